/** What the bar offers for a picture. */

import { Captions } from "lucide";
import { question } from "../editor/imagesquestion.ts";
import type { Image } from "../model/item.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { words } from "./strings.ts";

/** In the bar over a picture: what it shows. */
export function ImageLooks({ image }: { image: Image }) {
  return (
    <Button
      label={words.pictures.describe}
      pressed={image.alt !== ""}
      onClick={() => {
        question.value = { ids: [image.id], at: 0, eager: true };
      }}
    >
      <Icon of={Captions} />
    </Button>
  );
}
