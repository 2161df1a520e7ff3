/** Free space: the place nearest to where one would like a box to be, where it covers nothing. */

import { type Box, meets } from "./box.ts";

/** After this many tries the board is too full to look on; what is left is a place beside everything. */
const TRIES = 3_000;

/**
 * Move `box` as little as it takes to meet nothing within `gap`.
 *
 * `inTheWay` gives the box around everything that meets the given one. The search goes round it on each of its four
 * sides, nearest places first.
 */
export function freeSpot(box: Box, gap: number, inTheWay: (area: Box) => Box | undefined): Box | undefined {
  const far = (at: Box): number => Math.hypot(at.x - box.x, at.y - box.y);
  const waiting: Box[] = [box];
  const seen = new Set<string>();
  for (let tries = 0; tries < TRIES; tries++) {
    let nearest = 0;
    for (let at = 1; at < waiting.length; at++) {
      if (far(waiting[at] ?? box) < far(waiting[nearest] ?? box)) nearest = at;
    }
    const [here] = waiting.splice(nearest, 1);
    if (!here) return undefined;
    const other = inTheWay({ x: here.x - gap, y: here.y - gap, w: here.w + 2 * gap, h: here.h + 2 * gap });
    if (!other) return here;
    for (const next of around(here, other, gap + 0.01)) {
      const key = `${Math.round(next.x)} ${Math.round(next.y)}`;
      if (!seen.has(key)) waiting.push(next);
      seen.add(key);
    }
  }
  return undefined;
}

/** The box moved to each side of another. */
function around(box: Box, other: Box, gap: number): readonly Box[] {
  return [
    { ...box, x: other.x + other.w + gap },
    { ...box, x: other.x - box.w - gap },
    { ...box, y: other.y + other.h + gap },
    { ...box, y: other.y - box.h - gap },
  ].filter((moved) => !meets(moved, other));
}
