/** Frames with lanes: what comes finds its place among what is there, in one step. */

import { expect, test } from "vitest";
import type { Frame, Item, Note } from "../model/item.ts";
import { isLaid } from "../shapes/plan.ts";
import { layNote } from "./commands.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { dropZones, movedHome } from "./homes.ts";
import { changeLane, setLanes, setLayout, tidyLaid } from "./layouts.ts";

const USUAL = { columns: [{ text: "To do" }, { text: "Doing" }], rows: [{ text: "A" }, { text: "B" }] };

function note(id: string, x: number, y: number, more: Partial<Note> = {}): Note {
  return { id, kind: "note", shape: "square", x, y, w: 100, h: 100, text: id, color: "yellow", z: `n${id}`, ...more };
}

/** Two columns of 200, each with a title of 44. */
function kanban(more: Partial<Frame> = {}): Frame {
  const columns = [{ text: "To do" }, { text: "Doing", limit: 1 }];
  return { id: "f", kind: "frame", x: 0, y: 0, w: 400, h: 400, text: "", layout: "columns", columns, z: "n0", ...more };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession } {
  const session = new FakeSession(items);
  return { editor: new Editor(session), session };
}

function frameOf(session: FakeSession): Frame {
  const frame = session.items.get("f");
  if (frame?.kind !== "frame") throw new Error("There is no frame.");
  return frame;
}

function placesOf(session: FakeSession): Record<string, readonly [number, number]> {
  const notes = [...session.items.values()].filter((item) => item.kind === "note");
  return Object.fromEntries(notes.map(({ id, x, y }) => [id, [x, y]]));
}

test("a note that is let go in a lane stands there in line, and belongs to the frame", () => {
  const { editor, session } = open(kanban(), note("a", 50, 60, { parent: "f" }), note("b", 900, 0));

  editor.propose(movedHome(editor, new Map([["b", { dx: -640, dy: 200 }]])));

  expect(session.items.get("b")).toMatchObject({ parent: "f", x: 250, y: 60 });
});

test("between two notes one makes room, and undo takes all of it back at once", () => {
  const frame = kanban();
  const { editor, session } = open(
    frame,
    note("a", 50, 60, { parent: "f" }),
    note("b", 50, 176, { parent: "f" }),
    note("c", 900, 0),
  );
  const before = placesOf(session);

  editor.propose(movedHome(editor, new Map([["c", { dx: -850, dy: 130 }]])));
  const after = placesOf(session);
  session.undo();

  expect(after).toEqual({ a: [50, 60], c: [50, 176], b: [50, 292] });
  expect(placesOf(session)).toEqual(before);
});

test("what leaves a lane leaves no gap", () => {
  const { editor, session } = open(kanban(), note("a", 50, 60, { parent: "f" }), note("b", 50, 176, { parent: "f" }));

  editor.propose(movedHome(editor, new Map([["a", { dx: 800, dy: 0 }]])));

  expect(session.items.get("a")?.parent).toBeUndefined();
  expect(session.items.get("b")).toMatchObject({ x: 50, y: 60 });
});

test("a frame that is full grows, unless it is locked", () => {
  const notes = [0, 1, 2].map((n) => note(`n${n}`, 50, 60 + 116 * n, { parent: "f" }));
  const { editor, session } = open(kanban(), ...notes, note("c", 900, 0));
  const steps = new Map([["c", { dx: -850, dy: 340 }]]);

  editor.propose(movedHome(editor, steps));
  const grown = frameOf(session).h;
  session.undo();
  session.propose([{ op: "update", id: "f", set: { lock: "locked" } }]);
  editor.propose(movedHome(editor, steps));

  expect(grown).toBe(44 + 16 + 4 * 116);
  expect(frameOf(session).h).toBe(400);
  expect(session.items.get("c")).toMatchObject({ parent: "f", y: 408 });
});

