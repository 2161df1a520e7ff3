/** Making the selection larger or smaller without a drag: every thing around its own middle, in its own ratio. */

import { type Box, centre } from "../geometry/box.ts";
import type { Op } from "../model/change.ts";
import { isPlaced, type Json } from "../model/item.ts";
import { pulled } from "../shapes/registry.ts";
import type { Editor } from "./editor.ts";
import { scaledGroup } from "./groupingscale.ts";

/** How much one press changes. */
export const SCALE_STEP = 1.25;
const LEAST = 8;

export function scale(editor: Editor, by: number): void {
  const ops = editor.selected
    .peek()
    .filter(isPlaced)
    .filter((item) => editor.free(item) && Math.min(item.w, item.h) * by >= LEAST)
    .map((item): Op => {
      // The corner is pulled as a hand would pull it, so that each kind keeps what it keeps.
      const set = pulled(item, "se", { x: item.x + item.w * by, y: item.y + item.h * by }, true);
      const after: Box = { ...item, ...set };
      const [was, is] = [centre(item), centre(after)];
      return {
        op: "update",
        id: item.id,
        set: { ...rounded(set), x: round(after.x + was.x - is.x), y: round(after.y + was.y - is.y) },
      };
    });
  const groups = editor.selected.peek().filter((item) => item.kind === "group");
  editor.propose([...ops, ...groups.flatMap((group) => scaledGroup(editor, group, by))], "size");
}

function rounded(set: Readonly<Record<string, Json>>): Readonly<Record<string, Json>> {
  return Object.fromEntries(
    Object.entries(set).map(([name, value]) => [name, typeof value === "number" ? round(value) : value]),
  );
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
