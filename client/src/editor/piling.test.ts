/** Piles: notes on one another are shown by the pile alone, and come apart again. */

import { expect, test } from "vitest";
import type { Connector, Item, Note } from "../model/item.ts";
import { runOf } from "../shapes/connector.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { movedHome } from "./homes.ts";
import { pile, spread } from "./piling.ts";

function note(id: string, x: number, y: number, more: Partial<Note> = {}): Note {
  return {
    id,
    kind: "note",
    shape: "square",
    x,
    y,
    w: 100,
    h: 100,
    text: id,
    color: "yellow",
    z: `n0000000${id}`,
    ...more,
  };
}

function line(id: string, from: string, to: string): Connector {
  const looks = {
    route: "straight",
    start: "none",
    end: "arrow",
    pattern: "solid",
    width: 2,
    color: "black",
    text: "",
  };
  return {
    id,
    kind: "connector",
    from: { item: from, side: "auto" },
    to: { item: to, side: "auto" },
    ...looks,
  } as Connector;
}

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  editor.camera.value = { x: 0, y: 0, zoom: 1 };
  return { editor, session };
}

function piled(): { editor: Editor; session: FakeSession; id: string } {
  const { editor, session } = open(
    note("a", 0, 0),
    note("b", 300, 0),
    note("c", 0, 300),
    note("far", 2_000, 0),
    line("out", "a", "far"),
    line("in", "a", "b"),
  );
  editor.select(["a", "b", "c"]);
  pile(editor);
  const [id = ""] = editor.selection.value;
  return { editor, session, id };
}

test("a pile lies where its notes were, and they are not seen any more", () => {
  const { editor, session, id } = piled();

  expect(session.items.get(id)).toMatchObject({ kind: "pile", x: 150, y: 150, w: 100, h: 100 });
  expect(["a", "b", "c"].map((one) => editor.places.box(one))).toEqual([undefined, undefined, undefined]);
  expect(editor.at({ x: 200, y: 200 })?.id).toBe(id);
});

test("a line to a note in a pile ends on the pile, and one between two of its notes is not seen", () => {
  const { editor, session, id } = piled();
  const out = session.items.get("out") as Connector;

  editor.propose([{ op: "move", ids: [id], dx: 0, dy: 500 }]);

  const { from } = runOf(out, editor.seen);
  expect(from.point.x).toBe(250);
  expect(from.point.y).toBeGreaterThan(650);
  expect(editor.places.box("in")).toBeUndefined();
  expect(editor.places.box("out")?.y).toBeLessThan(100);
});

test("a note that is let go on a pile joins it, on top", () => {
  const { editor, session, id } = piled();

  editor.propose(movedHome(editor, new Map([["far", { dx: -1_850, dy: 150 }]]), { x: 200, y: 200 }));

  expect(session.items.get("far")).toMatchObject({ parent: id, x: 150, y: 150 });
  const heights = ["a", "b", "c", "far"].map((one) => session.items.get(one)?.z ?? "");
  expect(heights.toSorted().at(-1)).toBe(heights[3]);
});

test("spreading is one step: the pile is gone, its notes stand in a grid and cover nothing", () => {
  const { editor, session, id } = piled();
  const before = session.items.size;

  spread(editor);

  const notes = ["a", "b", "c"].map((one) => session.items.get(one) as Note);
  expect(session.items.has(id)).toBe(false);
  expect(notes.map(({ parent }) => parent)).toEqual([undefined, undefined, undefined]);
  expect(new Set(notes.map(({ x, y }) => `${x} ${y}`)).size).toBe(3);
  expect(notes.every((one) => editor.places.box(one.id) !== undefined)).toBe(true);
  session.undo();
  expect(session.items.size).toBe(before);
  expect(editor.places.box("a")).toBeUndefined();
});

test("what comes with its pile, as a board does when it is opened, is not seen either", () => {
  const { editor } = open(note("a", 0, 0, { parent: "p" }), {
    id: "p",
    kind: "pile",
    x: 0,
    y: 0,
    w: 200,
    h: 200,
    text: "Ideas",
    z: "n",
  });

  expect(editor.places.box("a")).toBeUndefined();
  expect(editor.places.box("p")).toBeDefined();
});

test("the pile looks different when one of its notes does", () => {
  const { editor, session, id } = piled();
  const box = editor.places.box(id);

  const dirty = (() => {
    session.propose([{ op: "update", id: "b", set: { color: "pink" } }]);
    return editor.places.update(["b"]);
  })();

  expect(dirty).toContainEqual(box);
});

test("who has selected a note that is laid on a pile has the pile selected then", () => {
  const { editor, session, id } = piled();
  editor.select(["far"]);

  session.propose([{ op: "update", id: "far", set: { parent: id } }]);

  expect([...editor.selection.value]).toEqual([id]);
});
