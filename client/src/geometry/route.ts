/** The way a connector takes between two anchors, and what is asked of it: its label, its distance, its bounds. */

import { aroundPoints, type Box, isSame } from "./box.ts";
import { elbow, type Own } from "./elbow.ts";
import { between, distance, distanceToSegment, minus, type Point, plus, RIGHT } from "./point.ts";
import type { Anchor, Route } from "./rim.ts";

/** A line through points, or one cubic through its two control points. */
export type Path =
  | { readonly kind: "polyline"; readonly points: readonly Point[] }
  | { readonly kind: "cubic"; readonly points: readonly [Point, Point, Point, Point] };

/** What an elbow goes around: the boxes of its own two items, and others in its way. */
export interface Around extends Own {
  readonly avoid?: readonly Box[];
}

/** Pieces that a curve is cut into where it is measured; finer is not visible at a pointer's precision. */
const PIECES = 24;

export function route(how: Route, from: Anchor, to: Anchor, around: Around = {}): Path {
  // A line to where it came from has to go around something.
  const looped = how === "straight" && around.from && around.to && isSame(around.from, around.to);
  switch (looped ? "elbow" : how) {
    case "straight":
      return { kind: "polyline", points: [from.point, to.point] };
    case "elbow":
      return { kind: "polyline", points: elbow(from, to, around, around.avoid ?? []) };
    case "curved":
      return { kind: "cubic", points: curve(from, to) };
  }
}

/** Where a label sits: the middle of a line's longest piece, or of the curve. */
export function labelPoint(path: Path): Point {
  if (path.kind === "cubic") return onCubic(path.points, 0.5);
  let best: readonly [Point, Point] | undefined;
  for (const piece of pieces(path.points)) {
    if (!best || distance(...piece) > distance(...best)) best = piece;
  }
  return best ? between(...best) : (path.points[0] ?? { x: 0, y: 0 });
}

/** How far `p` is from the path. */
export function distanceTo(path: Path, p: Point): number {
  return Math.min(...pieces(traced(path)).map(([a, b]) => distanceToSegment(p, a, b)));
}

/** The box around the path (of a cubic, around its control points, between which it stays). */
export function pathBounds(path: Path): Box {
  return aroundPoints(path.points) ?? { x: 0, y: 0, w: 0, h: 0 };
}

/** The unit vector that points out of the path at its end, for caps. */
export function heading(path: Path, end: "from" | "to"): Point {
  const points = end === "to" ? path.points : path.points.toReversed();
  const tip = points.at(-1);
  const before = tip && points.findLast((p) => distance(p, tip) > 0);
  if (!tip || !before) return RIGHT;
  const length = distance(tip, before);
  const away = minus(tip, before);
  return { x: away.x / length, y: away.y / length };
}

/** The path as points close enough together to be taken for the path itself. */
export function traced(path: Path): readonly Point[] {
  if (path.kind === "polyline") return path.points;
  return Array.from({ length: PIECES + 1 }, (_, n) => onCubic(path.points, n / PIECES));
}

/** One cubic along both normals. */
function curve(from: Anchor, to: Anchor): readonly [Point, Point, Point, Point] {
  const ahead = minus(to.point, from.point);
  return [
    from.point,
    plus(from.point, from.normal, arm(from.normal, ahead)),
    plus(to.point, to.normal, arm(to.normal, minus(from.point, to.point))),
    to.point,
  ];
}

/** How far a curve keeps its first direction: half the way to an end ahead, a wider turn for one behind. */
function arm(normal: Point, ahead: Point): number {
  const along = normal.x * ahead.x + normal.y * ahead.y;
  return Math.max(24, along > 0 ? along / 2 : Math.min(-along, 200));
}

function onCubic([a, b, c, d]: readonly [Point, Point, Point, Point], t: number): Point {
  const ab = between(a, b, t);
  const bc = between(b, c, t);
  const cd = between(c, d, t);
  return between(between(ab, bc, t), between(bc, cd, t), t);
}

function pieces(points: readonly Point[]): readonly (readonly [Point, Point])[] {
  return points.slice(1).map((p, n) => [points[n] ?? p, p]);
}
