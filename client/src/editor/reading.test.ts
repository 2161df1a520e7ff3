/** A board is read as a tree, in one order for the outline, the Tab key and whoever listens. */

import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { step } from "./commands.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { reading, readingOf } from "./reading.ts";

function note(id: string, x: number, y: number, parent?: string): Item {
  const size = { w: 200, h: 200 };
  return { id, kind: "note", shape: "square", x, y, ...size, text: id, color: "yellow", ...(parent && { parent }) };
}

function frame(id: string, x: number, y: number): Item {
  return { id, kind: "frame", x, y, w: 800, h: 600, text: id };
}

function line(id: string, from: string, to: string): Item {
  const looks = { route: "curved", start: "none", end: "arrow", pattern: "solid", width: 2, color: "black" } as const;
  return { id, kind: "connector", from: { item: from }, to: { item: to }, text: "", ...looks };
}

function board(...items: Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

test("frames are read by rows, and what lies in one is read before the next", () => {
  const items = board(
    note("b1", 1000, 20, "b"),
    frame("b", 900, 0),
    note("a2", 300, 10, "a"),
    frame("c", 0, 700),
    note("a1", 20, 20, "a"),
    frame("a", 0, 10),
  );

  expect([...reading(items).keys()]).toEqual(["a", "a1", "a2", "b", "b1", "c"]);
});

test("a place says its level and how many are beside it", () => {
  const found = reading(board(frame("a", 0, 0), note("a1", 0, 0, "a"), note("a2", 300, 0, "a")));

  expect(found.get("a2")).toMatchObject({ parent: "a", level: 2, at: 2, of: 2, children: [] });
});

test("a line is read under the thing it starts from", () => {
  const items = board(note("x", 0, 0), note("y", 300, 0), line("l", "y", "x"));

  const found = reading(items);

  expect([...found.keys()]).toEqual(["x", "y", "l"]);
  expect(found.get("l")).toMatchObject({ parent: "y", level: 2 });
});

test("a group is read where its members lie", () => {
  const group: Item = { id: "g", kind: "group" } as Item;
  const items = board(group, note("m", 300, 0, "g"), note("n", 600, 0, "g"), note("x", 0, 0), note("z", 900, 0));

  expect([...reading(items).keys()]).toEqual(["x", "g", "m", "n", "z"]);
});

test("settings and members are no part of the text", () => {
  const settings = { id: "settings", kind: "settings", title: "Retro" } as Item;

  expect([...reading(board(settings, note("a", 0, 0))).keys()]).toEqual(["a"]);
});

test("Tab goes the same way, lines included, and leads out at the end", () => {
  const editor = new Editor(new FakeSession([note("x", 0, 0), note("y", 300, 0), line("l", "x", "y")]));
  const stops: (string | undefined)[] = [];

  while (step(editor, true)) stops.push([...editor.selection.peek()][0]);

  expect(stops).toEqual(["x", "l", "y"]);
});

test("what somebody does is read the next time", () => {
  const session = new FakeSession([note("x", 0, 0)]);
  const editor = new Editor(session);
  readingOf(editor);

  session.propose([{ op: "delete", ids: ["x"] }]);

  expect(readingOf(editor).size).toBe(0);
});
