/** Contours: lines of straight and bent pieces, as figures are drawn from. Pure, so that they can be hit without a canvas. */

import { aroundPoints, type Box } from "./box.ts";
import { distanceToSegment, type Point, point } from "./point.ts";

/** One piece: straight to its end, or bent by two control points. */
interface Piece {
  readonly to: Point;
  readonly bend?: readonly [Point, Point];
}

export interface Contour {
  readonly from: Point;
  readonly pieces: readonly Piece[];
  /** Whether it ends where it began, and has an inside. */
  readonly closed: boolean;
}

/** How far a control point reaches along the tangent, so that a bent piece is a quarter of an ellipse. */
const QUARTER = 0.5523;
const STEPS = 12;

export function polygon(points: readonly (readonly [number, number])[]): Contour {
  const [from = { x: 0, y: 0 }, ...rest] = points.map(([x, y]) => ({ x, y }));
  return { from, pieces: rest.map((to) => ({ to })), closed: true };
}

/** A quarter of an ellipse from `a` to `b`, whose tangents meet in `corner`. */
export function quarter(a: Point, corner: Point, b: Point): Piece {
  const toward = (p: Point): Point => ({ x: p.x + (corner.x - p.x) * QUARTER, y: p.y + (corner.y - p.y) * QUARTER });
  return { to: b, bend: [toward(a), toward(b)] };
}

/** A box whose corners are rounded by quarters as wide as `rx` and as high as `ry`. */
export function rounded({ x, y, w, h }: Box, rx: number, ry = rx): Contour {
  const [right, bottom] = [x + w, y + h];
  const corners: readonly [Point, Point, Point][] = [
    [point(right - rx, y), point(right, y), point(right, y + ry)],
    [point(right, bottom - ry), point(right, bottom), point(right - rx, bottom)],
    [point(x + rx, bottom), point(x, bottom), point(x, bottom - ry)],
    [point(x, y + ry), point(x, y), point(x + rx, y)],
  ];
  return {
    from: point(x + rx, y),
    pieces: corners.flatMap(([a, corner, b]) => [{ to: a }, quarter(a, corner, b)]),
    closed: true,
  };
}

/** The contour with every point moved elsewhere. */
export function mapped({ from, pieces, closed }: Contour, to: (p: Point) => Point): Contour {
  return {
    from: to(from),
    pieces: pieces.map((piece) =>
      piece.bend ? { to: to(piece.to), bend: [to(piece.bend[0]), to(piece.bend[1])] } : { to: to(piece.to) },
    ),
    closed,
  };
}

/** The contour stretched and moved until it fills the unit square. */
export function normal(contour: Contour): Contour {
  const box = aroundPoints(flattened(contour)) ?? { x: 0, y: 0, w: 1, h: 1 };
  return mapped(contour, (p) => ({ x: (p.x - box.x) / box.w, y: (p.y - box.y) / box.h }));
}

/** The contour as points with straight lines between them; a closed one ends where it began. */
export function flattened({ from, pieces, closed }: Contour): readonly Point[] {
  const points = [from];
  let last = from;
  for (const { to, bend } of pieces) {
    if (bend) for (let n = 1; n < STEPS; n++) points.push(onCurve(last, bend, to, n / STEPS));
    points.push(to);
    last = to;
  }
  if (closed) points.push(from);
  return points;
}

/** Whether the closed line of points goes around `p`. */
export function surrounds(points: readonly Point[], p: Point): boolean {
  let inside = false;
  points.forEach((a, at) => {
    const b = points[at + 1];
    if (!b || a.y > p.y === b.y > p.y) return;
    if (p.x < a.x + ((p.y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside;
  });
  return inside;
}

/** How far `p` is from the line of points. */
export function gap(points: readonly Point[], p: Point): number {
  return points.reduce((least, a, at) => {
    const b = points[at + 1];
    return b ? Math.min(least, distanceToSegment(p, a, b)) : least;
  }, Infinity);
}

/** The contour as the `d` of an SVG path. */
export function svgPath({ from, pieces, closed }: Contour): string {
  const at = ({ x, y }: Point): string => `${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100}`;
  const steps = pieces.map(({ to, bend }) => (bend ? `C${at(bend[0])} ${at(bend[1])} ${at(to)}` : `L${at(to)}`));
  return `M${at(from)}${steps.join("")}${closed ? "Z" : ""}`;
}

function onCurve(a: Point, [b, c]: readonly [Point, Point], d: Point, part: number): Point {
  const rest = 1 - part;
  const mix = (p: number, q: number, r: number, s: number): number =>
    rest ** 3 * p + 3 * rest ** 2 * part * q + 3 * rest * part ** 2 * r + part ** 3 * s;
  return { x: mix(a.x, b.x, c.x, d.x), y: mix(a.y, b.y, c.y, d.y) };
}
