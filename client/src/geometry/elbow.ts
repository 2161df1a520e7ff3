/**
 * Elbow connectors: the cheapest way of level and upright pieces out of one anchor and into another.
 *
 * The ways that need no search are tried first. Otherwise a best-first search runs over the sparse grid that the two
 * boxes, their outlines with a margin, and the lines half way between them span. Length costs what it is, and each bend
 * as much as 60 units, so that a short detour beats a staircase. Of equal guesses the one that was found first is followed,
 * so the same question has one answer.
 */

import type { Box } from "./box.ts";
import { minus, type Point, plus } from "./point.ts";
import type { Anchor } from "./rim.ts";

/** How far the line keeps away from boxes; where they stand too close for the wide margin, the narrow one is tried. */
const MARGINS = [24, 8];
const BEND = 60;

/** The corner points from anchor to anchor; the boxes are gone around, where there is a way at all. */
export function elbow(from: Anchor, to: Anchor, own: readonly Box[], others: readonly Box[]): readonly Point[] {
  const start = { point: from.point, normal: axis(from.normal) };
  const end = { point: to.point, normal: axis(to.normal) };
  const walls = [...own, ...others];
  const easy = straightOrZ(start, end);
  if (easy && clear(easy, walls)) return easy;
  for (const margin of MARGINS) {
    const found = search(start, end, own, walls, margin);
    if (found) return found;
  }
  return easy ?? tidy([start.point, { x: end.point.x, y: start.point.y }, end.point]);
}

/** The level or upright unit vector nearest to a normal, which on a disc may point anywhere. */
function axis(normal: Point): Point {
  if (Math.abs(normal.x) >= Math.abs(normal.y)) return { x: normal.x < 0 ? -1 : 1, y: 0 };
  return { x: 0, y: normal.y < 0 ? -1 : 1 };
}

/** One straight piece, one corner, or a Z through the middle: enough when the two ends face each other. */
function straightOrZ(from: Anchor, to: Anchor): readonly Point[] | undefined {
  const a = from.point;
  const b = to.point;
  const ahead = minus(b, a);
  const out = ahead.x * from.normal.x + ahead.y * from.normal.y;
  const into = -(ahead.x * to.normal.x + ahead.y * to.normal.y);
  if (out < 0 || into < 0) return undefined;
  const level = from.normal.x !== 0;
  if (level !== (to.normal.x !== 0)) return tidy([a, level ? { x: b.x, y: a.y } : { x: a.x, y: b.y }, b]);
  if (from.normal.x + to.normal.x !== 0 || from.normal.y + to.normal.y !== 0) return undefined;
  if (level) {
    const x = (a.x + b.x) / 2;
    return tidy([a, { x, y: a.y }, { x, y: b.y }, b]);
  }
  const y = (a.y + b.y) / 2;
  return tidy([a, { x: a.x, y }, { x: b.x, y }, b]);
}

interface Node {
  readonly column: number;
  readonly row: number;
  readonly way: number;
  readonly cost: number;
  readonly before: Node | undefined;
}

const WAYS: readonly Point[] = [
  { x: 1, y: 0 },
  { x: 0, y: 1 },
  { x: -1, y: 0 },
  { x: 0, y: -1 },
];

function search(
  from: Anchor,
  to: Anchor,
  own: readonly Box[],
  walls: readonly Box[],
  margin: number,
): readonly Point[] | undefined {
  const leave = outside(from, own, margin);
  const arrive = outside(to, own, margin);
  const columns = lines(leave.x, arrive.x, own, walls, margin, "x", "w");
  const rows = lines(leave.y, arrive.y, own, walls, margin, "y", "h");
  const goal = { column: columns.indexOf(arrive.x), row: rows.indexOf(arrive.y) };
  const first = WAYS.findIndex((way) => way.x === from.normal.x && way.y === from.normal.y);
  const last = WAYS.findIndex((way) => way.x === -to.normal.x && way.y === -to.normal.y);
  const at = (column: number, row: number): Point => ({ x: columns[column] ?? 0, y: rows[row] ?? 0 });
  const rest = (p: Point): number => Math.abs(p.x - arrive.x) + Math.abs(p.y - arrive.y);

  const spot = (column: number, row: number, way: number): number =>
    (row * columns.length + column) * WAYS.length + way;
  const least = new Float64Array(columns.length * rows.length * WAYS.length).fill(Infinity);

  const open = new Frontier();
  open.add(0, { column: columns.indexOf(leave.x), row: rows.indexOf(leave.y), way: first, cost: 0, before: undefined });
  for (let node = open.take(); node; node = open.take()) {
    if (node.column === goal.column && node.row === goal.row && node.way === last) {
      return tidy([from.point, ...trail(node, at), to.point]);
    }
    if (node.cost > (least[spot(node.column, node.row, node.way)] ?? 0)) continue;
    const here = at(node.column, node.row);
    for (const [way, step] of WAYS.entries()) {
      if ((way + 2) % WAYS.length === node.way) continue;
      const turning = way !== node.way;
      // A turn is a step of its own, so that arriving in the wrong direction is paid for, too.
      const column = node.column + (turning ? 0 : step.x);
      const row = node.row + (turning ? 0 : step.y);
      if (column < 0 || row < 0 || column >= columns.length || row >= rows.length) continue;
      const there = at(column, row);
      const cost = node.cost + (turning ? BEND : Math.abs(there.x - here.x) + Math.abs(there.y - here.y));
      const place = spot(column, row, way);
      if (cost >= (least[place] ?? 0) || (!turning && walls.some((wall) => cuts(here, there, wall)))) continue;
      least[place] = cost;
      open.add(cost + rest(there), { column, row, way, cost, before: node });
    }
  }
  return undefined;
}

