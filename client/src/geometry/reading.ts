/**
 * The order in which boxes on a plane are read: rows from the top, and in each row from the left.
 *
 * The boxes are cut apart along the gaps that go right through, first across the page, then down it, then across each
 * part, and so on. So a column of notes beside a tall frame is read as a column. What no gap cuts is read in rough rows.
 */

import type { Box } from "./box.ts";

type Axis = "down" | "across";

const SPANS = { down: ["y", "h"], across: ["x", "w"] } as const;
/** This part of a box at either side may lie over a neighbour, and they still are two rows. */
const SLACK = 0.2;
/** Boxes within boxes within boxes: deeper than this nobody sees an order any more. */
const DEEPEST = 24;

/** Where each box begins and ends along each axis, without its slack: reckoned once, since it is asked for at every cut. */
interface Spans {
  readonly from: Float64Array;
  readonly to: Float64Array;
}
type Page = Readonly<Record<Axis, Spans>>;

/** The places of the boxes in the list, as they are read. */
export function readingOrder(boxes: readonly Box[]): readonly number[] {
  const page = { down: spans(boxes, "down"), across: spans(boxes, "across") };
  const all = boxes.map((_, at) => at);
  return cut(page, all, "down", false, 0);
}

function spans(boxes: readonly Box[], axis: Axis): Spans {
  const [at, long] = SPANS[axis];
  // Filled by hand: a mapped `from` takes thirty times as long, which is felt on boards of many thousands.
  const from = new Float64Array(boxes.length);
  const to = new Float64Array(boxes.length);
  boxes.forEach((box, n) => {
    from[n] = box[at] + box[long] * SLACK;
    to[n] = box[at] + box[long] * (1 - SLACK);
  });
  return { from, to };
}

/** `whole` says that the other axis has been tried already, in vain. */
function cut(page: Page, some: number[], axis: Axis, whole: boolean, depth: number): number[] {
  if (some.length < 2) return some;
  if (depth > DEEPEST) return inRoughRows(page, some);
  const parts = apart(page[axis], some);
  const other = axis === "down" ? "across" : "down";
  if (parts.length > 1) return parts.flatMap((part) => cut(page, part, other, false, depth + 1));
  return whole ? inRoughRows(page, some) : cut(page, some, other, true, depth + 1);
}

/** The parts that gaps right across leave, in their order along the axis. */
function apart({ from, to }: Spans, some: number[]): number[][] {
  const parts: number[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const n of some.sort((a, b) => value(from, a) - value(from, b) || a - b)) {
    const last = parts.at(-1);
    if (last && value(from, n) < end) last.push(n);
    else parts.push([n]);
    end = Math.max(end, value(to, n));
  }
  return parts;
}

/** By rows of what begins a row: whatever has its middle above that one's foot stands in the row. */
function inRoughRows({ down, across }: Page, some: number[]): number[] {
  const middle = ({ from, to }: Spans, n: number): number => (value(from, n) + value(to, n)) / 2;
  const rows: number[][] = [];
  let foot = Number.NEGATIVE_INFINITY;
  for (const n of some.sort((a, b) => middle(down, a) - middle(down, b) || a - b)) {
    const row = rows.at(-1);
    if (row && middle(down, n) < foot) {
      row.push(n);
      continue;
    }
    rows.push([n]);
    const height = (value(down.to, n) - value(down.from, n)) / (1 - 2 * SLACK);
    foot = middle(down, n) + height / 2;
  }
  return rows.flatMap((row) => row.sort((a, b) => middle(across, a) - middle(across, b) || a - b));
}

function value(of: Float64Array, n: number): number {
  return of[n] ?? 0;
}
