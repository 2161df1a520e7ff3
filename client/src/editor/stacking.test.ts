/** One step in the stack is one that is seen. */

import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { broughtOver, restackStep, underlaid } from "./stacking.ts";

function note(id: string, x: number): Item {
  return { id, kind: "note", shape: "square", x, y: 0, w: 200, h: 200, text: "", color: "yellow", z: id };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  return { editor: new Editor(session), session };
}

test("one step forward passes the next thing that lies over it, and what lies elsewhere with it", () => {
  const { editor, session } = open(note("a", 0), note("b", 5_000), note("c", 50), note("d", 100));
  editor.select(["a"]);

  restackStep(editor, true);

  expect(session.wishes).toEqual([{ op: "restack", ids: ["a"], to: { above: "c" } }]);
});

test("one step back passes the next thing that lies under it", () => {
  const { editor, session } = open(note("a", 0), note("b", 50), note("c", 100));
  editor.select(["c"]);

  restackStep(editor, false);

  expect(session.wishes).toEqual([{ op: "restack", ids: ["c"], to: { below: "b" } }]);
});

test("several go together, past the topmost of them", () => {
  const { editor, session } = open(note("a", 0), note("b", 20), note("c", 50), note("d", 100));
  editor.select(["c", "a"]);

  restackStep(editor, true);

  expect(session.wishes).toEqual([{ op: "restack", ids: ["a", "c"], to: { above: "d" } }]);
});

test("where nothing touches it, the next in the stack counts", () => {
  const { editor, session } = open(note("a", 0), note("b", 5_000));
  editor.select(["a"]);

  restackStep(editor, true);

  expect(session.wishes).toEqual([{ op: "restack", ids: ["a"], to: { above: "b" } }]);
});

test("on the top there is no step forward", () => {
  const { editor, session } = open(note("a", 0), note("b", 50));
  editor.select(["b"]);

  restackStep(editor, true);

  expect(session.wishes).toEqual([]);
});

function ground(kind: "frame" | "table", id: string, z: string, parent?: string): Item {
  const lines = kind === "table" ? { rows: [{ id: "r" }], columns: [{ id: "c" }] } : { text: "" };
  return { id, kind, x: 0, y: 0, w: 200, h: 200, z, ...lines, ...(parent !== undefined && { parent }) } as Item;
}

test("a new frame goes under the lowest table in it, and stays on top where there are only notes", () => {
  const table = ground("table", "t", "b");
  const { editor } = open(table, ground("frame", "u", "c"), note("a", 0));

  expect(underlaid(editor, "f", [note("a", 0), ground("frame", "u", "c"), table])).toEqual([
    { op: "restack", ids: ["f"], to: { below: "t" } },
  ]);
  expect(underlaid(editor, "f", [note("a", 0)])).toEqual([]);
});

test("what comes to lie in a frame that would cover it is brought over it with what it holds", () => {
  const outer = ground("frame", "o", "d");
  const inner = ground("frame", "i", "a");
  const { editor } = open(outer, inner, ground("table", "t", "b", "i"), { ...note("n", 0), parent: "i" } as Item);

  expect(broughtOver(editor, outer, inner)).toEqual([{ op: "restack", ids: ["i", "t"], to: { above: "o" } }]);
  expect(broughtOver(editor, inner, outer)).toEqual([]);
  expect(broughtOver(editor, outer, note("n", 0))).toEqual([]);
});
