/** Dragging: a group goes as a whole, a load lines up, and whoever moves much of what others made is told so. */

import { expect, test } from "vitest";
import { Editor } from "../editor/editor.ts";
import { FakeSession } from "../editor/fake-session.ts";
import type { Point } from "../geometry/point.ts";
import type { Item, Note } from "../model/item.ts";
import { select } from "./select.ts";
import type { Press } from "./tool.ts";

function note(id: string, x: number, y: number, more: Partial<Note> = {}): Note {
  return { id, kind: "note", shape: "square", x, y, w: 100, h: 100, text: "", color: "yellow", z: `n${id}`, ...more };
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
function stroke(editor: Editor, points: readonly (readonly [number, number])[], more: Partial<Press> = {}): void {
  const [first, ...rest] = points.map(([x, y]) => press({ x, y }, more));
  if (!first) return;
  const gesture = select.down(editor, first);
  for (const point of rest) gesture?.move(point);
  gesture?.up(rest.at(-1) ?? first);
}

const GROUP: readonly Item[] = [
  { id: "g", kind: "group", z: "n" },
  note("a", 0, 0, { parent: "g" }),
  note("b", 200, 0, { parent: "g" }),
];

test("a group is picked and dragged by any of its parts, and stays in one piece", () => {
  const { editor, session } = open(...GROUP);

  stroke(editor, [
    [50, 50],
    [60, 60],
    [150, 250],
  ]);

  expect([...editor.selection.value]).toEqual(["g"]);
  expect(session.wishes).toEqual([{ op: "move", ids: ["g"], dx: 100, dy: 200 }]);
  expect(session.items.get("b")).toMatchObject({ x: 300, y: 200, parent: "g" });
});

test("a second click goes in, and then a part is dragged by itself and stays a part", () => {
  const frame: Item = { id: "f", kind: "frame", x: 600, y: 0, w: 600, h: 600, text: "", z: "n0" };
  const { editor, session } = open(frame, ...GROUP);

  stroke(editor, [[50, 50]]);
  stroke(editor, [[50, 50]]);
  const part = [...editor.selection.value];
  stroke(editor, [
    [50, 50],
    [60, 60],
    [850, 250],
  ]);

  expect(part).toEqual(["a"]);
  expect(session.items.get("a")).toMatchObject({ x: 800, parent: "g" });
  expect(session.items.get("b")).toMatchObject({ x: 200 });
});

test("a double click goes in to the part of a group, and the next one writes in it", () => {
  const { editor } = open(...GROUP);
  stroke(editor, [[250, 50]]);

  select.double?.(editor, press({ x: 250, y: 50 }));
  const part = [...editor.selection.value];
  select.double?.(editor, press({ x: 250, y: 50 }));

  expect(part).toEqual(["b"]);
  expect(editor.writing.value).toBe("b");
});

test("a group that is dragged into a frame belongs to it", () => {
  const frame: Item = { id: "f", kind: "frame", x: 600, y: 0, w: 600, h: 600, text: "", z: "n0" };
  const { editor, session } = open(frame, ...GROUP);

  stroke(editor, [
    [50, 50],
    [60, 60],
    [750, 250],
  ]);

  expect(session.items.get("g")?.parent).toBe("f");
  expect(session.items.get("a")?.parent).toBe("g");
});

test("a corner of a group makes everything in it larger in one step", () => {
  const { editor, session } = open(...GROUP);
  editor.select(["g"]);

  stroke(editor, [
    [300, 100],
    [450, 120],
    [600, 200],
  ]);

  expect(session.items.get("b")).toMatchObject({ x: 400, y: 0, w: 200, h: 200 });
  session.undo();
  expect(session.items.get("b")).toMatchObject({ x: 200, w: 100 });
});

test("a marquee takes what it touches, and with Alt only what lies in it", () => {
  const { editor } = open(note("a", 100, 100), note("b", 400, 100));
  const across: readonly (readonly [number, number])[] = [
    [50, 50],
    [60, 60],
    [450, 250],
  ];

  stroke(editor, across);
  const touched = [...editor.selection.value].sort();
  stroke(editor, across, { alt: true });

  expect(touched).toEqual(["a", "b"]);
  expect([...editor.selection.value]).toEqual(["a"]);
});

test("a load stands as far away as its neighbours from each other, unless Ctrl is held", () => {
  const { editor, session } = open(note("a", 0, 0), note("b", 140, 20), note("c", 500, 500));
  const toRow: readonly (readonly [number, number])[] = [
    [550, 550],
    [540, 500],
    [327, 77],
  ];

  stroke(editor, toRow, { command: false });
  const lined = session.items.get("c");
  session.undo();
  stroke(editor, toRow);

  expect(lined).toMatchObject({ x: 280 });
  expect(session.items.get("c")).toMatchObject({ x: 277 });
});

test("whoever moves more than twenty things of others is told so, with the way back", () => {
  const notes = Array.from({ length: 21 }, (_, n) => note(`n${n}`, n * 10, 0, { by: "somebody" }));
  const { editor, session } = open(...notes, note("own", 500, 500, { by: "me" }));
  editor.select([...session.items.keys()]);

  stroke(editor, [
    [550, 550],
    [560, 560],
    [650, 650],
  ]);
  const notice = editor.notices.value.at(-1);
  notice?.undo?.();

  expect(notice?.text).toContain("21");
  expect(session.items.get("n3")).toMatchObject({ x: 30 });
});
