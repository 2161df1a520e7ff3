/**
 * Lanes: a room parted into columns and rows, and things set out in its cells as one reads. Pure.
 *
 * Frames with a layout and tables are such rooms. Things keep their sizes unless a cell is too narrow for them; where a
 * cell is too low, its row grows, and the room with it.
 */

import type { Box } from "./box.ts";
import type { Point } from "./point.ts";

type Extent = Pick<Box, "w" | "h">;

export interface Plan {
  readonly box: Box;
  /** How much the titles of the columns take at the top, and those of the rows at the left. */
  readonly top: number;
  readonly side: number;
  /** How wide each column is, and how high each row. */
  readonly columns: readonly number[];
  readonly rows: readonly number[];
}

export interface Seat {
  readonly column: number;
  readonly row: number;
}

/** Part a box by shares, after the titles have taken theirs. */
export function planned(
  box: Box,
  columns: readonly number[],
  rows: readonly number[],
  { top = 0, side = 0 }: { readonly top?: number; readonly side?: number } = {},
): Plan {
  const [across, down] = [Math.max(1, box.w - side), Math.max(1, box.h - top)];
  return { box, top, side, columns: parted(across, columns), rows: parted(down, rows) };
}

function parted(length: number, shares: readonly number[]): readonly number[] {
  const all = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share) => (length * share) / (all || 1));
}

export function cellBox({ box, top, side, columns, rows }: Plan, { column, row }: Seat): Box {
  return {
    x: box.x + side + total(columns, column),
    y: box.y + top + total(rows, row),
    w: columns[column] ?? 0,
    h: rows[row] ?? 0,
  };
}

/** Where the title of a column stands, or that of a row; nothing where the plan has no room for titles. */
export function headBox(plan: Plan, axis: "columns" | "rows", at: number): Box | undefined {
  const { box, top, side } = plan;
  if (axis === "columns" && top > 0) return { ...cellBox(plan, { column: at, row: 0 }), y: box.y, h: top };
  if (axis === "rows" && side > 0) return { ...cellBox(plan, { column: 0, row: at }), x: box.x, w: side };
  return undefined;
}

/** The seat under a point; beside the room it is the nearest one. */
export function seatAt(plan: Plan, p: Point): Seat {
  return {
    column: track(plan.columns, p.x - plan.box.x - plan.side),
    row: track(plan.rows, p.y - plan.box.y - plan.top),
  };
}

function track(extents: readonly number[], at: number): number {
  let end = 0;
  for (const [n, extent] of extents.entries()) {
    end += extent;
    if (at < end) return n;
  }
  return Math.max(0, extents.length - 1);
}

function total(extents: readonly number[], before: number): number {
  return extents.slice(0, before).reduce((sum, extent) => sum + extent, 0);
}

/** A thing that has its seat; those of one seat come in the order in which they are read. */
export interface Seated extends Seat {
  readonly size: Extent;
  /** It keeps its size even where that is too wide. */
  readonly rigid?: boolean;
}

export interface Spacing {
  /** Between two things. */
  readonly gap: number;
  /** Between things and the edges of their cell. */
  readonly pad: number;
  /** Whether things stand in the middle of their cell's width, instead of at its left. */
  readonly centred: boolean;
  /** How far below the head of a cell things begin, because there are words in it. */
  readonly inset?: (seat: Seat) => number;
}

export interface Settled {
  /** The room, grown where a row was too low. */
  readonly plan: Plan;
  /** Where each thing stands, and how large it is now. */
  readonly boxes: readonly Box[];
}

/** Give each thing its place in its cell. */
export function settled(plan: Plan, things: readonly Seated[], spacing: Spacing): Settled {
  const cells = new Map<string, number[]>();
  for (const [n, { column, row }] of things.entries()) {
    const cell = cells.get(`${column} ${row}`);
    if (cell) cell.push(n);
    else cells.set(`${column} ${row}`, [n]);
  }
  const flows = [...cells.values()].map((some) => {
    const first = things[some[0] ?? 0];
    const seat = { column: first?.column ?? 0, row: first?.row ?? 0 };
    const sizes = some.map((n) => things[n]).filter((thing) => thing !== undefined);
    const inset = spacing.inset?.(seat) ?? 0;
    return { some, seat, ...flowed(sizes, plan.columns[seat.column] ?? 0, inset, spacing) };
  });
  const rows = plan.rows.map((h, row) =>
    Math.max(h, ...flows.filter(({ seat }) => seat.row === row).map((flow) => flow.h)),
  );
  const grown = { ...plan, rows, box: { ...plan.box, h: plan.top + rows.reduce((sum, h) => sum + h, 0) } };
  const boxes: Box[] = [];
  for (const { some, seat, places } of flows) {
    const cell = cellBox(grown, seat);
    for (const [at, n] of some.entries()) {
      const place = places[at];
      if (place) boxes[n] = { ...place, x: cell.x + place.x, y: cell.y + place.y };
    }
  }
  return { plan: grown, boxes };
}

/** Things one after the other in lines from the left, in a cell of this width: their places, and how high the cell is. */
function flowed(
  things: readonly Seated[],
  width: number,
  inset: number,
  { gap, pad, centred }: Spacing,
): { readonly places: readonly Box[]; readonly h: number } {
  const room = Math.max(1, width - 2 * pad);
  const places: Box[] = [];
  let [x, y, line, widest] = [0, 0, 0, 0];
  for (const { size, rigid } of things) {
    const scale = rigid ? 1 : Math.min(1, room / size.w);
    const [w, h] = [size.w * scale, size.h * scale];
    // A hair's breadth, so that what was fitted exactly once fits again.
    if (x > 0 && x + w > room + 0.01) {
      y += line + gap;
      [x, line] = [0, 0];
    }
    places.push({ x, y, w, h });
    x += w + gap;
    line = Math.max(line, h);
    widest = Math.max(widest, x - gap);
  }
  const left = centred ? Math.max(0, (room - widest) / 2) : 0;
  const top = pad + inset;
  return { places: places.map((box) => ({ ...box, x: pad + left + box.x, y: top + box.y })), h: top + y + line + pad };
}

/** Before how many of the things that stand in a cell, as they are read, one comes that is let go at a point. */
export function rankAt(standing: readonly Box[], p: Point): number {
  return standing.filter((box) => precedes(box, p, standing)).length;
}

function precedes(box: Box, p: Point, standing: readonly Box[]): boolean {
  const beside = standing.some((other) => other !== box && other.y < box.y + box.h && box.y < other.y + other.h);
  // Alone on its line it is passed by its middle, or else nothing could be put over it.
  if (!beside) return p.y > box.y + box.h / 2 + 0.001 || (inLine(box, p) && p.x > box.x + box.w);
  if (p.y > box.y + box.h) return true;
  return p.y >= box.y && p.x > box.x + box.w / 2;
}

function inLine(box: Box, p: Point): boolean {
  return p.y >= box.y && p.y <= box.y + box.h;
}

/** The largest share that a track may have. */
const LARGEST = 1_000;

/** The shares that give tracks these lengths: the lengths themselves, if none is too long, since shares are kept to a hundredth. */
export function sharesOf(extents: readonly number[]): readonly number[] {
  const by = Math.min(1, LARGEST / Math.max(1, ...extents));
  return extents.map((extent) => Math.max(0.01, Math.round(extent * by * 100) / 100));
}