test("a note too wide for its lane is fitted to it", () => {
  const { editor, session } = open(kanban(), note("b", 900, 0, { shape: "wide", w: 400, h: 200 }));

  editor.propose(movedHome(editor, new Map([["b", { dx: -930, dy: 100 }]])));

  expect(session.items.get("b")).toMatchObject({ x: 16, w: 168, h: 84 });
});

test("it takes more than half of a thing outside to leave a frame", () => {
  const { editor, session } = open(
    kanban({ layout: undefined, columns: undefined } as unknown as Partial<Frame>),
    note("a", 290, 100, { parent: "f" }),
  );

  editor.propose(movedHome(editor, new Map([["a", { dx: 55, dy: 0 }]])));
  const nearly = session.items.get("a")?.parent;
  editor.propose(movedHome(editor, new Map([["a", { dx: 20, dy: 0 }]])));

  expect(nearly).toBe("f");
  expect(session.items.get("a")?.parent).toBeUndefined();
});

test("the lane lights up that a load would come to lie in", () => {
  const { editor } = open(kanban(), note("b", 900, 0));

  const zones = dropZones(editor, new Map([["b", { dx: -640, dy: 200 }]]), { x: 300, y: 250 });

  expect(zones).toEqual([{ x: 200, y: 44, w: 200, h: 356 }]);
});

test("another layout puts the contents in order in the same step", () => {
  const free = kanban();
  const { layout, columns, ...plain } = free;
  const { editor, session } = open(
    plain as Frame,
    note("a", 37, 210, { parent: "f" }),
    note("b", 260, 90, { parent: "f" }),
  );

  setLayout(editor, frameOf(session), "columns", USUAL);
  const laid = placesOf(session);
  const titles = frameOf(session).columns?.map(({ text }) => text);
  session.undo();

  expect(laid).toEqual({ a: [50, 60], b: [250, 60] });
  expect(titles).toEqual(["To do", "Doing"]);
  expect(isLaid(frameOf(session))).toBe(false);
});

test("lanes change places with all that is in them", () => {
  const { editor, session } = open(kanban(), note("a", 50, 60, { parent: "f" }), note("b", 250, 60, { parent: "f" }));
  const columns = frameOf(session).columns ?? [];

  setLanes(editor, frameOf(session), "columns", columns.toReversed(), [1, 0]);

  expect(placesOf(session)).toEqual({ a: [250, 60], b: [50, 60] });
});

test("a new lane makes the frame wider, and a lane that goes leaves its notes to the one before it", () => {
  const { editor, session } = open(kanban(), note("a", 50, 60, { parent: "f" }), note("b", 250, 60, { parent: "f" }));
  const [first = {}, second = {}] = frameOf(session).columns ?? [];

  setLanes(editor, frameOf(session), "columns", [first, second, { text: "Done" }], [0, 1, undefined]);
  const wide = frameOf(session).w;
  setLanes(editor, frameOf(session), "columns", [first], [0]);

  expect(wide).toBe(600);
  expect(frameOf(session).w).toBe(200);
  expect(placesOf(session)).toEqual({ a: [50, 60], b: [50, 176] });
});

test("a limit is set and taken away again", () => {
  const { editor, session } = open(kanban());

  changeLane(editor, frameOf(session), "columns", 0, { limit: 3 });
  const set = frameOf(session).columns?.[0]?.limit;
  changeLane(editor, frameOf(session), "columns", 0, { limit: null });

  expect(set).toBe(3);
  expect(frameOf(session).columns?.[0]?.limit ?? null).toBeNull();
});

test("tidying sets everything in its lane out, in the order in which it is read", () => {
  const { editor, session } = open(kanban(), note("b", 63, 190, { parent: "f" }), note("a", 30, 70, { parent: "f" }));
  editor.select(["f"]);

  tidyLaid(editor);

  expect(placesOf(session)).toEqual({ a: [50, 60], b: [50, 176] });
});

test("a new note finds its place in the lane it is laid in", () => {
  const { editor, session } = open(kanban(), note("a", 50, 60, { parent: "f" }));

  const id = layNote(editor, note("new", 30, 250));

  expect(session.items.get(id)).toMatchObject({ parent: "f", x: 50, y: 176 });
});
