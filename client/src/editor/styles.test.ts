/** The looks of one thing are given to others. */

import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { copyStyle, pasteStyle } from "./styles.ts";

const NOTE = { kind: "note", shape: "square", x: 0, y: 0, w: 200, h: 200, text: "a", color: "yellow", z: "a" } as const;
const BOX = {
  kind: "shape",
  form: "star",
  x: 500,
  y: 0,
  w: 100,
  h: 100,
  text: "",
  edge: "red",
  pattern: "dashed",
  width: 4,
  z: "b",
} as const;
const LINE = {
  kind: "connector",
  from: { point: [0, 0] },
  to: { point: [9, 9] },
  route: "straight",
  start: "none",
  end: "arrow",
  pattern: "dotted",
  width: 6,
  color: "green",
  text: "",
  z: "c",
} as const;

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  return { editor: new Editor(session), session };
}

function give(editor: Editor, from: string, ...to: readonly string[]): void {
  editor.select([from]);
  copyStyle(editor);
  editor.select(to);
  pasteStyle(editor);
}

test("a note takes colour, shape and lettering of another, and keeps its middle and its words", () => {
  const round = { ...NOTE, id: "r", shape: "round", color: "pink", align: "left", size: 30, text: "b" } as const;
  const wide = { ...NOTE, id: "w", shape: "wide", x: 400, w: 400, text: "c" } as const;
  const { editor, session } = open(round, wide);

  give(editor, "r", "w");

  expect(session.items.get("w")).toMatchObject({
    shape: "round",
    color: "pink",
    align: "left",
    size: 30,
    text: "c",
    x: 500,
    y: 0,
    w: 200,
    h: 200,
  });
});

test("what the other one does not have is taken away", () => {
  const { editor, session } = open({ ...BOX, id: "a" }, { ...BOX, id: "b", color: "blue", size: 20 });

  give(editor, "a", "b");

  expect(session.items.get("b")).not.toHaveProperty("color");
  expect(session.items.get("b")).not.toHaveProperty("size");
});

test("things of another kind take what means the same on both", () => {
  const { editor, session } = open({ ...LINE, id: "l" }, { ...BOX, id: "s" }, { ...NOTE, id: "n" });

  give(editor, "l", "s", "n");

  expect(session.items.get("s")).toMatchObject({ color: "green", pattern: "dotted", width: 4, form: "star" });
  expect(session.items.get("n")).toMatchObject({ color: "green", shape: "square" });
});

test("many take the style in one step of undo", () => {
  const { editor, session } = open({ ...NOTE, id: "a", color: "red" }, { ...NOTE, id: "b" }, { ...NOTE, id: "c" });

  give(editor, "a", "b", "c");
  session.undo();

  expect(["b", "c"].map((id) => session.items.get(id))).toMatchObject([{ color: "yellow" }, { color: "yellow" }]);
});

test("what is locked keeps its looks", () => {
  const { editor, session } = open({ ...NOTE, id: "a", color: "red" }, { ...NOTE, id: "b", lock: "locked" });

  give(editor, "a", "b");

  expect(session.wishes).toEqual([]);
});
