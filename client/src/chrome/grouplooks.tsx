/** Putting things together and taking them apart: groups and piles. */

import { GalleryHorizontal, Group, Layers, Ungroup } from "lucide";
import type { Editor } from "../editor/editor.ts";
import { canGroup, group, ungroup } from "../editor/grouping.ts";
import { pile, pileable, spread } from "../editor/piling.ts";
import { printed } from "../tools/keys.ts";
import { Button } from "./button.tsx";
import { Icon } from "./icon.tsx";
import { words } from "./strings.ts";

export function GroupLooks({ editor }: { editor: Editor }) {
  const kinds = new Set(editor.selected.value.map(({ kind }) => kind));
  const say = words.containers;
  return (
    <>
      {kinds.has("pile") && (
        <Button label={say.spread} onClick={() => spread(editor)}>
          <Icon of={GalleryHorizontal} />
        </Button>
      )}
      {canGroup(editor) && (
        <Button label={say.group} stroke={printed("group")} onClick={() => group(editor)}>
          <Icon of={Group} />
        </Button>
      )}
      {kinds.has("group") && (
        <Button label={say.ungroup} stroke={printed("ungroup")} onClick={() => ungroup(editor)}>
          <Icon of={Ungroup} />
        </Button>
      )}
      {!kinds.has("group") && pileable(editor).length > 1 && (
        <Button label={say.pile} onClick={() => pile(editor)}>
          <Icon of={Layers} />
        </Button>
      )}
    </>
  );
}
