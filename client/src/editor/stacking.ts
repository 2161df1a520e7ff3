/** The stack: a step past the next thing that is seen to lie over or under, and frames under what lies in them. */

import { around, meets } from "../geometry/box.ts";
import type { Op } from "../model/change.ts";
import { byHeight, byStack, type Item, sameBand } from "../model/item.ts";
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

/** A new frame goes under the tables and frames that it is laid about: it would cover them. */
export function underlaid(editor: Editor, frame: string, inside: readonly Item[]): readonly Op[] {
  const lowest = leaves(editor, inside.filter(isDrawn)).filter(isGround).toSorted(byStack)[0];
  return lowest ? [{ op: "restack", ids: [frame], to: { below: lowest.id } }] : [];
}

/** What comes to lie in a frame or table that lies over it in the stack is brought over it, with what lies in it itself. */
export function broughtOver(editor: Editor, holder: Item, item: Item): readonly Op[] {
  if (!isGround(holder) || !isGround(item) || byStack(item, holder) > 0) return [];
  const ids = [item.id];
  for (const id of ids) {
    for (const child of editor.places.children(id)) {
      const inside = editor.session.items.get(child);
      if (inside && isGround(inside)) ids.push(child);
    }
  }
  return [{ op: "restack", ids, to: { above: holder.id } }];
}

/** Frames and tables alone can hide each other: everything else is drawn over them. [I6] */
function isGround(item: Item): boolean {
  return item.kind === "frame" || item.kind === "table";
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
