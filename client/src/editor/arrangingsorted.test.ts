/** Sorting puts the selection into a grid by one thing about it; a frame laid around things holds them. */

import { expect, test } from "vitest";
import type { Item, Note } from "../model/item.ts";
import { sortBy, wrapInFrame } from "./arrangingsorted.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";

function note(id: string, x: number, y: number, more: Partial<Note> = {}): Note {
  return { id, kind: "note", shape: "square", x, y, w: 100, h: 100, text: id, color: "yellow", z: `n${id}`, ...more };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  editor.select(items.map(({ id }) => id));
  return { editor, session };
}

/** The ids of the notes as they stand in rows now. */
function read(session: FakeSession): string {
  const notes = [...session.items.values()].filter((item) => item.kind === "note");
  return notes
    .sort((a, b) => a.y - b.y || a.x - b.x)
    .map(({ id }) => id)
    .join("");
}

test("from A to Z, numbers by their size, and what is empty last", () => {
  const texts = { a: "Ten 10", b: "", c: "apple", d: "Ten 9" };
  const { editor, session } = open(...Object.entries(texts).map(([id, text], n) => note(id, n * 130, 0, { text })));

  sortBy(editor, "text");

  expect(read(session)).toBe("cdab");
});

test("by colour, in the order of the palette, and the same colours as they were read", () => {
  const { editor, session } = open(
    note("a", 0, 0, { color: "pink" }),
    note("b", 130, 0, { color: "yellow" }),
    note("c", 0, 130, { color: "pink" }),
    note("d", 130, 130, { color: "light_yellow" }),
  );

  sortBy(editor, "color");

  expect(read(session)).toBe("dbac");
});

test("by reactions, the most liked first, and undo takes it back", () => {
  const { editor, session } = open(
    note("a", 0, 0),
    note("b", 130, 0, { reactions: { "👍 u1": true } } as Partial<Note>),
    note("c", 260, 0, { reactions: { "👍 u1": true, "🎉 u2": true } } as Partial<Note>),
  );

  sortBy(editor, "votes");
  const sorted = read(session);
  session.undo();

  expect([sorted, read(session)]).toEqual(["cba", "abc"]);
});

test("by author, by the name they have or else by who they are", () => {
  const { editor, session } = open(
    note("a", 0, 0, { author: "Zoe" }),
    note("b", 130, 0, { author: "Ana" }),
    note("c", 260, 0, { by: "mia" }),
  );

  sortBy(editor, "author");

  expect(read(session)).toBe("bca");
});

test("a frame is laid around the selection, which belongs to it from then on", () => {
  const { editor, session } = open(note("a", 0, 0), note("b", 300, 200));

  wrapInFrame(editor);

  const frame = [...session.items.values()].find((item) => item.kind === "frame");
  expect(frame).toMatchObject({ x: -48, y: -48, w: 496, h: 396 });
  expect(session.items.get("a")?.parent).toBe(frame?.id);
  expect(editor.writing.value).toBe(frame?.id);
});
