/** What holds what: the container that a box lies in, by how much of it lies there. */

import { type Box, centre, holds } from "../geometry/box.ts";
import type { Frame, Table } from "../model/item.ts";
import { isLaid } from "../shapes/plan.ts";
import type { Editor } from "./editor.ts";

/** The topmost frame or table that holds at least half of the box. */
export function holderOf(editor: Editor, box: Box, except: ReadonlySet<string> = new Set()): Frame | Table | undefined {
  return editor.places
    .within({ ...centre(box), w: 0, h: 0 })
    .filter((item) => item.kind === "frame" || item.kind === "table")
    .findLast((holder) => !except.has(holder.id) && common(holder, box) >= (box.w * box.h) / 2);
}

/** The frame or table that an item with this box belongs to: the topmost one that holds its middle. */
export function homeOf(editor: Editor, box: Box, except: ReadonlySet<string> = new Set()): Frame | Table | undefined {
  const middle = centre(box);
  return editor.places
    .within({ ...middle, w: 0, h: 0 })
    .filter((item) => item.kind === "frame" || item.kind === "table")
    .findLast((home) => !except.has(home.id) && holds(home, middle) && (isLaid(home) || fits(box, home)));
}

function fits(box: Box, home: Box): boolean {
  return home.w >= box.w && home.h >= box.h;
}

/** How much of the one box lies in the other. */
function common(a: Box, b: Box): number {
  const w = Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x);
  const h = Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y);
  return w > 0 && h > 0 ? w * h : 0;
}
