/** Lines between the same two items, side by side instead of one on the other. */

import type { Box } from "./box.ts";
import { minus, type Point, plus } from "./point.ts";
import { type Anchor, covered, disc, type Outline } from "./rim.ts";
import { type Path, route } from "./route.ts";

/** How far apart parallel lines run. */
export const SPREAD = 12;
/** What stays free of lines at either end of a side. */
const CORNER = 6;
/** Halvings until a place on a curved rim is right to a hundredth of a unit. */
const HALVINGS = 16;

export interface Spread {
  readonly from: Anchor;
  readonly to: Anchor;
  readonly path: Path;
}

/** How far line `at` of `count` runs to the left of where it would run alone. */
export function laneOf(at: number, count: number): number {
  return (at - (count - 1) / 2) * SPREAD;
}

/** The way moved to the left of its own direction by `by`; its ends stay on the rims of what they are on. */
export function spread(
  path: Path,
  [from, to]: readonly [Anchor, Anchor],
  [one, other]: readonly [Outline, Outline],
  by: number,
): Spread {
  const room = Math.min(roomOn(one, from), roomOn(other, to));
  const step = Math.max(-room, Math.min(room, by));
  const start = slid(from, one, leftOf(from.normal), step);
  const end = slid(to, other, leftOf(minus({ x: 0, y: 0 }, to.normal)), step);
  if (path.kind === "cubic") return { from: start, to: end, path: route("curved", start, end) };
  const points = path.points.length < 3 ? [] : moved(path.points, step).slice(1, -1);
  return { from: start, to: end, path: { kind: "polyline", points: [start.point, ...points, end.point] } };
}

/** Each corner moves with both of its pieces, which stand upright on each other. */
function moved(points: readonly Point[], by: number): readonly Point[] {
  return points.map((p, n) => {
    const before = points[n - 1];
    const after = points[n + 1];
    const first = before ? leftOf(toward(before, p)) : { x: 0, y: 0 };
    const second = after ? leftOf(toward(p, after)) : { x: 0, y: 0 };
    return plus(plus(p, first, by), second, by);
  });
}

/** The anchor moved along its side, and back onto the rim where that is bent. */
function slid({ point, normal }: Anchor, outline: Outline, along: Point, by: number): Anchor {
  const there = plus(point, along, by);
  if (!outline.round && outline.rim !== "ellipse" && outline.rim !== "diamond") {
    return { point: outline.turn ? there : onSide(there, normal, outline.box), normal };
  }
  let [near, far] = [0, Math.min(outline.box.w, outline.box.h) / 2];
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (near + far) / 2;
    if (covered(outline, plus(there, normal, -middle))) far = middle;
    else near = middle;
  }
  return { point: plus(there, normal, -far), normal };
}

/** A line that does not start in the middle of a side has less room on it. */
function onSide({ x, y }: Point, normal: Point, box: Box): Point {
  const clamped = (place: number, start: number, long: number): number =>
    Math.max(start + Math.min(CORNER, long / 2), Math.min(start + long - Math.min(CORNER, long / 2), place));
  return normal.x === 0 ? { x: clamped(x, box.x, box.w), y } : { x, y: clamped(y, box.y, box.h) };
}

/** How far an anchor may move along its side. */
function roomOn(outline: Outline, { normal }: Anchor): number {
  const body = outline.round ? disc(outline.box) : outline.box;
  const side = Math.abs(normal.x) >= Math.abs(normal.y) ? body.h : body.w;
  return Math.max(0, side / 2 - CORNER);
}

function toward(a: Point, b: Point): Point {
  return { x: Math.sign(b.x - a.x), y: Math.sign(b.y - a.y) };
}

function leftOf({ x, y }: Point): Point {
  return { x: y === 0 ? 0 : -y, y: x };
}
