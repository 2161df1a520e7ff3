/** One step forward or back in the stack: past the next thing that is seen to lie over or under. */

import { around, meets } from "../geometry/box.ts";
import { byHeight, type Item, sameBand } from "../model/item.ts";
import { type Drawn, isDrawn } from "../shapes/shape.ts";
import type { Editor } from "./editor.ts";
import { leaves } from "./grouping.ts";

/** Bring the selection over the next thing above it, or under the next one below it. */
export function restackStep(editor: Editor, up: boolean): void {
  const moving = leaves(editor, editor.selected.peek()).filter((item) => editor.free(item));
  const target = neighbourInStack(editor, moving, up);
  if (!target) return;
  const ids = moving.toSorted(byHeight).map((item) => item.id);
  editor.propose([{ op: "restack", ids, to: { [up ? "above" : "below"]: target.id } }], "restack");
}

/** The nearest one in the stack that it overlaps; where it overlaps none, simply the nearest. */
function neighbourInStack(editor: Editor, moving: readonly Drawn[], up: boolean): Item | undefined {
  const ends = moving.toSorted(byHeight);
  const from = up ? ends.at(-1) : ends[0];
  const area = around(moving.map((item) => editor.boundsOf(item.id)).filter((box) => box !== undefined));
  if (!from || !area) return undefined;
  const ids = new Set(moving.map((item) => item.id));
  const ahead = [...editor.session.items.values()]
    .filter(isDrawn)
    .filter((item) => !ids.has(item.id) && sameBand(item, from) && byHeight(item, from) > 0 === up)
    .sort((a, b) => (up ? byHeight(a, b) : byHeight(b, a)));
  const touching = ahead.find((item) => {
    const box = editor.boundsOf(item.id);
    return box !== undefined && meets(box, area);
  });
  return touching ?? ahead[0];
}
