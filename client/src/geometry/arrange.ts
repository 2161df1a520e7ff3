/** Putting boxes in order: how far each has to move to stand in line, evenly, or in a grid. */

import { around, type Box } from "./box.ts";

export type Edge = "left" | "centre" | "right" | "top" | "middle" | "bottom";
export type Axis = "across" | "down";

export interface Step {
  readonly dx: number;
  readonly dy: number;
}

/** How an axis names a box's place and extent. */
const SPANS = { across: ["x", "w"], down: ["y", "h"] } as const;
/** Where in the extent an edge is. */
const EDGES: Readonly<Record<Edge, readonly [Axis, number]>> = {
  left: ["across", 0],
  centre: ["across", 0.5],
  right: ["across", 1],
  top: ["down", 0],
  middle: ["down", 0.5],
  bottom: ["down", 1],
};

/** All boxes on one line, that of `guide`, which is usually the box around them. */
export function aligned(boxes: readonly Box[], edge: Edge, guide = around(boxes)): readonly Step[] {
  const [axis, part] = EDGES[edge];
  const [at, long] = SPANS[axis];
  if (!guide) return [];
  const line = guide[at] + guide[long] * part;
  return boxes.map((box) => along(axis, line - box[at] - box[long] * part));
}

/** Equal gaps between neighbours; the outermost two stay. Where there is no room for gaps, all overlap alike. */
export function distributed(boxes: readonly Box[], axis: Axis): readonly Step[] {
  const [at, long] = SPANS[axis];
  const whole = around(boxes);
  const order = boxes.map((_, n) => n).sort((a, b) => middleOf(boxes[a], axis) - middleOf(boxes[b], axis));
  if (!whole || boxes.length < 3) return boxes.map(() => along(axis, 0));
  const filled = boxes.reduce((sum, box) => sum + box[long], 0);
  const gap = (whole[long] - filled) / (boxes.length - 1);
  const steps = boxes.map(() => along(axis, 0));
  let next = whole[at];
  for (const n of order) {
    const box = boxes[n];
    if (!box) continue;
    steps[n] = along(axis, next - box[at]);
    next += box[long] + gap;
  }
  return steps;
}

/**
 * Rows and columns with one gap, found by what overlaps, in the order in which it is read.
 *
 * Every box keeps its row and its column; two that share both stand beside each other. A heap, in which no rows can be
 * told apart, becomes a grid about as wide as high. What is tidy already does not move.
 */
export function tidied(boxes: readonly Box[], gap: number): readonly Step[] {
  const whole = around(boxes);
  if (!whole) return [];
  const cells = seated(boxes);
  const widths = extents(boxes, cells, "across");
  const heights = extents(boxes, cells, "down");
  const lefts = starts(widths, whole.x, gap);
  const tops = starts(heights, whole.y, gap);
  return boxes.map((box, n) => {
    const { row, column } = cells[n] ?? { row: 0, column: 0 };
    const x = (lefts[column] ?? 0) + ((widths[column] ?? 0) - box.w) / 2;
    const y = (tops[row] ?? 0) + ((heights[row] ?? 0) - box.h) / 2;
    return { dx: x - box.x, dy: y - box.y };
  });
}

interface Cell {
  readonly row: number;
  readonly column: number;
}

/** The cell of each box, one box in each. */
function seated(boxes: readonly Box[]): readonly Cell[] {
  const rows = bands(boxes, "down");
  const columns = bands(boxes, "across");
  const heap = Math.max(...rows) === 0 && Math.max(...columns) === 0;
  const order = boxes
    .map((_, n) => n)
    .sort((a, b) => (rows[a] ?? 0) - (rows[b] ?? 0) || middleOf(boxes[a], "across") - middleOf(boxes[b], "across"));
  if (heap) {
    const across = Math.ceil(Math.sqrt(boxes.length));
    const byHeight = order.toSorted((a, b) => middleOf(boxes[a], "down") - middleOf(boxes[b], "down"));
    return placed(byHeight, (at) => ({ row: Math.floor(at / across), column: at % across }));
  }
  // The boxes of one row and one column need as many columns as the row with the most of them.
  const shared = new Map<string, number>();
  const within = boxes.map(() => 0);
  const most = new Map<number, number>();
  for (const n of order) {
    const column = columns[n] ?? 0;
    const key = `${rows[n]} ${column}`;
    within[n] = shared.get(key) ?? 0;
    shared.set(key, (within[n] ?? 0) + 1);
    most.set(column, Math.max(most.get(column) ?? 0, shared.get(key) ?? 0));
  }
  const firsts = starts(
    Array.from({ length: Math.max(...columns) + 1 }, (_, column) => most.get(column) ?? 0),
    0,
    0,
  );
  return boxes.map((_, n) => ({ row: rows[n] ?? 0, column: (firsts[columns[n] ?? 0] ?? 0) + (within[n] ?? 0) }));
}

/** The number of the band that each box lies in: one that it shares at least half of its extent with. */
function bands(boxes: readonly Box[], axis: Axis): readonly number[] {
  const [at, long] = SPANS[axis];
  const order = boxes.map((_, n) => n).sort((a, b) => middleOf(boxes[a], axis) - middleOf(boxes[b], axis));
  const found = boxes.map(() => 0);
  let band = -1;
  let members: Box[] = [];
  for (const n of order) {
    const box = boxes[n];
    if (!box) continue;
    // Against the mean of the band and not its whole extent, or a flight of stairs would be one row.
    const from = mean(members.map((one) => one[at]));
    const to = mean(members.map((one) => one[at] + one[long]));
    const common = Math.min(to, box[at] + box[long]) - Math.max(from, box[at]);
    if (members.length === 0 || common <= Math.min(to - from, box[long]) / 2) {
      band++;
      members = [];
    }
    members.push(box);
    found[n] = band;
  }
  return found;
}

function placed(order: readonly number[], cell: (at: number) => Cell): readonly Cell[] {
  const cells: Cell[] = [];
  for (const [at, n] of order.entries()) cells[n] = cell(at);
  return cells;
}

/** How wide each column is, or how high each row: as its largest box. */
function extents(boxes: readonly Box[], cells: readonly Cell[], axis: Axis): readonly number[] {
  const found: number[] = [];
  for (const [n, box] of boxes.entries()) {
    const at = axis === "across" ? (cells[n]?.column ?? 0) : (cells[n]?.row ?? 0);
    found[at] = Math.max(found[at] ?? 0, axis === "across" ? box.w : box.h);
  }
  return Array.from(found, (extent) => extent ?? 0);
}

/** Where each of some extents begins, one after the other with a gap. */
function starts(extents: readonly number[], first: number, gap: number): readonly number[] {
  let next = first;
  return extents.map((extent) => {
    const here = next;
    next += extent + gap;
    return here;
  });
}

function along(axis: Axis, by: number): Step {
  return axis === "across" ? { dx: by, dy: 0 } : { dx: 0, dy: by };
}

function middleOf(box: Box | undefined, axis: Axis): number {
  const [at, long] = SPANS[axis];
  return box ? box[at] + box[long] / 2 : 0;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
