/** The button that opens the outline, and closes it again. */

import { ListTree } from "lucide";
import type { Editor } from "../../editor/editor.ts";
import { printed } from "../../tools/keys.ts";
import { Button } from "../button.tsx";
import { Icon } from "../icon.tsx";
import { words } from "../strings.ts";

export function OutlineButton({ editor }: { editor: Editor }) {
  const open = editor.panel.value === "outline";
  return (
    <Button
      label={words.outlined.open}
      stroke={printed("outline")}
      expanded={open}
      onClick={() => {
        editor.panel.value = open ? undefined : "outline";
      }}
    >
      <Icon of={ListTree} size={18} />
    </Button>
  );
}
