/** Elbow connectors: the cheapest way of level and upright pieces out of one anchor and into another. */

import { type Box, holds } from "./box.ts";
import { BEND, cuts, type Found, type Gate, type Lines, search } from "./elbowsearch.ts";
import { minus, type Point, plus } from "./point.ts";
import type { Anchor } from "./rim.ts";

/** How far the line keeps away from boxes; where they stand too close for the wide margin, the narrow one is tried. */
const MARGINS = [24, 8] as const;
/** What it costs to run through a box, where there is no way around. */
const THROUGH = 10_000;

/** The boxes of the two items that a connector is bound to. */
export interface Own {
  readonly from?: Box | undefined;
  readonly to?: Box | undefined;
}

/** The corner points from anchor to anchor; the boxes are gone around, where there is a way at all. */
export function elbow(from: Anchor, to: Anchor, own: Own, others: readonly Box[]): readonly Point[] {
  const way = direct(from, to, own, others);
  if (way) return way;
  const walls = wallsOf(from, to, own);
  const easy = straightOrZ(from, to);
  const found = cheapest([from], [to], walls, others);
  if (found) return found.points;
  // Others are run through before one's own two are.
  if (easy && clear(easy, walls)) return easy;
  return cheapest([from], [to], walls, [])?.points ?? easy ?? corner(from.point, to.point);
}

/** A way that needs no search, if it leads through nothing. */
export function direct(from: Anchor, to: Anchor, own: Own, others: readonly Box[]): readonly Point[] | undefined {
  const easy = straightOrZ(from, to);
  return easy && clear(easy, wallsOf(from, to, own)) && clear(easy, around(from, to, others)) ? easy : undefined;
}

/** The cheapest way out of one of the anchors and into one of the others, for less than `limit`, if there is one. */
export function cheapest(
  from: readonly Anchor[],
  to: readonly Anchor[],
  own: readonly Box[],
  others: readonly Box[],
  limit = Infinity,
): Found | undefined {
  for (const margin of MARGINS) {
    const found = searched(from, to, own, others, margin, limit);
    if (found) return found;
  }
  return undefined;
}

/** One's own boxes as walls; not one that the other end lies in, such as a frame tied to what it holds. */
export function wallsOf(from: Anchor, to: Anchor, own: Own): readonly Box[] {
  const walls: Box[] = [];
  if (own.from && !encloses(own.from, to.point)) walls.push(own.from);
  if (own.to && !encloses(own.to, from.point)) walls.push(own.to);
  return walls;
}

/** What a way costs: its length, its bends, and whether it runs through anything. */
export function costOf(points: readonly Point[], walls: readonly Box[]): number {
  let cost = BEND * (points.length - 2);
  for (let n = 1; n < points.length; n++) {
    const a = points[n - 1];
    const b = points[n];
    if (a && b) cost += Math.abs(a.x - b.x) + Math.abs(a.y - b.y);
  }
  return clear(points, walls) ? cost : cost + THROUGH;
}

/** Whether no piece runs through the inside of a wall. */
export function clear(points: readonly Point[], walls: readonly Box[]): boolean {
  return walls.every((wall) => !crosses(points, wall));
}

/** The level or upright unit vector nearest to a normal, which on a disc may point anywhere. */
export function axis(normal: Point): Point {
  if (Math.abs(normal.x) >= Math.abs(normal.y)) return { x: normal.x < 0 ? -1 : 1, y: 0 };
  return { x: 0, y: normal.y < 0 ? -1 : 1 };
}

