/** Tables: their rows and columns, the words in their cells, and going from cell to cell. [I16] */

import type { Box } from "../geometry/box.ts";
import { type Seat, seatAt } from "../geometry/lanes.ts";
import type { Point } from "../geometry/point.ts";
import type { Direction } from "../geometry/thatway.ts";
import type { Op } from "../model/change.ts";
import { newId } from "../model/id.ts";
import type { Json, Table } from "../model/item.ts";
import { type LaneAxis, planOf } from "../shapes/plan.ts";
import { cellName, cellText } from "../shapes/table.ts";
import type { Editor } from "./editor.ts";
import { holderOf } from "./holders.ts";
import { retracked } from "./layouts.ts";
import { heldPart } from "./parts.ts";

export const CELL = { w: 160, h: 56 };
const SIDES = 3;
/** As many as the server takes. */
const MOST_TRACKS = 200;
const MOST_CELLS = 5_000;
const LETTERS = 2_000;
const LEAST_TRACK = 24;

type Track = Table["rows"][number];

/** Lay a table of three by three, and take its first cell into the hand. */
export function layTable(editor: Editor, box: Box): void {
  if (!editor.can("edit")) return;
  const id = newId();
  const place = { x: round(box.x), y: round(box.y), w: Math.max(120, round(box.w)), h: Math.max(72, round(box.h)) };
  const rows = Array.from({ length: SIDES }, freshTrack);
  const columns = Array.from({ length: SIDES }, freshTrack);
  const home = holderOf(editor, place);
  const item = { kind: "table", id, ...place, rows, columns, head: true, ...(home && { parent: home.id }) };
  editor.propose([{ op: "create", item: item as unknown as Record<string, Json> & { kind: string } }], "table");
  editor.select([id]);
  editor.tool.value = "select";
  editor.part.value = { kind: "cell", item: id, row: rows[0]?.id ?? "", column: columns[0]?.id ?? "", writing: false };
}

export function cellAt(table: Table, p: Point): Seat {
  return seatAt(planOf(table), p);
}

/** Take a cell into the hand, perhaps with the cursor in it. */
export function holdCell(editor: Editor, table: Table, { row, column }: Seat, writing: boolean): void {
  const [r, c] = [table.rows[row], table.columns[column]];
  if (!r || !c) return;
  editor.select([table.id]);
  editor.part.value = { kind: "cell", item: table.id, row: r.id, column: c.id, writing: writing && editor.free(table) };
}

/** Write in the cell in hand, or in the first of the selected table. False if no table is selected. */
export function writeCell(editor: Editor): boolean {
  const [table, ...more] = editor.selected.peek();
  if (table?.kind !== "table" || more.length > 0) return false;
  const held = heldPart(editor);
  holdCell(editor, table, held?.kind === "cell" ? held : { row: 0, column: 0 }, true);
  return true;
}

/** From the cell in hand to the next one that way. False if none is in hand. */
export function moveCell(editor: Editor, { x, y }: Direction): boolean {
  const held = heldPart(editor);
  if (held?.kind !== "cell") return false;
  const { table, row, column } = held;
  const to = { row: clamp(row + y, table.rows.length), column: clamp(column + x, table.columns.length) };
  holdCell(editor, table, to, false);
  return true;
}

/** Write on in the next cell, row by row, or in the one below; past the last one there is a new row. */
export function writeOn(editor: Editor, way: "next" | "before" | "below"): void {
  const held = heldPart(editor);
  if (held?.kind !== "cell") return;
  const { table, row, column } = held;
  const wide = table.columns.length;
  const at = row * wide + column + (way === "below" ? wide : way === "next" ? 1 : -1);
  if (at < 0) return;
  const seat = { row: Math.floor(at / wide), column: at % wide };
  if (seat.row >= table.rows.length) addTrack(editor, table, "rows", table.rows.length);
  const now = editor.session.items.get(table.id);
  if (now?.kind === "table") holdCell(editor, now, seat, true);
}

export function setCell(editor: Editor, table: Table, seat: Seat, text: string): void {
  const kept = [...text.toWellFormed().replaceAll("\0", "")].slice(0, LETTERS).join("");
  if (!editor.free(table) || kept === cellText(table, seat)) return;
  const cells = { [cellName(table, seat)]: kept === "" ? null : kept };
  editor.propose([{ op: "update", id: table.id, set: { cells } }], "cell");
}

/** Empty the cell in hand. False if none is. */
export function clearCell(editor: Editor): boolean {
  const held = heldPart(editor);
  if (held?.kind !== "cell") return false;
  setCell(editor, held.table, held, "");
  return true;
}

