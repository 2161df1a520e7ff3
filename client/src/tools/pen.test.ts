/** The pen, the highlighter and the eraser, by presses and moves as a hand makes them. */

import { expect, test } from "vitest";
import { Editor } from "../editor/editor.ts";
import { FakeSession } from "../editor/fake-session.ts";
import type { Point } from "../geometry/point.ts";
import type { Item, Note, Stroke } from "../model/item.ts";
import { bounds, hit, pulled } from "../shapes/registry.ts";
import { eraser } from "./eraser.ts";
import { pen, takeNib } from "./pen.ts";
import type { Press, Tool } from "./tool.ts";

const NOTE: Note = { id: "a", kind: "note", shape: "square", x: 0, y: 0, w: 200, h: 200, text: "", color: "yellow" };

function line(id: string, points: Stroke["points"], more: Partial<Stroke> = {}): Stroke {
  return { id, kind: "stroke", x: 0, y: 0, w: 100, h: 100, points, nib: "pen", color: "black", width: 4, ...more };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  editor.size.value = { w: 2_000, h: 1_500 };
  editor.camera.value = { x: 0, y: 0, zoom: 1 };
  return { editor, session };
}

function press(at: Point, more: Partial<Press> = {}): Press {
  return { at, screen: at, touch: false, shift: false, alt: false, command: false, ...more };
}

function sweep(tool: Tool, editor: Editor, points: readonly (readonly [number, number])[], more: Partial<Press> = {}) {
  const [first, ...rest] = points.map(([x, y]) => press({ x, y }, more));
  if (!first) return;
  const gesture = tool.down(editor, first);
  for (const point of rest) gesture?.move(point);
  gesture?.up(rest.at(-1) ?? first);
}

function strokes(session: FakeSession): readonly Stroke[] {
  return [...session.items.values()].filter((item) => item.kind === "stroke");
}

test("[I12] a stroke is sent once, when the pen is lifted, with the points that matter", () => {
  const { editor, session } = open();
  takeNib(editor, "pen");
  const along = Array.from({ length: 200 }, (_, x) => [100 + x, 50] as const);

  sweep(pen, editor, [...along, [299, 150]]);

  expect(session.wishes).toHaveLength(1);
  const points = [
    [0, 0, 0.5],
    [199, 0, 0.5],
    [199, 100, 0.5],
  ];
  expect(strokes(session)[0]).toMatchObject({ x: 100, y: 50, w: 199, h: 100, nib: "pen", width: 4, points });
  expect(editor.tool.value).toBe("pen");
});

test("[I12] every place that a pen has passed since the last frame counts, with its pressure", () => {
  const { editor, session } = open();
  const trail = [
    { at: { x: 10, y: 30 }, pressure: 0.2 },
    { at: { x: 40, y: 0 }, pressure: 0.9 },
  ];

  const gesture = pen.down(editor, press({ x: 0, y: 0 }, { pressure: 0.1 }));
  gesture?.move(press({ x: 40, y: 0 }, { trail }));
  gesture?.up(press({ x: 40, y: 0 }));

  expect(strokes(session)[0]?.points).toEqual([
    [0, 0, 0.1],
    [10, 30, 0.2],
    [40, 0, 0.9],
  ]);
});

test("a tap is a dot, and can be hit", () => {
  const { editor, session } = open();

  sweep(pen, editor, [[70, 80]]);

  const [dot] = strokes(session);
  expect(dot).toMatchObject({ x: 70, y: 80, w: 1, h: 1, points: [[0, 0, 0.5]] });
  expect(dot && hit(dot, { x: 71, y: 81 }, 2, session.items)).toBe(true);
});

