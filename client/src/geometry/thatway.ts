/** The next thing in a direction: what an arrow key means on a plane. */

import { type Box, centre } from "./box.ts";

export interface Direction {
  readonly x: -1 | 0 | 1;
  readonly y: -1 | 0 | 1;
}

/** How much farther something seems for every unit that it lies aside of the direction. */
const ASIDE = 2;

/**
 * The candidate that lies nearest in the direction, seen from `from`.
 *
 * What lies more in the direction than aside of it goes first; only without any is the rest of that side looked at.
 */
export function thatWay<T extends Box>(from: Box, way: Direction, candidates: Iterable<T>): T | undefined {
  const start = centre(from);
  let best: { readonly one: T; readonly straight: boolean; readonly far: number } | undefined;
  for (const one of candidates) {
    const { x, y } = centre(one);
    const along = (x - start.x) * way.x + (y - start.y) * way.y;
    if (along <= 0) continue;
    const aside = Math.abs((x - start.x) * way.y) + Math.abs((y - start.y) * way.x);
    const straight = aside <= along;
    const far = along + ASIDE * aside;
    if (!best || (straight && !best.straight) || (straight === best.straight && far < best.far)) {
      best = { one, straight, far };
    }
  }
  return best?.one;
}