/** The grid lines of one axis: through both ends, along every margin, and half way between the two boxes. */
function lines(
  a: number,
  b: number,
  own: readonly Box[],
  walls: readonly Box[],
  margin: number,
  place: "x" | "y",
  length: "w" | "h",
): readonly number[] {
  const found = [a, b, (a + b) / 2];
  for (const wall of walls) found.push(wall[place] - margin, wall[place] + wall[length] + margin);
  const [one, other] = own;
  if (one && other) {
    found.push((one[place] + one[length] + other[place]) / 2, (other[place] + other[length] + one[place]) / 2);
  }
  return [...new Set(found)].sort((x, y) => x - y);
}

/** Where the line is free to turn: past the end's own box, since an end may be tied to a place within it. */
function outside(end: Anchor, own: readonly Box[], margin: number): Point {
  const { point: p, normal } = end;
  let far = 0;
  for (const box of own) {
    if (p.x < box.x || p.x > box.x + box.w || p.y < box.y || p.y > box.y + box.h) continue;
    const room = normal.x > 0 ? box.x + box.w - p.x : normal.x < 0 ? p.x - box.x : 0;
    far = Math.max(far, room, normal.y > 0 ? box.y + box.h - p.y : normal.y < 0 ? p.y - box.y : 0);
  }
  return plus(p, normal, far + margin);
}

/** The nodes still to be looked at, smallest guess first, then first come. */
class Frontier {
  readonly #heap: { readonly guess: number; readonly order: number; readonly node: Node }[] = [];
  #count = 0;

  add(guess: number, node: Node): void {
    const heap = this.#heap;
    const added = { guess, order: this.#count++, node };
    let place = heap.push(added) - 1;
    while (place > 0) {
      const above = (place - 1) >> 1;
      const parent = heap[above];
      if (!parent || parent.guess <= guess) break;
      heap[place] = parent;
      place = above;
    }
    heap[place] = added;
  }

  take(): Node | undefined {
    const heap = this.#heap;
    const best = heap[0];
    const last = heap.pop();
    if (!best || !last || best === last) return best?.node;
    let place = 0;
    for (;;) {
      let below = 2 * place + 1;
      if (this.#before(below + 1, below)) below++;
      const child = heap[below];
      if (!child || last.guess < child.guess || (last.guess === child.guess && last.order < child.order)) break;
      heap[place] = child;
      place = below;
    }
    heap[place] = last;
    return best.node;
  }

  #before(one: number, other: number): boolean {
    const a = this.#heap[one];
    const b = this.#heap[other];
    return a !== undefined && b !== undefined && (a.guess < b.guess || (a.guess === b.guess && a.order < b.order));
  }
}

function trail(node: Node, at: (column: number, row: number) => Point): readonly Point[] {
  const points: Point[] = [];
  for (let step: Node | undefined = node; step; step = step.before) points.push(at(step.column, step.row));
  return points.reverse();
}

/** Whether no piece runs through the inside of a wall; along its edge is fine. */
function clear(points: readonly Point[], walls: readonly Box[]): boolean {
  for (let n = 1; n < points.length; n++) {
    const a = points[n - 1];
    const b = points[n];
    if (a && b && walls.some((wall) => cuts(a, b, wall))) return false;
  }
  return true;
}

function cuts(a: Point, b: Point, wall: Box): boolean {
  return (
    Math.max(a.x, b.x) > wall.x &&
    Math.min(a.x, b.x) < wall.x + wall.w &&
    Math.max(a.y, b.y) > wall.y &&
    Math.min(a.y, b.y) < wall.y + wall.h
  );
}

/** Leave out points on which the way does not turn. */
function tidy(points: readonly Point[]): readonly Point[] {
  const done: Point[] = [];
  for (const p of points) {
    const last = done.at(-1);
    const before = done.at(-2);
    if (last && last.x === p.x && last.y === p.y) continue;
    if (last && before && ((before.x === last.x && last.x === p.x) || (before.y === last.y && last.y === p.y)))
      done.pop();
    done.push(p);
  }
  return done.length > 1 ? done : points.slice(0, 2);
}
