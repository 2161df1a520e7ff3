/** Pasted words lie in order, and on nothing. */

import { expect, test } from "vitest";
import { type Box, meets } from "../geometry/box.ts";
import type { Item, Note } from "../model/item.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { type Slips, slips } from "./slips.ts";
import { strewNotes, strewText } from "./strew.ts";

function note(id: string, x: number, y: number): Note {
  return { id, kind: "note", shape: "square", x, y, w: 200, h: 200, text: id, color: "yellow", z: `n${id}` };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  editor.size.value = { w: 1_000, h: 800 };
  return { editor, session };
}

function read(text: string): Slips {
  const found = slips(text);
  if (!found) throw new Error("no text");
  return found;
}

function fresh(editor: Editor): (Item & Box)[] {
  return editor.selected.value as unknown as (Item & Box)[];
}

test("lines become a grid in reading order, as one step", () => {
  const { editor, session } = open();

  strewNotes(editor, read("one\ntwo\nthree\nfour\nfive"), { x: 0, y: 0 });

  const notes = fresh(editor);
  expect(notes.map((one) => "text" in one && one.text)).toEqual(["one", "two", "three", "four", "five"]);
  expect(notes.map(({ x, y }) => [x - (notes[0]?.x ?? 0), y - (notes[0]?.y ?? 0)])).toEqual([
    [0, 0],
    [224, 0],
    [448, 0],
    [0, 224],
    [224, 224],
  ]);
  session.undo();
  expect(session.items.size).toBe(0);
});

test("cells keep their rows and columns, and empty ones become nothing", () => {
  const { editor } = open();

  strewNotes(editor, read("a\t\tb\n\tc"), { x: 0, y: 0 });

  const [a, b, c] = fresh(editor);
  expect(fresh(editor)).toHaveLength(3);
  expect([(b?.x ?? 0) - (a?.x ?? 0), b?.y]).toEqual([448, a?.y]);
  expect([(c?.x ?? 0) - (a?.x ?? 0), (c?.y ?? 0) - (a?.y ?? 0)]).toEqual([224, 224]);
});

test("what is pasted covers nothing, and stays near", () => {
  const there = Array.from({ length: 36 }, (_, at) => note(`n${at}`, (at % 6) * 224, Math.floor(at / 6) * 224));
  const { editor } = open(...there);

  strewNotes(editor, read("one\ntwo\nthree"), { x: 600, y: 200 });

  for (const one of fresh(editor)) expect(there.some((other) => meets(one, other))).toBe(false);
  expect(fresh(editor).every(({ y }) => y < 0)).toBe(true);
});

test("a text is one text, in the frame that has room for it", () => {
  const frame: Item = { id: "f", kind: "frame", x: 0, y: 0, w: 2_000, h: 2_000, text: "", z: "n1" };
  const { editor } = open(frame);

  strewText(editor, read(`${"word ".repeat(60)}end`), { x: 1_000, y: 1_000 });

  expect(fresh(editor)).toMatchObject([{ kind: "text", parent: "f" }]);
});

test("an address becomes a note that leads there", () => {
  const { editor } = open();

  strewNotes(editor, read("https://example.org/plan"), { x: 0, y: 0 });

  expect(fresh(editor)).toMatchObject([{ kind: "note", link: "https://example.org/plan", text: "example.org/plan" }]);
});

test("a paste of a thousand lines finds its place at once", () => {
  const there = Array.from({ length: 900 }, (_, at) => note(`n${at}`, (at % 30) * 224, Math.floor(at / 30) * 224));
  const { editor } = open(...there);

  strewNotes(editor, read(Array.from({ length: 1_000 }, (_, at) => `line ${at}`).join("\n")), { x: 3_000, y: 3_000 });

  expect(fresh(editor)).toHaveLength(1_000);
  expect(fresh(editor).some((one) => there.some((other) => meets(one, other)))).toBe(false);
});
