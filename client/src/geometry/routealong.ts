/** Places along a path, told by the share of its length; and a path cut short, to make room for what is on its ends. */

import { between, distance, minus, type Point } from "./point.ts";
import { type Path, traced } from "./route.ts";

/** How much of its last piece a path keeps at least. */
const KEPT = 0.2;
const HALVINGS = 20;

/** The place at a share of the path's length. */
export function pointAt(path: Path, share: number): Point {
  const points = traced(path);
  let left = share * lengthOf(points);
  for (let n = 1; n < points.length; n++) {
    const [a, b] = [points[n - 1], points[n]];
    if (!a || !b) continue;
    const long = distance(a, b);
    if (long > 0 && left <= long) return between(a, b, left / long);
    left -= long;
  }
  return points.at(-1) ?? { x: 0, y: 0 };
}

/** The share of the path's length at which it comes nearest to `p`. */
export function shareAt(path: Path, p: Point): number {
  const points = traced(path);
  const whole = lengthOf(points);
  let best = { far: Infinity, share: 0.5 };
  let gone = 0;
  for (let n = 1; n < points.length; n++) {
    const [a, b] = [points[n - 1], points[n]];
    if (!a || !b) continue;
    const long = distance(a, b);
    const ahead = minus(b, a);
    const part = long === 0 ? 0 : ((p.x - a.x) * ahead.x + (p.y - a.y) * ahead.y) / long ** 2;
    const on = between(a, b, Math.min(1, Math.max(0, part)));
    const far = distance(on, p);
    if (far < best.far && whole > 0) best = { far, share: (gone + distance(a, on)) / whole };
    gone += long;
  }
  return best.share;
}

/** The path without so much of it at either end; a short last piece is never taken as a whole. */
export function trimmed(path: Path, atFrom: number, atTo: number): Path {
  if (path.kind === "polyline") {
    const points = shortened(shortened(path.points, atTo).toReversed(), atFrom).toReversed();
    return { kind: "polyline", points };
  }
  const reversed = (p: Cubic): Cubic => [p[3], p[2], p[1], p[0]];
  return { kind: "cubic", points: reversed(cut(reversed(cut(path.points, atTo)), atFrom)) };
}

type Cubic = readonly [Point, Point, Point, Point];

/** Without so much of its last piece. */
function shortened(points: readonly Point[], by: number): readonly Point[] {
  const [before, last] = [points.at(-2), points.at(-1)];
  if (by <= 0 || !before || !last) return points;
  const long = distance(before, last);
  if (long === 0) return points;
  return [...points.slice(0, -1), between(before, last, Math.max(KEPT, 1 - by / long))];
}

/** Up to where it comes as near to its end as `by`. */
function cut(cubic: Cubic, by: number): Cubic {
  const end = cubic[3];
  if (by <= 0 || distance(cubic[0], end) <= by) return cubic;
  let [near, far] = [1, 0.5];
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (near + far) / 2;
    if (distance(split(cubic, middle)[3], end) < by) near = middle;
    else far = middle;
  }
  return split(cubic, far);
}

/** The part of a cubic from its beginning to `t`. */
function split([a, b, c, d]: Cubic, t: number): Cubic {
  const [ab, bc, cd] = [between(a, b, t), between(b, c, t), between(c, d, t)];
  const [abc, bcd] = [between(ab, bc, t), between(bc, cd, t)];
  return [a, ab, abc, between(abc, bcd, t)];
}

function lengthOf(points: readonly Point[]): number {
  return points.reduce((sum, p, n) => sum + distance(p, points[n - 1] ?? p), 0);
}
