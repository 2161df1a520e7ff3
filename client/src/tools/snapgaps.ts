/** Even spacing: the correction that makes the gaps beside a box equal, to those between its neighbours or to each other. */

import type { Guide } from "../editor/preview.ts";
import type { Box } from "../geometry/box.ts";

export type Axis = "across" | "down";

const SPANS = { across: ["x", "w", "y", "h"], down: ["y", "h", "x", "w"] } as const;
/** Gaps that differ by less are seen as the same. */
const SAME = 0.51;

export interface Even {
  readonly by: number;
  guides(moved: Box): readonly Guide[];
}

/** The nearest step that makes a gap beside the box the same as another one in its row, or in its column. */
export function evenly(box: Box, near: readonly Box[], reach: number, axis: Axis): Even | undefined {
  const [at, long] = SPANS[axis];
  const { before, after } = row(box, near, reach, axis);
  const wanted: number[] = [];
  const [left, right] = [before[0], after[0]];
  if (left && right) wanted.push((end(left, axis) + right[at] - box[long]) / 2);
  const further = nextTo(left, near, axis, -1);
  if (left && further) wanted.push(end(left, axis) + left[at] - end(further, axis));
  const beyond = nextTo(right, near, axis, 1);
  if (right && beyond) wanted.push(right[at] - (beyond[at] - end(right, axis)) - box[long]);
  const steps = wanted.map((place) => place - box[at]).filter((by) => Math.abs(by) <= reach);
  const [by] = steps.sort((a, b) => Math.abs(a) - Math.abs(b));
  if (by === undefined) return undefined;
  return { by, guides: (moved) => gapGuides(moved, near, axis) };
}

/** Every gap in the row of the box that is as large as one beside it, with how large that is. */
export function gapGuides(box: Box, near: readonly Box[], axis: Axis): readonly Guide[] {
  const [at] = SPANS[axis];
  const { before, after } = row(box, near, 0, axis);
  const chain = [nextTo(before[0], near, axis, -1), before[0], box, after[0], nextTo(after[0], near, axis, 1)];
  const gaps = chain.slice(1).flatMap((second, n) => {
    const first = chain[n];
    if (!first || !second) return [];
    const size = second[at] - end(first, axis);
    return size > 0 ? [{ first, second, size, own: first === box || second === box }] : [];
  });
  const own = gaps.filter((gap) => gap.own);
  const shown = own.find((gap) => gaps.some((other) => other !== gap && Math.abs(other.size - gap.size) < SAME));
  if (!shown) return [];
  return gaps
    .filter((gap) => Math.abs(gap.size - shown.size) < SAME)
    .map(({ first, second, size }) => ({ ...across(first, second, axis), distance: size }));
}

/** What stands before and behind the box on its level, the nearest first. */
function row(box: Box, near: readonly Box[], reach: number, axis: Axis) {
  const [at] = SPANS[axis];
  const level = near.filter((other) => shares(other, box, axis));
  return {
    before: level.filter((other) => end(other, axis) <= box[at] + reach).sort((a, b) => end(b, axis) - end(a, axis)),
    after: level.filter((other) => other[at] >= end(box, axis) - reach).sort((a, b) => a[at] - b[at]),
  };
}

/** The neighbour of a neighbour, on the far side of it. */
function nextTo(box: Box | undefined, near: readonly Box[], axis: Axis, way: -1 | 1): Box | undefined {
  if (!box) return undefined;
  const { before, after } = row(
    box,
    near.filter((other) => other !== box),
    0,
    axis,
  );
  return way < 0 ? before[0] : after[0];
}

/** Whether two boxes stand on one level: seen along the axis, they overlap. */
function shares(a: Box, b: Box, axis: Axis): boolean {
  const [, , at, long] = SPANS[axis];
  return a[at] < b[at] + b[long] && b[at] < a[at] + a[long];
}

function end(box: Box, axis: Axis): number {
  const [at, long] = SPANS[axis];
  return box[at] + box[long];
}

/** A line over the gap between two boxes, in the middle of what they share. */
function across(first: Box, second: Box, axis: Axis): Guide {
  const [, , at, long] = SPANS[axis];
  const middle = (Math.max(first[at], second[at]) + Math.min(first[at] + first[long], second[at] + second[long])) / 2;
  const [from, to] = [end(first, axis), second[SPANS[axis][0]]];
  return axis === "across"
    ? { from: { x: from, y: middle }, to: { x: to, y: middle } }
    : { from: { x: middle, y: from }, to: { x: middle, y: to } };
}