/** Fill cells from the one in hand, or from the first, to the right and downwards. The table grows with what comes. */
export function fillCells(editor: Editor, table: Table, texts: readonly (readonly string[])[]): void {
  const held = heldPart(editor);
  const first = held?.kind === "cell" ? held : { row: 0, column: 0 };
  const wide = Math.min(MOST_TRACKS, first.column + Math.max(...texts.map((row) => row.length)));
  const high = Math.min(MOST_TRACKS, first.row + texts.length, Math.floor(MOST_CELLS / wide));
  const grown = { ...table, columns: filled(table.columns, wide), rows: filled(table.rows, high) };
  const cells: Record<string, Json> = {};
  for (const [down, row] of texts.entries()) {
    for (const [right, text] of row.entries()) {
      const seat = { row: first.row + down, column: first.column + right };
      if (seat.row >= grown.rows.length || seat.column >= grown.columns.length) continue;
      const kept = [...text].slice(0, LETTERS).join("");
      cells[cellName(grown, seat)] = kept === "" ? null : kept;
    }
  }
  const ops: Op[] = (["columns", "rows"] as const).flatMap((axis) =>
    grown[axis].length === table[axis].length
      ? []
      : retracked(editor, table, { axis, tracks: grown[axis], from: grown[axis].map((_, n) => oldAt(table[axis], n)) }),
  );
  if (editor.free(table)) editor.propose([...ops, { op: "update", id: table.id, set: { cells } }], "paste");
}

/** Put a new row or column in at a place. */
export function addTrack(editor: Editor, table: Table, axis: LaneAxis, at: number): void {
  const old = table[axis];
  if (!editor.free(table) || old.length >= MOST_TRACKS) return;
  const tracks = [...old.slice(0, at), freshTrack(), ...old.slice(at)];
  const from = tracks.map((_, n) => (n === at ? undefined : n < at ? n : n - 1));
  // As wide as the one beside it.
  const plan = planOf(table);
  const extents = axis === "columns" ? plan.columns : plan.rows;
  const beside = extents[Math.min(at, extents.length - 1)] ?? LEAST_TRACK;
  const now = from.map((was) => (was === undefined ? beside : (extents[was] ?? beside)));
  editor.propose(retracked(editor, table, { axis, tracks, from, extents: now }), "tracks");
}

/** Take a row or column out, with its words. */
export function removeTrack(editor: Editor, table: Table, axis: LaneAxis, at: number): void {
  const old = table[axis];
  const gone = old[at];
  if (!editor.free(table) || old.length < 2 || !gone) return;
  const tracks = old.filter((_, n) => n !== at);
  const from = tracks.map((_, n) => (n < at ? n : n + 1));
  const lost = Object.keys(table.cells ?? {}).filter((name) => name.split(":")[axis === "rows" ? 0 : 1] === gone.id);
  const ops = retracked(editor, table, { axis, tracks, from });
  if (lost.length > 0) {
    const cells = Object.fromEntries(lost.map((name) => [name, null]));
    ops.push({ op: "update", id: table.id, set: { cells } });
  }
  editor.propose(ops, "tracks");
  const now = editor.session.items.get(table.id);
  const seat = heldSeatBeside(table, axis, at);
  if (now?.kind === "table") holdCell(editor, now, seat, false);
}

/** Let a row or column change places with the one before or after it. */
export function moveTrack(editor: Editor, table: Table, axis: LaneAxis, at: number, by: -1 | 1): void {
  const to = at + by;
  if (!editor.free(table) || to < 0 || to >= table[axis].length) return;
  const from = table[axis].map((_, n) => (n === at ? to : n === to ? at : n));
  const tracks = from.flatMap((n) => table[axis][n] ?? []);
  editor.propose(retracked(editor, table, { axis, tracks, from }), "tracks");
}

/** Make a row or column so wide or high; the others keep theirs. */
export function resizeTrack(editor: Editor, table: Table, axis: LaneAxis, at: number, extent: number): void {
  if (!editor.free(table)) return;
  const tracks = table[axis];
  const extents = resized(table, axis, at, extent);
  editor.propose(retracked(editor, table, { axis, tracks, from: tracks.map((_, n) => n), extents }), "resize");
}

/** The table as it looks while one of its borders is pulled. */
export function withTrack(table: Table, axis: LaneAxis, at: number, extent: number): Table {
  const extents = resized(table, axis, at, extent);
  const long = extents.reduce((sum, one) => sum + one, 0);
  const tracks = table[axis].map((track, n) => ({ ...track, share: extents[n] ?? 1 }));
  return { ...table, [axis]: tracks, ...(axis === "columns" ? { w: long } : { h: long }) };
}

function resized(table: Table, axis: LaneAxis, at: number, extent: number): readonly number[] {
  const plan = planOf(table);
  return (axis === "columns" ? plan.columns : plan.rows).map((old, n) =>
    n === at ? Math.max(LEAST_TRACK, extent) : old,
  );
}

function heldSeatBeside(_table: Table, axis: LaneAxis, at: number): Seat {
  return axis === "rows" ? { row: Math.max(0, at - 1), column: 0 } : { row: 0, column: Math.max(0, at - 1) };
}

function filled(tracks: readonly Track[], length: number): readonly Track[] {
  return [...tracks, ...Array.from({ length: Math.max(0, length - tracks.length) }, freshTrack)];
}

function oldAt(tracks: readonly Track[], n: number): number | undefined {
  return n < tracks.length ? n : undefined;
}

function freshTrack(): { id: string; share: number } {
  return { id: newId().slice(0, 6), share: 1 };
}

function clamp(at: number, length: number): number {
  return Math.min(length - 1, Math.max(0, at));
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