test("[I12] a stroke of too many points goes up in pieces that hang together", () => {
  const { editor, session } = open();
  const spiral = Array.from({ length: 9_000 }, (_, n) => ({ x: n * Math.cos(n), y: n * Math.sin(n) }));
  const trail = spiral.map((at) => ({ at, pressure: 0.5 }));

  const gesture = pen.down(editor, press({ x: 0, y: 0 }));
  gesture?.move(press({ x: 0, y: 0 }, { trail }));
  gesture?.up(press({ x: 0, y: 0 }));

  const pieces = strokes(session);
  const placed = pieces.map(({ x, y, points }) => points.map(([dx, dy]) => [Math.round(x + dx), Math.round(y + dy)]));
  expect(pieces.length).toBeGreaterThan(2);
  expect(pieces.every(({ points }) => points.length <= 5_000)).toBe(true);
  expect(placed.slice(1).map((points) => points[0])).toEqual(placed.slice(0, -1).map((points) => points.at(-1)));
});

test("a line is as wide on the screen at every zoom", () => {
  const { editor, session } = open();
  editor.camera.value = { x: 0, y: 0, zoom: 0.25 };
  takeNib(editor, "highlighter");

  sweep(pen, editor, [
    [0, 0],
    [400, 0],
  ]);

  expect(strokes(session)[0]).toMatchObject({ nib: "highlighter", color: "yellow", width: 80 });
});

test("a gesture that is taken back draws nothing", () => {
  const { editor, session } = open();

  const gesture = pen.down(editor, press({ x: 0, y: 0 }));
  gesture?.move(press({ x: 50, y: 50 }));
  gesture?.cancel();

  expect(session.wishes).toEqual([]);
  expect(editor.preview.value).toBeUndefined();
});

const FALL: Stroke["points"] = [
  [0, 0, 0.5],
  [100, 100, 0.5],
];

test("the eraser takes away the strokes it crosses, in one step, and nothing else", () => {
  const { editor, session } = open(
    NOTE,
    line("one", FALL),
    line("two", FALL, { x: 50 }),
    line("far", FALL, { y: 900 }),
  );

  sweep(eraser, editor, [
    [100, 10],
    [20, 90],
  ]);

  expect([...session.items.keys()]).toEqual(["a", "far"]);
  session.undo();
  expect(session.items.size).toBe(4);
});

test("however fast it is, it leaves nothing out", () => {
  const { editor, session } = open(line("one", FALL));

  sweep(eraser, editor, [
    [900, 50],
    [-900, 50],
  ]);

  expect(session.items.size).toBe(0);
});

test("with Alt the eraser takes other things too, but nothing that is locked", () => {
  const { editor, session } = open(NOTE, { ...NOTE, id: "b", lock: "locked" });

  sweep(eraser, editor, [[100, 100]]);
  const without = session.items.size;
  sweep(eraser, editor, [[100, 100]], { alt: true });

  expect(without).toBe(2);
  expect([...session.items.keys()]).toEqual(["b"]);
});

test("a sweep that is taken back takes nothing away", () => {
  const { editor, session } = open(line("one", FALL));

  const gesture = eraser.down(editor, press({ x: 50, y: 50 }));
  const held = [...editor.lifted.value.keys()];
  gesture?.cancel();

  expect(held).toEqual(["one"]);
  expect(session.items.size).toBe(1);
  expect(editor.lifted.value.size).toBe(0);
});

test("[I12] a stroke that is stretched is hit where it is shown, and a flat one stays flat", () => {
  const { session } = open();
  const wide = line("one", FALL, { w: 200 });
  const flat = line(
    "two",
    [
      [0, 0, 0.5],
      [100, 0, 0.5],
    ],
    { h: 1 },
  );

  expect(hit(wide, { x: 100, y: 50 }, 1, session.items)).toBe(true);
  expect(hit(wide, { x: 50, y: 50 }, 1, session.items)).toBe(false);
  expect(pulled(flat, "se", { x: 300, y: 4 })).toEqual({ x: 0, y: 0, w: 300, h: 4 });
  expect(pulled(line("three", FALL), "se", { x: 300, y: 0 })).toEqual({ x: 0, y: 0, w: 300, h: 300 });
  expect(bounds(flat, session.items)).toEqual({ x: -3, y: -3, w: 106, h: 7 });
});
