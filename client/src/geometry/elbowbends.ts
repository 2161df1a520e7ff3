/**
 * Elbows whose middle pieces somebody has moved: the way runs where they were put, and no longer looks for its own.
 *
 * A bend names the axis on which its piece is fixed and its place on it, told from the middles of what the two ends are on.
 * From 0 to 1 it is a share of the way from one to the other; below 0 it is so many units before the lesser of the two,
 * above 1 so many beyond the greater. So a piece between two items stays between them, and a piece beside them beside
 * them, wherever they are moved.
 */

import { axis, tidy } from "./elbow.ts";
import type { Point } from "./point.ts";
import { plus } from "./point.ts";
import type { Anchor, Side } from "./rim.ts";

export interface Bend {
  readonly axis: "x" | "y";
  readonly at: number;
}

/** What the ends look at: the middles of their items, or their free points. */
export type Ends = readonly [Point, Point];

/** How far a line goes out of a side that does not look toward its first bend. */
const OUT = 24;

/** Where the piece of a bend is now. */
export function placeOf({ axis, at }: Bend, [from, to]: Ends): number {
  const [a, b] = [from[axis], to[axis]];
  if (at < 0) return Math.min(a, b) + at;
  return at > 1 ? Math.max(a, b) + at - 1 : a + (b - a) * at;
}

/** The bend of a piece that is to be at `place` now. */
export function bendAt(axis: "x" | "y", place: number, [from, to]: Ends): Bend {
  const [a, b] = [from[axis], to[axis]];
  if (place < Math.min(a, b)) return { axis, at: fine(place - Math.min(a, b)) };
  if (place > Math.max(a, b)) return { axis, at: fine(1 + place - Math.max(a, b)) };
  return { axis, at: a === b ? 0.5 : fine((place - a) / (b - a)) };
}

/** The bends that keep every middle piece of a way where it is now. */
export function bendsOf(points: readonly Point[], ends: Ends): readonly Bend[] {
  return points.slice(1, -2).map((a, n) => {
    const axis = a.x === points[n + 2]?.x ? "x" : "y";
    return bendAt(axis, a[axis], ends);
  });
}

/** The side of an item through which a line gets to its nearest bend. */
export function sideToward(bend: Bend, middle: Point, ends: Ends): Side {
  const ahead = placeOf(bend, ends) >= middle[bend.axis];
  if (bend.axis === "x") return ahead ? "right" : "left";
  return ahead ? "bottom" : "top";
}

/** The way along the bends; nothing if they do not follow from each other, or lie behind an end. */
export function bent(from: Anchor, to: Anchor, bends: readonly Bend[], ends: Ends): readonly Point[] | undefined {
  const [first, last] = [bends[0], bends.at(-1)];
  if (!first || !last || bends.some(({ axis }, n) => axis === bends[n - 1]?.axis)) return undefined;
  const start = reaching(from, first, ends);
  const end = reaching(to, last, ends);
  if (!start || !end) return undefined;
  const corners = bends.slice(1).map((bend, n): Point => {
    const [place, other] = [placeOf(bend, ends), placeOf(bends[n] ?? bend, ends)];
    return bend.axis === "x" ? { x: place, y: other } : { x: other, y: place };
  });
  return tidy([...start, ...corners, ...end.toReversed()]);
}

/** From an anchor onto the piece of a bend, by a short way out if the anchor looks along it. */
function reaching({ point, normal }: Anchor, bend: Bend, ends: Ends): readonly Point[] | undefined {
  const place = placeOf(bend, ends);
  const out = axis(normal);
  const onto = (p: Point): Point => (bend.axis === "x" ? { x: place, y: p.y } : { x: p.x, y: place });
  if (out[bend.axis] === 0) {
    const turn = plus(point, out, OUT);
    return [point, turn, onto(turn)];
  }
  return (place - point[bend.axis]) * out[bend.axis] >= 0 ? [point, onto(point)] : undefined;
}

/** As exactly as the server keeps an `at`. [N3] */
function fine(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
