/** Selecting everything, in two steps: first what lies in the same frame, then what lies on the whole board. */

import { isDrawn } from "../shapes/shape.ts";
import { selectAll } from "./commands.ts";
import type { Editor } from "./editor.ts";

export function selectWider(editor: Editor): void {
  const parents = new Set(editor.selected.peek().map((item) => item.parent));
  const [frame, ...others] = parents;
  const inside =
    frame === undefined || others.length > 0
      ? []
      : [...editor.session.items.values()].filter(
          (item) => item.parent === frame && isDrawn(item) && editor.pickable(item),
        );
  const selected = editor.selection.peek();
  if (inside.some((item) => !selected.has(item.id))) editor.select(inside.map((item) => item.id));
  else selectAll(editor);
}
