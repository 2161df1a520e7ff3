/** Closed lines drawn by hand, which may cross themselves. */

import type { Point } from "./point.ts";

/** Whether `p` lies inside: on a loop that crosses itself, what has been gone round an odd number of times. */
export function inside(corners: readonly Point[], p: Point): boolean {
  let within = false;
  let before = corners.at(-1);
  for (const corner of corners) {
    if (before && corner.y > p.y !== before.y > p.y) {
      const x = corner.x + ((before.x - corner.x) * (p.y - corner.y)) / (before.y - corner.y);
      if (p.x < x) within = !within;
    }
    before = corner;
  }
  return within;
}
