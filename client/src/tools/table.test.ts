/** The table tool, and the letters that go into what it laid. */

import { expect, test } from "vitest";
import { Editor } from "../editor/editor.ts";
import { FakeSession } from "../editor/fake-session.ts";
import { heldPart, stopWriting } from "../editor/parts.ts";
import { layTable } from "../editor/tables.ts";
import { select } from "./select.ts";
import { tableTool } from "./table.ts";
import type { Press } from "./tool.ts";

const BOX = { x: 0, y: 0, w: 480, h: 168 };

function open(): Editor {
  const editor = new Editor(new FakeSession([]));
  editor.size.value = { w: 2_000, h: 1_500 };
  return editor;
}

test("whoever lays a table by a click writes in its first cell at once", () => {
  const editor = open();
  const at = { x: 400, y: 300 };
  const press: Press = { at, screen: at, touch: false, shift: false, alt: false, command: false };

  tableTool.down(editor, press)?.up(press);

  expect(heldPart(editor)).toMatchObject({ kind: "cell", row: 0, column: 0, part: { writing: true } });
});

test("a letter goes into the cell in hand, and takes no tool", () => {
  const editor = open();
  layTable(editor, BOX);
  stopWriting(editor);

  const taken = select.letter?.(editor, "h");

  expect(taken).toBe(true);
  expect(heldPart(editor)).toMatchObject({ part: { writing: true } });
});

test("a letter is a key for whoever has a table but no cell in hand", () => {
  const editor = open();
  layTable(editor, BOX);
  editor.part.value = undefined;

  expect(select.letter?.(editor, "h")).toBe(false);
});
