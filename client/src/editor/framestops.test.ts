/** From frame to frame, and everything in one. */

import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { goToFrame } from "./framestops.ts";
import { fitAll } from "./viewing.ts";
import { selectWider } from "./widening.ts";

function frame(id: string, x: number): Item {
  return { id, kind: "frame", x, y: 0, w: 800, h: 600, text: id, z: id };
}

function note(id: string, x: number, parent?: string): Item {
  const looks = { shape: "square", y: 50, w: 200, h: 200, text: "", color: "yellow", z: id } as const;
  return { id, kind: "note", x, ...looks, ...(parent && { parent }) };
}

function open(): Editor {
  const session = new FakeSession([
    frame("first", 0),
    frame("second", 1_000),
    note("a", 50, "first"),
    note("b", 300, "first"),
    note("free", 3_000),
  ]);
  const editor = new Editor(session);
  editor.size.value = { w: 1_000, h: 800 };
  fitAll(editor);
  return editor;
}

test("the next frame fills the screen, and after the last one comes the first", () => {
  const editor = open();
  const seen: string[] = [];

  for (let n = 0; n < 3; n++) {
    goToFrame(editor, true);
    seen.push(...editor.selection.value);
  }

  expect(seen).toEqual(["first", "second", "first"]);
  expect(Math.abs(editor.middle().x - 400)).toBeLessThan(60);
});

test("from a thing in a frame, the frame before it is meant", () => {
  const editor = open();
  editor.select(["a"]);

  goToFrame(editor, false);

  expect([...editor.selection.value]).toEqual(["second"]);
});

test("a board without frames has no next one", () => {
  const editor = new Editor(new FakeSession([note("a", 0)]));

  expect(goToFrame(editor, true)).toBe(false);
});

test("everything is first everything in the frame, then everything on the board", () => {
  const editor = open();
  editor.select(["a"]);

  selectWider(editor);
  const inFrame = [...editor.selection.value].toSorted();
  selectWider(editor);

  expect(inFrame).toEqual(["a", "b"]);
  expect(editor.selection.value.size).toBe(5);
});
