/** The next thing, connected, one key away. */
import { expect, test } from "vitest";
import type { Figure, Item, Note } from "../model/item.ts";
import { buildAt, buildNext } from "./building.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";

function note(id: string, more: Partial<Note> = {}): Note {
  return {
    ...{ id, kind: "note", shape: "round", x: 0, y: 0, w: 200, h: 200, text: "Why?", color: "pink", z: `n${id}` },
    ...more,
  };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession; made: () => Item[] } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  const before = new Set(items.map(({ id }) => id));
  const made = (): Item[] => [...session.items.values()].filter(({ id }) => !before.has(id));
  return { editor, session, made };
}

const RIGHT = { x: 1, y: 0 } as const;

test("the next note has the looks of the first, stands beside it, is connected to it and written in", () => {
  const { editor, made } = open(note("a", { size: 30, tags: { why: true } }));
  editor.select(["a"]);

  const built = buildNext(editor, RIGHT);

  const [twin, line] = made();
  expect(built).toBe(true);
  expect(twin).toMatchObject({ kind: "note", shape: "round", color: "pink", w: 200, size: 30, text: "", x: 272, y: 0 });
  expect(twin).not.toHaveProperty("tags");
  expect(line).toMatchObject({ kind: "connector", from: { item: "a" }, to: { item: twin?.id } });
  expect(editor.writing.value).toBe(twin?.id);
});

test("one step of undo takes both away", () => {
  const { editor, session } = open(note("a"));
  editor.select(["a"]);
  buildNext(editor, RIGHT);

  session.undo();

  expect([...session.items.keys()]).toEqual(["a"]);
});

test("where something stands already, the next one goes beside it", () => {
  const { editor, made } = open(note("a"), note("b", { x: 272 }));
  editor.select(["a"]);

  buildNext(editor, RIGHT);

  expect(made()[0]).toMatchObject({ x: 272, y: 224 });
});

test("three in one direction fan out on both sides", () => {
  const { editor, made } = open(note("a"));

  for (let n = 0; n < 3; n++) {
    editor.select(["a"]);
    buildNext(editor, RIGHT);
  }

  const heights = made().flatMap((item) => (item.kind === "note" ? [item.y] : []));
  expect(heights).toEqual([0, 224, -224]);
});

test("a shape grows a shape of its form", () => {
  const figure: Figure = {
    ...{ id: "f", kind: "shape", form: "hexagon", x: 0, y: 0, w: 160, h: 100, text: "A", edge: "blue" },
    ...{ pattern: "dashed", width: 4, z: "nf" },
  };
  const { editor, made } = open(figure);
  editor.select(["f"]);

  buildNext(editor, { x: 0, y: 1 });

  expect(made()[0]).toMatchObject({ kind: "shape", form: "hexagon", edge: "blue", pattern: "dashed", x: 0, y: 172 });
});

test("with nothing, or more than one thing, selected there is nothing to build on", () => {
  const { editor, session } = open(note("a"), note("b", { x: 900 }));

  const none = buildNext(editor, RIGHT);
  editor.select(["a", "b"]);
  const two = buildNext(editor, RIGHT);

  expect([none, two]).toEqual([false, false]);
  expect(session.wishes).toEqual([]);
});

test("what is built in a frame belongs to it", () => {
  const frame: Item = { id: "frame", kind: "frame", x: -100, y: -100, w: 900, h: 500, text: "" };
  const { editor, made } = open(frame, note("a"));
  editor.select(["a"]);

  buildNext(editor, RIGHT);

  expect(made()[0]).toMatchObject({ parent: "frame" });
});

test("a copy that would lie on its original is laid beside it", () => {
  const { editor, made } = open(note("a"));

  buildAt(editor, note("a"), { x: 220, y: 110 });

  expect(made()[0]).toMatchObject({ x: 272, y: 0 });
});
