/**
 * The search for an elbow's way: best-first over a sparse grid of the lines on which it may run.
 *
 * It may leave through any of several gates and arrive at any of several, and takes those that are cheapest together. Of
 * equal guesses the one that was found first is followed, so the same question has one answer. The tables are kept from
 * one search to the next: thousands of connectors are searched when a board opens.
 */

import type { Box } from "./box.ts";
import { Frontier } from "./frontier.ts";
import type { Point } from "./point.ts";

/** What a bend costs, in units of length: a short detour beats a staircase. */
export const BEND = 60;

/** Right, down, left and up: each is the opposite of the one two places on. */
const STEP_X = [1, 0, -1, 0] as const;
const STEP_Y = [0, 1, 0, -1] as const;
const WAYS = 4;

/** Where a line is free to turn, the unit vector along which it passes there, and what it has cost to get there. */
export interface Gate {
  readonly at: Point;
  readonly way: Point;
  readonly cost: number;
}

export interface Lines {
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

export interface Found {
  /** Which of the gates it took. */
  readonly from: number;
  readonly to: number;
  readonly points: readonly Point[];
}

const open = new Frontier();
let least = new Float64Array(0);
let before = new Int32Array(0);
/** Of every crossing, whether the piece to the right of it, and the one below it, runs through a wall. */
let right = new Uint8Array(0);
let below = new Uint8Array(0);

interface Goal {
  readonly x: number;
  readonly y: number;
  readonly way: number;
  readonly cost: number;
  readonly place: number;
}

/** The corners of the cheapest way that cuts no wall and costs less than `limit`, or nothing if there is none. */
export function search(
  from: readonly Gate[],
  to: readonly Gate[],
  { columns, rows }: Lines,
  walls: readonly Box[],
  limit = Infinity,
): Found | undefined {
  const across = columns.length;
  clear(across * rows.length);
  for (const wall of walls) block(wall, columns, rows);
  const goals = to.map(
    (gate): Goal => ({
      ...{ x: gate.at.x, y: gate.at.y, cost: gate.cost },
      ...{ way: wayOf(gate.way), place: placeOf(gate, columns, rows) },
    }),
  );

  /** Note a place that is reached for a cost, if that is less than before. */
  const reach = (place: number, cost: number, last: number, x: number, y: number): void => {
    if (cost >= (least[place] ?? 0)) return;
    least[place] = cost;
    before[place] = last;
    const guess = cost + rest(x, y, place % WAYS, goals);
    if (guess < limit) open.add(guess, place);
  };

  open.clear();
  for (const [n, gate] of from.entries()) {
    reach(placeOf(gate, columns, rows), gate.cost, -1 - n, gate.at.x, gate.at.y);
  }
  for (let here = open.take(); here >= 0; here = open.take()) {
    for (let n = 0; n < goals.length; n++) {
      if (goals[n]?.place === here) return { to: n, ...trail(here, columns, rows) };
    }
    const cost = least[here] ?? 0;
    const heading = here % WAYS;
    const crossing = (here - heading) / WAYS;
    const column = crossing % across;
    const row = (crossing - column) / across;
    const x = columns[column] ?? 0;
    const y = rows[row] ?? 0;
    // The same place has been reached for less since this was noted.
    if (cost + rest(x, y, heading, goals) < open.guess) continue;

    const nextX = columns[column + (STEP_X[heading] ?? 0)];
    const nextY = rows[row + (STEP_Y[heading] ?? 0)];
    if (nextX !== undefined && nextY !== undefined && !isBlocked(crossing, heading, across)) {
      const next = here + ((STEP_Y[heading] ?? 0) * across + (STEP_X[heading] ?? 0)) * WAYS;
      reach(next, cost + Math.abs(nextX - x) + Math.abs(nextY - y), here, nextX, nextY);
    }
    // A turn is a step of its own, so that arriving in the wrong direction is paid for, too.
    for (let way = 1 - (heading % 2); way < WAYS; way += 2) reach(crossing * WAYS + way, cost + BEND, here, x, y);
  }
  return undefined;
}

/** The least that it can still cost: the length, and the bends that the directions alone ask for. */
function rest(x: number, y: number, way: number, goals: readonly Goal[]): number {
  let best = Infinity;
  for (const goal of goals) {
    const dx = goal.x - x;
    const dy = goal.y - y;
    const cost = Math.abs(dx) + Math.abs(dy) + goal.cost + BEND * bendsLeft(dx, dy, way, goal.way);
    if (cost < best) best = cost;
  }
  return best;
}

/** Whether a level or upright piece runs through the inside of a wall; along its edge is fine. */
export function cuts(a: Point, b: Point, wall: Box): boolean {
  return (
    Math.max(a.x, b.x) > wall.x &&
    Math.min(a.x, b.x) < wall.x + wall.w &&
    Math.max(a.y, b.y) > wall.y &&
    Math.min(a.y, b.y) < wall.y + wall.h
  );
}

/** How many bends there have to be, whatever stands in the way. */
function bendsLeft(dx: number, dy: number, way: number, last: number): number {
  if (way % 2 !== last % 2) return 1;
  if (way !== last) return 2;
  const aligned = way % 2 === 0 ? dy === 0 : dx === 0;
  const ahead = dx * (STEP_X[way] ?? 0) + dy * (STEP_Y[way] ?? 0) >= 0;
  return aligned && ahead ? 0 : 2;
}

function clear(crossings: number): void {
  if (right.length < crossings) {
    least = new Float64Array(crossings * WAYS);
    before = new Int32Array(crossings * WAYS);
    right = new Uint8Array(crossings);
    below = new Uint8Array(crossings);
  }
  least.fill(Infinity, 0, crossings * WAYS);
  right.fill(0, 0, crossings);
  below.fill(0, 0, crossings);
}

/** Close the pieces that run through a wall. */
function block({ x, y, w, h }: Box, columns: readonly number[], rows: readonly number[]): void {
  const across = columns.length;
  for (let row = 0; row < rows.length; row++) {
    const [top, bottom] = [rows[row] ?? 0, rows[row + 1] ?? Infinity];
    if (bottom <= y) continue;
    if (top >= y + h) break;
    for (let column = 0; column < across; column++) {
      const [left, next] = [columns[column] ?? 0, columns[column + 1] ?? Infinity];
      if (next <= x) continue;
      if (left >= x + w) break;
      if (top > y) right[row * across + column] = 1;
      if (left > x) below[row * across + column] = 1;
    }
  }
}

function isBlocked(crossing: number, way: number, across: number): boolean {
  if (way === 0) return right[crossing] === 1;
  if (way === 1) return below[crossing] === 1;
  return way === 2 ? right[crossing - 1] === 1 : below[crossing - across] === 1;
}

function placeOf({ at, way }: Gate, columns: readonly number[], rows: readonly number[]): number {
  return (rows.indexOf(at.y) * columns.length + columns.indexOf(at.x)) * WAYS + wayOf(way);
}

function wayOf({ x, y }: Point): number {
  if (x !== 0) return x > 0 ? 0 : 2;
  return y > 0 ? 1 : 3;
}

/** The way back from a goal, and which gate it began at. */
function trail(goal: number, columns: readonly number[], rows: readonly number[]): Omit<Found, "to"> {
  const points: Point[] = [];
  let at = goal;
  for (; at >= 0; at = before[at] ?? -1) {
    const node = (at - (at % WAYS)) / WAYS;
    const column = node % columns.length;
    points.push({ x: columns[column] ?? 0, y: rows[(node - column) / columns.length] ?? 0 });
  }
  return { from: -1 - at, points: points.reverse() };
}
