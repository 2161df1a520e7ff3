/** Groups are taken as one thing, gone into by another press, and gone when nothing is left in them. */

import { expect, test } from "vitest";
import type { Item, Note } from "../model/item.ts";
import { bounds } from "../shapes/registry.ts";
import { align } from "./arranging.ts";
import { recolor, remove } from "./commands.ts";
import { duplicate } from "./copies.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { comeOut, emptied, group, partOf, ungroup, wholeOf, wholes } from "./grouping.ts";
import { scaledGroup } from "./groupingscale.ts";
import { toggleLock } from "./locking.ts";

function note(id: string, x: number, y: number, more: Partial<Note> = {}): Note {
  return { id, kind: "note", shape: "square", x, y, w: 100, h: 100, text: id, color: "yellow", z: `n${id}`, ...more };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  return { editor: new Editor(session), session };
}

function drawn(editor: Editor, id: string) {
  const [item] = editor.places.within({ x: -1e4, y: -1e4, w: 2e4, h: 2e4 }).filter((one) => one.id === id);
  if (!item) throw new Error(`${id} is not drawn.`);
  return item;
}

/** Two notes in one group, in another group with a third. */
const NESTED: readonly Item[] = [
  { id: "outer", kind: "group", z: "n1" },
  { id: "inner", kind: "group", z: "n2", parent: "outer" },
  note("a", 0, 0, { parent: "inner" }),
  note("b", 200, 0, { parent: "inner" }),
  note("c", 400, 300, { parent: "outer" }),
];

test("a group is one step, around all that is in it, and undo takes it back", () => {
  const { editor, session } = open(note("a", 0, 0), note("b", 300, 200));
  editor.select(["a", "b"]);

  group(editor);

  const [id = ""] = editor.selection.value;
  expect(session.items.get(id)?.kind).toBe("group");
  expect(editor.boundsOf(id)).toEqual({ x: 0, y: 0, w: 400, h: 300 });
  session.undo();
  expect(session.items.get("a")?.parent).toBeUndefined();
  expect(session.items.has(id)).toBe(false);
});

test("a press means the outermost group that one has not gone into", () => {
  const { editor } = open(...NESTED);
  const a = drawn(editor, "a");

  const first = wholeOf(editor, a);
  editor.select([first.id]);
  const second = partOf(editor, first, a);
  editor.select([second.id]);
  const third = partOf(editor, second, a);
  editor.select([third.id]);
  const beside = wholeOf(editor, drawn(editor, "c"));

  expect([first.id, second.id, third.id, beside.id]).toEqual(["outer", "inner", "a", "c"]);
});

test("one comes out of groups one by one", () => {
  const { editor } = open(...NESTED);
  editor.select(["a"]);

  const seen = [0, 1, 2].map(() => [comeOut(editor), ...editor.selection.value]);

  expect(seen).toEqual([
    [true, "inner"],
    [true, "outer"],
    [false, "outer"],
  ]);
});

test("what a marquee touches is taken by the outermost groups", () => {
  const { editor } = open(...NESTED, note("d", 900, 900));

  expect(wholes(editor, [drawn(editor, "a"), drawn(editor, "c"), drawn(editor, "d")])).toEqual(["outer", "d"]);
});

test("ungrouping lets the members go and selects them", () => {
  const { editor, session } = open(...NESTED);
  editor.select(["outer"]);

  ungroup(editor);

  expect(session.items.has("outer")).toBe(false);
  expect([...editor.selection.value].sort()).toEqual(["c", "inner"]);
  expect(session.items.get("a")?.parent).toBe("inner");
});

test("deleting a group deletes what is in it, and a group that is left empty goes too", () => {
  const { editor, session } = open(...NESTED);
  editor.select(["a", "b"]);
  const left = emptied(editor, new Set(["a", "b"]));

  remove(editor);
  const kept = [...session.items.keys()];
  editor.select(["outer"]);
  remove(editor);

  expect(left).toEqual(["inner"]);
  expect(kept).toEqual(["outer", "c"]);
  expect(session.items.size).toBe(0);
});

test("a colour and a lock given to a group are given to what is in it", () => {
  const { editor, session } = open(...NESTED);
  editor.select(["outer"]);

  recolor(editor, "pink");
  toggleLock(editor);

  expect(["a", "b", "c"].map((id) => session.items.get(id))).toMatchObject(
    Array.from({ length: 3 }, () => ({ color: "pink", lock: "locked" })),
  );
});

test("a copy of a group is a group of copies", () => {
  const { editor, session } = open(...NESTED);
  editor.select(["outer"]);

  const [copy = ""] = duplicate(editor, 1_000, 0);

  expect(session.items.get(copy)?.kind).toBe("group");
  expect(editor.places.family([copy]).size).toBe(5);
  expect(editor.boundsOf(copy)).toEqual({ x: 1_000, y: 0, w: 500, h: 400 });
});

test("a group lines up as a whole, and its members keep their places in it", () => {
  const { editor, session } = open(...NESTED, note("d", 900, -500));
  editor.select(["outer", "d"]);

  align(editor, "right");

  expect(session.items.get("a")).toMatchObject({ x: 500, y: 0 });
  expect(session.items.get("c")).toMatchObject({ x: 900, y: 300 });
});

test("a group that is made larger has everything in it larger, and further apart", () => {
  const text: Item = {
    id: "t",
    kind: "text",
    x: 0,
    y: 200,
    w: 200,
    h: 40,
    text: "t",
    color: "black",
    size: 20,
    align: "left",
    parent: "g",
  };
  const { editor, session } = open({ id: "g", kind: "group" }, note("a", 0, 0, { parent: "g" }), text);
  const item = session.items.get("g");
  if (item?.kind !== "group") throw new Error("There is no group.");

  editor.propose(scaledGroup(editor, item, 2));

  const box = bounds(drawn(editor, "a"), editor.seen);
  expect(box).toMatchObject({ w: 200, h: 200 });
  expect(session.items.get("t")).toMatchObject({ w: 400, size: 40 });
});