/** Leave out points on which the way does not turn. */
export function tidy(points: readonly Point[]): readonly Point[] {
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

function corner(a: Point, b: Point): readonly Point[] {
  return tidy([a, { x: b.x, y: a.y }, b]);
}

/** One straight piece, one corner, or a Z through the middle: enough when the two ends face each other. */
function straightOrZ(start: Anchor, end: Anchor): readonly Point[] | undefined {
  const from = { point: start.point, normal: axis(start.normal) };
  const to = { point: end.point, normal: axis(end.normal) };
  const [a, b] = [from.point, to.point];
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

/** The cheapest way that keeps so far away from boxes. */
function searched(
  from: readonly Anchor[],
  to: readonly Anchor[],
  own: readonly Box[],
  others: readonly Box[],
  margin: number,
  limit: number,
): Found | undefined {
  const starts = gates(from, own, others, margin);
  const goals = gates(to, own, others, margin);
  if (starts.length === 0 || goals.length === 0) return undefined;
  const walls = [...own, ...around(from[0], to[0], others)];
  const into = goals.map(({ gate }) => ({ ...gate, way: { x: -gate.way.x, y: -gate.way.y } }));
  const found = search(
    starts.map(({ gate }) => gate),
    into,
    linesOf([...starts, ...goals], own, walls, margin),
    walls,
    limit,
  );
  const [start, goal] = [starts[found?.from ?? -1], goals[found?.to ?? -1]];
  if (!found || !start || !goal) return undefined;
  return {
    from: start.which,
    to: goal.which,
    points: tidy([start.point, ...found.points, goal.point]),
  };
}

interface Way {
  readonly which: number;
  readonly point: Point;
  readonly gate: Gate;
}

/** The gates of anchors out of which nothing stands in the way. */
function gates(
  anchors: readonly Anchor[],
  own: readonly Box[],
  others: readonly Box[],
  margin: number,
): readonly Way[] {
  return anchors.flatMap(({ point, normal }, which): Way[] => {
    const way = axis(normal);
    const at = outside(point, way, own, margin);
    if (others.some((box) => cuts(point, at, box) && !encloses(box, point))) return [];
    return [{ which, point, gate: { at, way, cost: Math.abs(at.x - point.x) + Math.abs(at.y - point.y) } }];
  });
}

/** The others that can be gone around: an end within one of them has to come out of it. */
function around(from: Anchor | undefined, to: Anchor | undefined, others: readonly Box[]): readonly Box[] {
  return others.filter((box) => !(from && encloses(box, from.point)) && !(to && encloses(box, to.point)));
}

/** Where the line is free to turn: past the end's own box, since an end may be tied to a place within it. */
function outside(p: Point, normal: Point, own: readonly Box[], margin: number): Point {
  let far = 0;
  for (const box of own) {
    if (!holds(box, p)) continue;
    const room = normal.x > 0 ? box.x + box.w - p.x : normal.x < 0 ? p.x - box.x : 0;
    far = Math.max(far, room, normal.y > 0 ? box.y + box.h - p.y : normal.y < 0 ? p.y - box.y : 0);
  }
  return plus(p, normal, far + margin);
}

/** The lines on which the way may run: through all gates, along every margin, and half way between one's own boxes. */
function linesOf(ways: readonly Way[], own: readonly Box[], walls: readonly Box[], margin: number): Lines {
  const columns = ways.map(({ gate }) => gate.at.x);
  const rows = ways.map(({ gate }) => gate.at.y);
  const [a, b, ...more] = ways;
  if (a && b && more.length === 0) {
    columns.push((a.gate.at.x + b.gate.at.x) / 2);
    rows.push((a.gate.at.y + b.gate.at.y) / 2);
  }
  for (const { x, y, w, h } of walls) {
    columns.push(x - margin, x + w + margin);
    rows.push(y - margin, y + h + margin);
  }
  const [one, other] = own;
  if (one && other) {
    columns.push((one.x + one.w + other.x) / 2, (other.x + other.w + one.x) / 2);
    rows.push((one.y + one.h + other.y) / 2, (other.y + other.h + one.y) / 2);
  }
  return { columns: ordered(columns), rows: ordered(rows) };
}

function ordered(places: number[]): readonly number[] {
  return [...new Set(places)].sort((a, b) => a - b);
}

function crosses(points: readonly Point[], wall: Box): boolean {
  for (let n = 1; n < points.length; n++) {
    const a = points[n - 1];
    const b = points[n];
    if (a && b && cuts(a, b, wall)) return true;
  }
  return false;
}

/** Whether `p` lies in the box and not on its edge. */
function encloses(box: Box, p: Point): boolean {
  return p.x > box.x && p.x < box.x + box.w && p.y > box.y && p.y < box.y + box.h;
}
