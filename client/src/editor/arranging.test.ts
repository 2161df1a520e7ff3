/** Arranging moves what is free, as one step, and carries along what lies in frames. */

import { expect, test } from "vitest";
import { type Item, isPlaced, type Note } from "../model/item.ts";
import { align, distribute, equalise, tidyUp } from "./arranging.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";

function note(id: string, x: number, y: number, more: Partial<Note> = {}): Note {
  return { id, kind: "note", shape: "square", x, y, w: 200, h: 200, text: id, color: "yellow", z: `n${id}`, ...more };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  editor.select(items.map(({ id }) => id));
  return { editor, session };
}

function places(session: FakeSession): Record<string, readonly [number, number]> {
  return Object.fromEntries([...session.items.values()].filter(isPlaced).map(({ id, x, y }) => [id, [x, y]]));
}

test("tidying is one step that undo takes back as a whole", () => {
  const { editor, session } = open(note("a", 0, 12), note("b", 240, -10), note("c", 20, 300));
  const before = places(session);

  tidyUp(editor);
  const tidy = places(session);
  session.undo();

  expect(tidy).toEqual({ a: [0, -10], b: [224, -10], c: [0, 214] });
  expect(places(session)).toEqual(before);
});

test("what is locked stays, and the others line up with it", () => {
  const { editor, session } = open(note("a", 0, 0), note("b", 300, 300, { lock: "locked" }), note("c", 700, 600));

  align(editor, "left");

  expect(places(session)).toEqual({ a: [300, 0], b: [300, 300], c: [300, 600] });
});

test("notes in a frame move with it, once", () => {
  const frame: Item = { id: "f", kind: "frame", x: 500, y: 0, w: 900, h: 900, text: "", z: "n" };
  const { editor, session } = open(frame, note("in", 600, 100, { parent: "f" }), note("out", 0, 1_000));

  align(editor, "left");

  expect(places(session)).toEqual({ f: [0, 0], in: [100, 100], out: [0, 1_000] });
  expect(session.items.get("in")?.parent).toBe("f");
});

test("a note that is moved into a frame belongs to it", () => {
  const frame: Item = { id: "f", kind: "frame", x: 0, y: 0, w: 900, h: 900, text: "", z: "n" };
  const { editor, session } = open(frame, note("a", 100, 100, { parent: "f" }), note("b", 1_000, 300));
  editor.select(["a", "b"]);

  align(editor, "left");

  expect(session.items.get("b")).toMatchObject({ x: 100, parent: "f" });
});

test("what is in order already gives no wish", () => {
  const { editor, session } = open(note("a", 0, 0), note("b", 224, 0), note("c", 448, 0));

  tidyUp(editor);
  distribute(editor, "across");
  align(editor, "top");
  equalise(editor);

  expect(session.wishes).toEqual([]);
});

test("one size is that of the largest, and wide notes stay wide", () => {
  const { editor, session } = open(
    note("a", 0, 0),
    note("b", 500, 0, { w: 400, h: 400 }),
    note("c", 0, 500, { shape: "wide", w: 400 }),
  );

  equalise(editor);

  expect(session.items.get("a")).toMatchObject({ x: -100, y: -100, w: 400, h: 400 });
  expect(session.items.get("c")).toMatchObject({ x: -200, y: 400, w: 800, h: 400 });
});
