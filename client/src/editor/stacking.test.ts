/** One step in the stack is one that is seen. */

import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { restackStep } from "./stacking.ts";

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
