/** Lines with fewer points that look the same, by the way of Ramer, Douglas and Peucker. */

import { distanceToSegment, type Point } from "./point.ts";

/** A line is looked at in stretches of this many points: a scribble at once would take the square of its length. */
const STRETCH = 256;

/** The points that matter: leaving out the others moves the line nowhere by more than `slack`. */
export function simplified<P extends Point>(points: readonly P[], slack: number): readonly P[] {
  const last = points.length - 1;
  const kept = new Set([0, last]);
  const stretches: [number, number][] = [];
  for (let at = 0; at < last; at += STRETCH) {
    stretches.push([at, Math.min(last, at + STRETCH)]);
    kept.add(at);
  }
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to] = stretch;
    const farthest = farthestBetween(points, from, to);
    if (farthest === undefined || farthest.distance <= slack) continue;
    kept.add(farthest.at);
    stretches.push([from, farthest.at], [farthest.at, to]);
  }
  return points.filter((_, at) => kept.has(at));
}

function farthestBetween(points: readonly Point[], from: number, to: number) {
  const [a, b] = [points[from], points[to]];
  if (!a || !b) return undefined;
  let farthest: { readonly at: number; readonly distance: number } | undefined;
  for (let at = from + 1; at < to; at++) {
    const p = points[at];
    const distance = p ? distanceToSegment(p, a, b) : 0;
    if (!farthest || distance > farthest.distance) farthest = { at, distance };
  }
  return farthest;
}
