/** The lasso takes what has its middle in it. */

import { expect, test } from "vitest";
import { Editor } from "../editor/editor.ts";
import { FakeSession } from "../editor/fake-session.ts";
import type { Item, Note } from "../model/item.ts";
import { lasso } from "./lasso.ts";
import type { Press, Tool } from "./tool.ts";

function note(id: string, x: number, y: number, more: Partial<Note> = {}): Note {
  return { id, kind: "note", shape: "square", x, y, w: 200, h: 200, text: "", color: "yellow", z: `n${id}`, ...more };
}

function frame(id: string, x: number, y: number): Item {
  return { id, kind: "frame", x, y, w: 800, h: 600, text: "", z: "n1" };
}

function open(...items: Item[]): Editor {
  const editor = new Editor(new FakeSession(items));
  editor.size.value = { w: 2_000, h: 1_500 };
  editor.camera.value = { x: 0, y: 0, zoom: 1 };
  return editor;
}

function throwRound(tool: Tool, editor: Editor, corners: readonly (readonly [number, number])[], more: Partial<Press>) {
  const presses = corners.map(([x, y]): Press => {
    const at = { x, y };
    return { at, screen: at, touch: false, shift: false, alt: false, command: false, ...more };
  });
  const [first, ...rest] = presses;
  if (!first) return;
  const gesture = tool.down(editor, first);
  for (const press of rest) gesture?.move(press);
  gesture?.up(rest.at(-1) ?? first);
}

const ROUND_A = [
  [-20, -20],
  [150, -20],
  [150, 250],
  [-20, 250],
] as const;

test("what has its middle in the line is taken, what is only touched is not", () => {
  const editor = open(note("a", 0, 0), note("b", 120, 0));

  throwRound(lasso, editor, ROUND_A, {});

  expect([...editor.selection.value]).toEqual(["a"]);
  expect(editor.tool.value).toBe("select");
  expect(editor.preview.value).toBeUndefined();
});

test("locked things and the frame underneath are not taken", () => {
  const editor = open(frame("f", -350, -200), note("a", 0, 0), note("b", 20, 20, { lock: "locked" }));

  throwRound(lasso, editor, ROUND_A, {});

  expect([...editor.selection.value]).toEqual(["a"]);
});

test("Shift adds what the line goes round to what is selected", () => {
  const editor = open(note("a", 0, 0), note("c", 900, 900));
  editor.select(["c"]);

  throwRound(lasso, editor, ROUND_A, { shift: true });

  expect([...editor.selection.value]).toEqual(["c", "a"]);
});

test("a lasso that is taken back leaves what was selected", () => {
  const editor = open(note("a", 0, 0));
  const at = { x: -20, y: -20 };
  const press: Press = { at, screen: at, touch: false, shift: true, alt: false, command: false };
  const gesture = lasso.down(editor, press);
  gesture?.move({ ...press, at: { x: 300, y: 300 }, screen: { x: 300, y: 300 } });

  gesture?.cancel();

  expect([...editor.selection.value]).toEqual([]);
  expect(editor.preview.value).toBeUndefined();
});
