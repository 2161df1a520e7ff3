/** Lining up: the small correction that brings a box's edges or middles onto those of its neighbours. Pure. */

import type { Guide } from "../editor/preview.ts";
import { type Box, centre } from "../geometry/box.ts";
import { distance } from "../geometry/point.ts";

export interface Snapped {
  readonly dx: number;
  readonly dy: number;
  readonly guides: readonly Guide[];
}

const NEAREST = 24;

/** How far to move `box` so that it lines up with some of `others`, by at most `reach`. */
export function snap(box: Box, others: readonly Box[], reach: number): Snapped {
  const near = others.toSorted((a, b) => apart(a, box) - apart(b, box)).slice(0, NEAREST);
  const across = best(lines(box.x, box.w), near, (one) => lines(one.x, one.w), reach);
  const down = best(lines(box.y, box.h), near, (one) => lines(one.y, one.h), reach);
  const dx = across?.by ?? 0;
  const dy = down?.by ?? 0;
  const moved = { ...box, x: box.x + dx, y: box.y + dy };
  const guides: Guide[] = [];
  if (across) {
    const { from, to } = spread(moved.y, moved.h, across.box.y, across.box.h);
    guides.push({ from: { x: across.line, y: from }, to: { x: across.line, y: to } });
  }
  if (down) {
    const { from, to } = spread(moved.x, moved.w, down.box.x, down.box.w);
    guides.push({ from: { x: from, y: down.line }, to: { x: to, y: down.line } });
  }
  return { dx, dy, guides };
}

interface Fit {
  readonly by: number;
  readonly line: number;
  readonly box: Box;
}

/** The start, the middle and the end of a stretch. */
function lines(start: number, length: number): readonly number[] {
  return [start, start + length / 2, start + length];
}

function best(own: readonly number[], near: readonly Box[], theirs: (box: Box) => readonly number[], reach: number) {
  let found: Fit | undefined;
  for (const box of near) {
    for (const line of theirs(box)) {
      for (const mine of own) {
        const by = line - mine;
        if (Math.abs(by) <= reach && (!found || Math.abs(by) < Math.abs(found.by))) found = { by, line, box };
      }
    }
  }
  return found;
}

function apart(a: Box, b: Box): number {
  return distance(centre(a), centre(b));
}

function spread(a: number, aLength: number, b: number, bLength: number): { from: number; to: number } {
  return { from: Math.min(a, b), to: Math.max(a + aLength, b + bLength) };
}
