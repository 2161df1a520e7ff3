/** Tables: rows and columns come, go and move with what is in them. */

import { expect, test } from "vitest";
import type { Item, Note, Table } from "../model/item.ts";
import { cellText } from "../shapes/table.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { movedHome } from "./homes.ts";
import { heldPart } from "./parts.ts";
import {
  addTrack,
  clearCell,
  fillCells,
  holdCell,
  layTable,
  moveCell,
  moveTrack,
  removeTrack,
  resizeTrack,
  setCell,
  writeOn,
} from "./tables.ts";

const TABLE: Table = {
  id: "t",
  kind: "table",
  x: 0,
  y: 0,
  w: 300,
  h: 300,
  rows: [{ id: "r1" }, { id: "r2" }, { id: "r3" }],
  columns: [{ id: "c1" }, { id: "c2" }, { id: "c3" }],
  cells: { "r1:c1": "Name", "r2:c2": "middle" },
  head: true,
  z: "n0",
};

function note(id: string, x: number, y: number, more: Partial<Note> = {}): Note {
  return { id, kind: "note", shape: "square", x, y, w: 60, h: 60, text: id, color: "yellow", z: `n${id}`, ...more };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession; table: () => Table } {
  const session = new FakeSession([TABLE, ...items]);
  const editor = new Editor(session);
  const table = (): Table => {
    const found = session.items.get("t");
    if (found?.kind !== "table") throw new Error("There is no table.");
    return found;
  };
  return { editor, session, table };
}

test("a new table has three rows and three columns, and its first cell is in hand", () => {
  const { editor, session } = open();

  layTable(editor, { x: 1_000, y: 0, w: 480, h: 168 });

  const [id = ""] = editor.selection.value;
  expect(session.items.get(id)).toMatchObject({ kind: "table", w: 480, h: 168, head: true });
  expect(heldPart(editor)).toMatchObject({ kind: "cell", row: 0, column: 0 });
});

test("a cell is written on its own, and emptied", () => {
  const { editor, session, table } = open();
  session.wishes.length = 0;

  setCell(editor, table(), { row: 2, column: 0 }, "below");
  holdCell(editor, table(), { row: 0, column: 0 }, false);
  clearCell(editor);

  expect(session.wishes[0]).toEqual({ op: "update", id: "t", set: { cells: { "r3:c1": "below" } } });
  expect(table().cells).toEqual({ "r2:c2": "middle", "r3:c1": "below" });
});

test("arrows go from cell to cell and stop at the edges", () => {
  const { editor, table } = open();
  holdCell(editor, table(), { row: 0, column: 2 }, false);

  moveCell(editor, { x: 1, y: 0 });
  moveCell(editor, { x: 0, y: 1 });
  moveCell(editor, { x: -1, y: 0 });

  expect(heldPart(editor)).toMatchObject({ row: 1, column: 1 });
});

test("writing on past the last cell makes a new row", () => {
  const { editor, table } = open();
  holdCell(editor, table(), { row: 2, column: 2 }, true);

  writeOn(editor, "next");

  expect(table().rows).toHaveLength(4);
  expect(table().h).toBe(400);
  expect(heldPart(editor)).toMatchObject({ row: 3, column: 0, part: { writing: true } });
});

test("a row that comes pushes down what lies below it, and the words stay with their rows", () => {
  const { editor, session, table } = open(note("a", 120, 120, { parent: "t" }));

  addTrack(editor, table(), "rows", 1);

  expect(table().rows.map(({ id }) => id)).toEqual(["r1", expect.any(String), "r2", "r3"]);
  expect(cellText(table(), { row: 2, column: 1 })).toBe("middle");
  expect(session.items.get("a")).toMatchObject({ x: 120, parent: "t" });
  expect((session.items.get("a") as Note).y).toBeGreaterThan(200);
});

test("a column that goes takes its words along, and undo brings both back", () => {
  const { editor, session, table } = open();

  removeTrack(editor, table(), "columns", 1);
  const gone = { columns: table().columns.length, w: table().w, cells: table().cells };
  session.undo();

  expect(gone).toEqual({ columns: 2, w: 200, cells: { "r1:c1": "Name" } });
  expect(table()).toEqual(TABLE);
});

test("rows change places with words and notes", () => {
  const { editor, session, table } = open(note("a", 20, 20, { parent: "t" }));

  moveTrack(editor, table(), "rows", 0, 1);

  expect(cellText(table(), { row: 1, column: 0 })).toBe("Name");
  expect((session.items.get("a") as Note).y).toBeGreaterThan(100);
});

test("pulling a border changes one column and the width of the table", () => {
  const { editor, table } = open();

  resizeTrack(editor, table(), "columns", 0, 250);

  const [first = { share: 0 }, second = { share: 1 }] = table().columns;
  expect(table().w).toBe(450);
  expect((first.share ?? 1) / (second.share ?? 1)).toBeCloseTo(2.5, 2);
});

test("cells of a spreadsheet fill the table from the cell in hand, which grows for them", () => {
  const { editor, table } = open();
  holdCell(editor, table(), { row: 2, column: 1 }, false);

  fillCells(editor, table(), [
    ["1", "2", "3"],
    ["4", "", "6"],
  ]);

  expect([table().rows.length, table().columns.length]).toEqual([4, 4]);
  expect(cellText(table(), { row: 2, column: 1 })).toBe("1");
  expect(cellText(table(), { row: 3, column: 3 })).toBe("6");
  expect(Object.keys(table().cells ?? {})).toHaveLength(7);
});

test("a note let go in a cell lies there, below the cell's words, and the row grows", () => {
  const { editor, session, table } = open(note("a", 900, 0, { w: 200, h: 200 }));

  editor.propose(movedHome(editor, new Map([["a", { dx: -850, dy: 40 }]])));

  const placed = session.items.get("a") as Note;
  expect(placed).toMatchObject({ parent: "t", x: 110, w: 80, h: 80 });
  expect(placed.y).toBeGreaterThan(120);
  expect(table().h).toBeGreaterThan(300);
});
