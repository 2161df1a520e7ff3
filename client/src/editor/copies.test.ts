/** Copying takes what belongs together, and laying a copy is one step. */

import { expect, test } from "vitest";
import { clip, read, written } from "../model/clipping.ts";
import type { Connector, Frame, Item, Note } from "../model/item.ts";
import { connect } from "./commands.ts";
import { cutOut, duplicate, inWords, plant, takeAway } from "./copies.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";

function note(id: string, x: number, y: number, more: Partial<Note> = {}): Note {
  return { id, kind: "note", shape: "square", x, y, w: 200, h: 200, text: id, color: "yellow", z: `n${id}`, ...more };
}

function frame(id: string, x: number, y: number): Frame {
  return { id, kind: "frame", x, y, w: 900, h: 700, text: id, z: "n1" };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  editor.size.value = { w: 1_000, h: 800 };
  return { editor, session };
}

function cut(editor: Editor): ReturnType<typeof clip> {
  const clipping = cutOut(editor);
  if (clipping === undefined || clipping === "too many") throw new Error(`nothing to copy: ${clipping}`);
  return clipping;
}

test("copies of connected notes are connected among themselves", () => {
  const { editor, session } = open(note("a", 0, 0), note("b", 400, 0));
  connect(editor, { item: "a", side: "auto" }, { item: "b", side: "auto" });
  editor.select(session.items.keys());

  const copies = duplicate(editor, 10, 10);

  const line = copies.map((id) => session.items.get(id)).find((item) => item?.kind === "connector");
  expect(copies).toHaveLength(3);
  expect(copies).toContain(line?.kind === "connector" && line.from.item);
  expect(copies).toContain(line?.kind === "connector" && line.to.item);
});

test("a duplicate stays bound to what was not duplicated, and in its frame", () => {
  const { editor, session } = open(frame("f", 0, 0), note("a", 0, 0, { parent: "f" }), note("b", 400, 0));
  const line = connect(editor, { item: "a", side: "auto" }, { item: "b", side: "auto" });
  editor.select(["a", line]);

  const copies = duplicate(editor, 10, 10).map((id) => session.items.get(id));

  expect(copies.find((item) => item?.kind === "note")?.parent).toBe("f");
  expect((copies.find((item) => item?.kind === "connector") as Connector).to).toEqual({ item: "b", side: "auto" });
});

test("a frame is copied with what lies in it and with the lines between, and lands around the point", () => {
  const { editor, session } = open(
    frame("f", 0, 0),
    note("a", 0, 0, { parent: "f" }),
    note("b", 400, 0, { parent: "f" }),
  );
  connect(editor, { item: "a", side: "auto" }, { item: "b", side: "auto" });
  editor.select(["f"]);

  plant(editor, cut(editor), { x: 5_450, y: 350 });

  const fresh = [...session.items.values()].slice(4);
  const [copy] = editor.selected.value;
  expect(fresh.map(({ kind }) => kind)).toEqual(["frame", "note", "note", "connector"]);
  expect(copy).toMatchObject({ kind: "frame", x: 5_000, y: 0 });
  expect(fresh.filter(({ parent }) => parent === copy?.id)).toHaveLength(2);
});

test("a pasted note belongs to the frame it is pasted in", () => {
  const { editor, session } = open(note("a", 0, 0), frame("f", 2_000, 0));
  editor.select(["a"]);

  plant(editor, cut(editor), { x: 2_300, y: 300 });

  expect(session.items.get([...editor.selection.value][0] ?? "")).toMatchObject({ parent: "f", x: 2_200, y: 200 });
});

test("cutting takes what was copied, lines between included, and leaves what is locked", () => {
  const { editor, session } = open(note("a", 0, 0), note("b", 400, 0), note("c", 800, 0, { lock: "locked" }));
  connect(editor, { item: "a", side: "auto" }, { item: "b", side: "auto" });
  editor.select(["a", "b", "c"]);

  takeAway(editor, cut(editor));

  expect([...session.items.keys()]).toEqual(["c"]);
});

test("a clipping's words are its texts in reading order, one a line", () => {
  const items = [note("below", 0, 400), note("two\nlines", 300, 0), note("", 600, 0), note("first", 0, 10)];
  const board = new Map(items.map((item) => [item.id, item]));

  expect(inWords(clip(items, board))).toBe("first\ntwo lines\nbelow");
});

test("more than the limit is not copied", () => {
  const { editor, session } = open(...Array.from({ length: 2_001 }, (_, at) => note(`n${at}`, at * 10, 0)));
  editor.select(session.items.keys());

  expect(cutOut(editor)).toBe("too many");
});

test("groups, piles and tables are pasted with all that lies in them", () => {
  const tracks = { rows: [{ id: "r" }], columns: [{ id: "c" }] };
  const cells = { "r:c": "Words" };
  const items: Item[] = [
    { id: "group00000", kind: "group", z: "n1" },
    { id: "pile000000", kind: "pile", x: 0, y: 0, w: 100, h: 100, text: "Ideas", z: "n2", parent: "group00000" },
    { ...note("inthepile0", 0, 0), parent: "pile000000" },
    { id: "table00000", kind: "table", x: 500, y: 0, w: 100, h: 100, head: true, z: "n3", ...tracks, cells },
  ];
  const { editor, session } = open(...items);
  editor.select(["group00000", "table00000"]);
  const carried = read(written(cut(editor)));
  if (!carried || carried === "too many") throw new Error("It cannot be read.");

  plant(editor, carried, { x: 2_000, y: 0 });

  const pasted = [...session.items.values()].slice(items.length);
  const [group, pile, inPile, table] = ["group", "pile", "note", "table"].map((kind) =>
    pasted.find((item) => item.kind === kind),
  );
  expect([pile?.parent, inPile?.parent]).toEqual([group?.id, pile?.id]);
  expect(table).toMatchObject({ cells, ...tracks });
  expect([...editor.selection.value].sort()).toEqual([group?.id, table?.id].sort());
});
