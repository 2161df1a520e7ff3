/** Commands wish what they say, and nothing more. */

import { expect, test } from "vitest";
import type { Item, Note } from "../model/item.ts";
import { draftNote, layNote, nextNote, remove, reshape, step } from "./commands.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { homeOf } from "./holders.ts";
import { fitAll, lost } from "./viewing.ts";

function note(id: string, x: number, y: number, more: Partial<Note> = {}): Note {
  return { id, kind: "note", shape: "square", x, y, w: 200, h: 200, text: id, color: "yellow", z: `n${id}`, ...more };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  editor.size.value = { w: 1_000, h: 800 };
  return { editor, session };
}

/** [I4] */
test("another shape keeps the middle and the height of a note", () => {
  const { editor, session } = open(note("a", 0, 0));
  editor.select(["a"]);

  reshape(editor, "wide");

  expect(session.items.get("a")).toMatchObject({ shape: "wide", x: -100, y: 0, w: 400, h: 200, text: "a" });
});

test("locked items are neither moved nor deleted", () => {
  const { editor, session } = open(note("a", 0, 0, { lock: "locked" }), note("b", 400, 0));
  editor.select(["a", "b"]);

  remove(editor);

  expect([...session.items.keys()]).toEqual(["a"]);
});

test("a note laid in a frame belongs to it", () => {
  const frame: Item = { id: "f", kind: "frame", x: 0, y: 0, w: 900, h: 700, text: "", z: "n1" };
  const { editor, session } = open(frame);

  const id = layNote(editor, draftNote(editor, { x: 300, y: 300 }));

  expect(session.items.get(id)?.parent).toBe("f");
  expect(editor.writing.value).toBe(id);
});

test("the next note is entered if it is there, and laid beside with the same looks if not", () => {
  const { editor, session } = open(note("a", 0, 0, { color: "pink", shape: "round" }), note("b", 224, 0));

  nextNote(editor, "a", 1, 0);
  const there = editor.writing.value;
  nextNote(editor, "a", 0, 1);
  const below = session.items.get(editor.writing.value ?? "");

  expect(there).toBe("b");
  expect(below).toMatchObject({ kind: "note", shape: "round", color: "pink", x: 0, y: 224, text: "" });
});

test("a frame is no home for what is larger than it", () => {
  const frame: Item = { id: "f", kind: "frame", x: 0, y: 0, w: 300, h: 300, text: "", z: "n1" };
  const { editor } = open(frame);

  expect(homeOf(editor, { x: 100, y: 100, w: 100, h: 100 })?.id).toBe("f");
  expect(homeOf(editor, { x: -100, y: 0, w: 500, h: 300 })).toBeUndefined();
});

test("a person who has lost everything out of sight is told so, and finds back", () => {
  const { editor } = open(note("a", 0, 0));
  editor.camera.value = { x: 90_000, y: 0, zoom: 1 };

  const before = lost(editor);
  fitAll(editor);

  expect(before).toBe(true);
  expect(lost(editor)).toBe(false);
});

test("Tab goes through the board row by row, and out of it at the end", () => {
  const { editor } = open(note("c", 0, 400), note("b", 300, 10), note("a", 0, 0));
  const visited: (string | undefined)[] = [];

  while (step(editor, true)) visited.push([...editor.selection.value][0]);

  expect(visited).toEqual(["a", "b", "c"]);
  expect(editor.selection.value.size).toBe(0);
});
