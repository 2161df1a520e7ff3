/** Going about and connecting with nothing but the keyboard. */

import { expect, test } from "vitest";
import { Editor } from "../editor/editor.ts";
import { FakeSession } from "../editor/fake-session.ts";
import type { Item, Note } from "../model/item.ts";
import { dropAim } from "./aim.ts";
import { commandNamed } from "./keycommands.ts";
import { meaning } from "./keys.ts";

function note(id: string, x: number, y: number): Note {
  return { id, kind: "note", shape: "square", x, y, w: 200, h: 200, text: "", color: "yellow", z: `n${id}` };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  editor.size.value = { w: 2_000, h: 1_500 };
  editor.camera.value = { x: 0, y: 0, zoom: 1 };
  return { editor, session };
}

function press(editor: Editor, ...strokes: readonly string[]): void {
  for (const stroke of strokes) {
    const meant = meaning([stroke]);
    if (meant) commandNamed(meant.name)?.run(editor, meant.key);
  }
}

const CROSS = [note("middle", 800, 600), note("right", 1_200, 620), note("below", 780, 1_000), note("far", 1_600, 600)];

test("Control and an arrow select the nearest thing that way, Shift keeps what was", () => {
  const { editor } = open(...CROSS);
  const visited: string[][] = [];

  for (const stroke of ["Ctrl+ArrowDown", "Ctrl+ArrowRight", "Ctrl+Shift+ArrowRight"]) {
    press(editor, stroke);
    visited.push([...editor.selection.value]);
  }

  expect(visited).toEqual([["middle"], ["right"], ["right", "far"]]);
});

test("where there is nothing that way, the selection stays", () => {
  const { editor } = open(...CROSS);
  editor.select(["far"]);

  press(editor, "Ctrl+ArrowRight");

  expect([...editor.selection.value]).toEqual(["far"]);
});

test("from the selected thing, arrows aim and Enter connects", () => {
  const { editor, session } = open(...CROSS);
  editor.select(["middle"]);

  press(editor, "l", "ArrowRight", "ArrowRight", "Enter");

  const line = [...session.items.values()].find((item) => item.kind === "connector");
  expect(line).toMatchObject({ from: { item: "middle" }, to: { item: "far" } });
  expect([...editor.selection.value]).toEqual(["middle"]);
  expect(editor.tool.value).toBe("select");
});

test("while one aims, arrows move nothing, and Escape leaves without a line", () => {
  const { editor, session } = open(...CROSS);
  editor.select(["middle"]);

  press(editor, "a", "ArrowDown", "Escape");

  expect(session.wishes).toEqual([]);
  expect(editor.tool.value).toBe("select");
});

test("a dropped aim shows nothing", () => {
  const { editor } = open(...CROSS);
  editor.select(["middle"]);
  press(editor, "a", "ArrowDown");

  dropAim(editor);

  expect(editor.preview.value).toBeUndefined();
  expect(editor.aim.value).toBeUndefined();
});

test("with nothing or much selected, the tool is taken without an aim", () => {
  const { editor } = open(...CROSS);

  press(editor, "a");

  expect(editor.tool.value).toBe("connector");
  expect(editor.aim.value).toBeUndefined();
});
