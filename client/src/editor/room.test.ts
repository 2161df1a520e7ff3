/** What is laid without a pointer covers nothing, and comes to lie with what it belongs to. */

import { expect, test } from "vitest";
import { encloses, meets } from "../geometry/box.ts";
import type { Item } from "../model/item.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { layNoteAfter, moveToFrame, moveToNextFrame, swap } from "./rehome.ts";
import { nextRoom, roomIn } from "./room.ts";

const FRAME = { id: "f", kind: "frame", x: 0, y: 0, w: 700, h: 500, text: "To change" } as const;
const OTHER = { id: "g", kind: "frame", x: 900, y: 0, w: 700, h: 500, text: "Went well" } as const;
const SIZE = { w: 200, h: 200 };

function note(id: string, x: number, y: number, parent?: string): Item {
  return { id, kind: "note", shape: "square", x, y, ...SIZE, text: id, color: "pink", ...(parent && { parent }) };
}

function open(...items: Item[]): Editor {
  const editor = new Editor(new FakeSession(items));
  editor.size.value = { w: 1_000, h: 800 };
  return editor;
}

function placed(editor: Editor, id: string) {
  const item = editor.session.items.get(id);
  if (item?.kind !== "note") throw new Error(`${id} is no note`);
  return item;
}

test("a frame is filled as one reads", () => {
  const editor = open(FRAME, note("a", 24, 24, "f"));

  expect(roomIn(editor, FRAME, SIZE)).toEqual({ x: 248, y: 24, ...SIZE });
});

test("with a frame selected, the next thing goes into it", () => {
  const editor = open(FRAME, OTHER);
  editor.select(["g"]);

  expect(encloses(OTHER, nextRoom(editor, SIZE))).toBe(true);
});

test("with nothing selected, the next thing covers nothing in the middle of the view", () => {
  const editor = open(note("a", 0, 0));
  editor.centre({ x: 100, y: 100 });

  const room = nextRoom(editor, SIZE);

  expect(meets(room, { x: 0, y: 0, ...SIZE })).toBe(false);
  expect(Math.hypot(room.x, room.y)).toBeLessThan(300);
});

test("what is moved to a frame lies in it and belongs to it, as one step", () => {
  const editor = open(FRAME, OTHER, note("a", 24, 24, "f"));

  moveToFrame(editor, ["a"], OTHER);

  expect(placed(editor, "a").parent).toBe("g");
  expect(encloses(OTHER, placed(editor, "a"))).toBe(true);
  editor.session.undo();
  expect(placed(editor, "a")).toMatchObject({ x: 24, y: 24, parent: "f" });
});

test("a full frame grows", () => {
  const full = [0, 1, 2].flatMap((x) => [0, 1].map((y) => note(`${x}${y}`, 24 + x * 224, 24 + y * 224, "f")));
  const editor = open(FRAME, ...full, note("a", 2_000, 0));

  moveToFrame(editor, ["a"], FRAME);

  expect(placed(editor, "a").y).toBe(472);
  expect(editor.session.items.get("f")).toMatchObject({ h: 696 });
});

test("the next frame is the next one read, and there is none after the last", () => {
  const editor = open(FRAME, OTHER, note("a", 24, 24, "f"));

  expect(moveToNextFrame(editor, "a", 1)).toBe(true);
  expect(moveToNextFrame(editor, "a", 1)).toBe(false);
  expect(placed(editor, "a").parent).toBe("g");
});

test("two notes change places", () => {
  const editor = open(FRAME, note("a", 24, 24, "f"), note("b", 248, 24, "f"));

  expect(swap(editor, "a", 1)).toBe(true);

  expect([placed(editor, "a").x, placed(editor, "b").x]).toEqual([248, 24]);
  expect(swap(editor, "a", 1)).toBe(false);
});

test("a note after another looks like it, lies below it and in its frame", () => {
  const editor = open(FRAME, note("a", 24, 24, "f"));

  const made = layNoteAfter(editor, "a");

  expect(placed(editor, made ?? "")).toMatchObject({ x: 24, y: 248, color: "pink", parent: "f" });
});
