/** Points and vectors of the board's plane: x grows to the right, y grows downward. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export const RIGHT: Point = { x: 1, y: 0 };

export function point(x: number, y: number): Point {
  return { x, y };
}

export function plus(a: Point, b: Point, times = 1): Point {
  return { x: a.x + b.x * times, y: a.y + b.y * times };
}

export function minus(a: Point, b: Point): Point {
  return { x: a.x - b.x, y: a.y - b.y };
}

export function between(a: Point, b: Point, part = 0.5): Point {
  return { x: a.x + (b.x - a.x) * part, y: a.y + (b.y - a.y) * part };
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}

/** How far `p` is from the segment between `a` and `b`. */
export function distanceToSegment(p: Point, a: Point, b: Point): number {
  const along = minus(b, a);
  const square = along.x * along.x + along.y * along.y;
  if (square === 0) return distance(p, a);
  const part = ((p.x - a.x) * along.x + (p.y - a.y) * along.y) / square;
  return distance(p, plus(a, along, Math.min(1, Math.max(0, part))));
}
