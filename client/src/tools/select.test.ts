/** The select tool, by presses and moves as a hand makes them. */

import { expect, test } from "vitest";
import { Editor } from "../editor/editor.ts";
import { FakeSession } from "../editor/fake-session.ts";
import type { Point } from "../geometry/point.ts";
import type { Item, Note } from "../model/item.ts";
import { connectorTool } from "./connector.ts";
import { select } from "./select.ts";
import type { Press, Tool } from "./tool.ts";

function note(id: string, x: number, y: number, more: Partial<Note> = {}): Note {
  return { id, kind: "note", shape: "square", x, y, w: 200, h: 200, text: "", color: "yellow", z: `n${id}`, ...more };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  editor.size.value = { w: 2_000, h: 1_500 };
  editor.camera.value = { x: 0, y: 0, zoom: 1 };
  return { editor, session };
}

function press(at: Point, more: Partial<Press> = {}): Press {
  return { at, screen: at, touch: false, shift: false, alt: false, command: true, ...more };
}

/** Press at the first point, move over the others, and release at the last. */
function stroke(
  tool: Tool,
  editor: Editor,
  points: readonly (readonly [number, number])[],
  more: Partial<Press> = {},
): void {
  const [first, ...rest] = points.map(([x, y]) => press({ x, y }, more));
  if (!first) return;
  const gesture = tool.down(editor, first);
  for (const point of rest) gesture?.move(point);
  gesture?.up(rest.at(-1) ?? first);
}

test("a click selects, a click with Shift adds, a click beside lets go", () => {
  const { editor } = open(note("a", 0, 0), note("b", 400, 0));

  stroke(select, editor, [[50, 50]]);
  const one = [...editor.selection.value];
  stroke(select, editor, [[450, 50]], { shift: true });
  const both = [...editor.selection.value];
  stroke(select, editor, [[1_000, 900]]);

  expect(one).toEqual(["a"]);
  expect(both).toEqual(["a", "b"]);
  expect(editor.selection.value.size).toBe(0);
});

test("the corner of a round note's box is not the note", () => {
  const { editor } = open(note("a", 0, 0, { shape: "round" }));

  stroke(select, editor, [[8, 8]]);

  expect(editor.selection.value.size).toBe(0);
});

test("a drag moves once, when it ends, by one additive move", () => {
  const { editor, session } = open(note("a", 0, 0));

  stroke(select, editor, [
    [50, 50],
    [80, 60],
    [150, 90],
  ]);

  expect(session.wishes).toEqual([{ op: "move", ids: ["a"], dx: 100, dy: 40 }]);
  expect(editor.lifted.value.size).toBe(0);
});

test("what is dropped into a frame belongs to it, and what is dragged out does not", () => {
  const frame: Item = { id: "f", kind: "frame", x: 500, y: 0, w: 600, h: 600, text: "", z: "n0" };
  const { editor, session } = open(frame, note("a", 0, 0));

  stroke(select, editor, [
    [50, 50],
    [700, 200],
  ]);
  const inside = session.items.get("a")?.parent;
  stroke(select, editor, [
    [700, 200],
    [60, 900],
  ]);

  expect(inside).toBe("f");
  expect(session.items.get("a")?.parent).toBeUndefined();
});

test("a marquee takes what it touches, frames only when it goes all around them", () => {
  const frame: Item = { id: "f", kind: "frame", x: 500, y: 500, w: 300, h: 300, text: "", z: "n0" };
  const { editor } = open(frame, note("a", 600, 550));

  stroke(select, editor, [
    [450, 450],
    [620, 600],
  ]);
  const touched = [...editor.selection.value];
  stroke(select, editor, [
    [450, 400],
    [900, 900],
  ]);

  expect(touched).toEqual(["a"]);
  expect([...editor.selection.value].sort()).toEqual(["a", "f"]);
});

test("a note that somebody writes in is not dragged away under them", () => {
  const { editor, session } = open(note("a", 0, 0));
  const ana = { session: "s", user: "u", name: "Ana", color: "blue", role: "editor", bot: false, me: false, seen: 0 };
  session.meet({ ...ana, edit: "a" });

  stroke(select, editor, [
    [50, 50],
    [150, 90],
  ]);

  expect(session.wishes).toEqual([]);
  expect(editor.notices.value.at(-1)?.text).toContain("Ana");
});

test("with Alt, copies are dragged and the originals stay", () => {
  const { editor, session } = open(note("a", 0, 0));

  stroke(
    select,
    editor,
    [
      [50, 50],
      [350, 50],
    ],
    { alt: true },
  );

  const places = [...session.items.values()].map((item) => "x" in item && item.x);
  expect(places).toEqual([0, 300]);
});

test("a corner resizes, and a note keeps its proportions", () => {
  const { editor, session } = open(note("a", 0, 0, { shape: "wide", w: 400 }));
  editor.select(["a"]);

  stroke(select, editor, [
    [400, 200],
    [600, 220],
  ]);

  expect(session.items.get("a")).toMatchObject({ x: 0, y: 0, w: 600, h: 300 });
});

test("a connector drawn onto the middle of an item binds to it with an automatic side", () => {
  const { editor, session } = open(note("a", 0, 0), note("b", 600, 0, { shape: "round" }));

  stroke(connectorTool, editor, [
    [100, 100],
    [400, 100],
    [705, 105],
  ]);

  const line = [...session.items.values()].find((item) => item.kind === "connector");
  expect(line).toMatchObject({ from: { item: "a", side: "auto" }, to: { item: "b", side: "auto" } });
});

test("near the rim of a round note a connector keeps the angle it was dropped at", () => {
  const { editor, session } = open(note("a", 0, 0), note("b", 600, 0, { shape: "round" }));

  stroke(connectorTool, editor, [
    [100, 100],
    [400, 100],
    [700, 195],
  ]);

  const line = [...session.items.values()].find((item) => item.kind === "connector");
  expect(line).toMatchObject({ to: { item: "b", angle: 90 } });
});
