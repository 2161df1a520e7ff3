/** Larger and smaller without a drag. */

import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { scale } from "./scaling.ts";

const WIDE = { kind: "note", shape: "wide", x: 0, y: 0, w: 400, h: 200, text: "", color: "yellow", z: "a" } as const;

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  return { editor: new Editor(session), session };
}

test("a thing grows around its middle and keeps its ratio", () => {
  const { editor, session } = open({ ...WIDE, id: "a" });
  editor.select(["a"]);

  scale(editor, 1.5);

  expect(session.items.get("a")).toMatchObject({ x: -100, y: -50, w: 600, h: 300 });
});

test("larger and smaller again is as before", () => {
  const { editor, session } = open({ ...WIDE, id: "a" });
  editor.select(["a"]);

  scale(editor, 1.25);
  scale(editor, 1 / 1.25);

  expect(session.items.get("a")).toMatchObject({ x: 0, y: 0, w: 400, h: 200 });
});

test("nothing grows smaller than a hand can take hold of", () => {
  const { editor, session } = open({ ...WIDE, id: "a", w: 18, h: 9 });
  editor.select(["a"]);

  scale(editor, 0.8);

  expect(session.wishes).toEqual([]);
});
