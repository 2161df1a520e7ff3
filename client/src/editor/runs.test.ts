/** How connectors run on a board: around what stands there at rest, and beside each other. */
import { expect, test } from "vitest";
import type { Connector, Item, Note } from "../model/item.ts";
import { runOf } from "../shapes/connector.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";

function note(id: string, x: number, y: number): Note {
  return { id, kind: "note", shape: "square", x, y, w: 100, h: 100, text: "", color: "yellow", z: `n${id}` };
}

function line(id: string, from: string, to: string, more: Partial<Connector> = {}): Connector {
  const looks = { start: "none", end: "arrow", pattern: "solid", width: 2, color: "black", text: "" } as const;
  const ends = { from: { item: from, side: "auto" }, to: { item: to, side: "auto" } } as const;
  return { id, kind: "connector", route: "elbow", ...looks, ...ends, z: `n${id}`, ...more };
}

function open(...items: Item[]): { editor: Editor; session: FakeSession; way: (id: string) => readonly number[][] } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  const way = (id: string): number[][] => {
    const item = editor.seen.get(id);
    if (item?.kind !== "connector") return [];
    return runOf(item, editor.seen).path.points.map(({ x, y }) => [x, y]);
  };
  return { editor, session, way };
}

const A = note("a", 0, 0);
const B = note("b", 600, 0);
const STRAIGHT = [
  [100, 50],
  [600, 50],
];

test("at rest, an elbow goes around what stands between its ends", () => {
  const { way } = open(A, B, note("wall", 300, 0), line("l", "a", "b"));

  expect(way("l").length).toBeGreaterThan(2);
});

test("a note that is moved into the way of a line pushes it aside, and lets it back when it goes", () => {
  const { session, way } = open(A, B, note("wall", 300, 400), line("l", "a", "b"));
  const ways = [way("l")];

  for (const dy of [-400, 400]) {
    session.propose([{ op: "move", ids: ["wall"], dx: 0, dy }]);
    ways.push(way("l"));
  }

  expect(ways[0]).toEqual(STRAIGHT);
  expect(ways[1]?.length).toBeGreaterThan(2);
  expect(ways[2]).toEqual(STRAIGHT);
});

test("the index knows where a line runs that was pushed aside", () => {
  const { editor, session, way } = open(A, B, note("wall", 300, 400), line("l", "a", "b"));

  session.propose([{ op: "move", ids: ["wall"], dx: 0, dy: -400 }]);

  const box = editor.places.box("l");
  for (const [x = 0, y = 0] of way("l")) {
    expect(box && x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h).toBe(true);
  }
});

test("while an end is in a hand, a line looks at nothing but its ends", () => {
  const { editor, way } = open(A, B, note("wall", 300, 0), line("l", "a", "b"));

  editor.carry(new Map([["b", B]]), 10, 0);

  expect(way("l")).toEqual([
    [100, 50],
    [610, 50],
  ]);
});

test("frames, ink and other lines stand in no line's way", () => {
  const frame: Item = { id: "f", kind: "frame", x: 200, y: -50, w: 300, h: 200, text: "" };

  const { way } = open(A, B, frame, line("other", "a", "b", { to: { point: [300, 50] } }), line("l", "a", "b"));

  expect(way("l")).toEqual(STRAIGHT);
});

test("a way is worked out once, and anew when something near it changes", () => {
  const { editor, session } = open(A, B, note("wall", 300, 400), note("far", 5_000, 0), line("l", "a", "b"));
  const run = () => runOf(session.items.get("l") as Connector, editor.seen);
  const first = run();

  session.propose([{ op: "move", ids: ["far"], dx: 10, dy: 0 }]);
  const second = run();
  session.propose([{ op: "move", ids: ["wall"], dx: 0, dy: -380 }]);

  expect(second).toBe(first);
  expect(run()).not.toBe(first);
});

test("lines between the same two notes run side by side, whichever way they point", () => {
  const { way } = open(A, B, line("l1", "a", "b"), line("l2", "b", "a"), line("l3", "a", "b"));

  const heights = [way("l1"), way("l2"), way("l3")].map((points) => points[0]?.[1] ?? 0);

  expect(new Set(heights)).toEqual(new Set([38, 50, 62]));
});

test("a line that loses the one beside it runs in the middle again", () => {
  const { session, way } = open(A, B, line("l1", "a", "b"), line("l2", "a", "b"));
  const before = way("l1");

  session.propose([{ op: "delete", ids: ["l2"] }]);

  expect(before).not.toEqual(STRAIGHT);
  expect(way("l1")).toEqual(STRAIGHT);
});

test("a line from a note to itself goes around a corner of it", () => {
  const { way } = open(A, line("l", "a", "a", { route: "straight" }));

  expect(way("l")[0]).toEqual([100, 50]);
  expect(way("l").at(-1)).toEqual([50, 0]);
  expect(way("l").length).toBeGreaterThan(3);
});

test("a line from a frame to what lies in it is drawn", () => {
  const frame: Item = { id: "f", kind: "frame", x: -200, y: -200, w: 1_000, h: 600, text: "" };

  const { way } = open(frame, A, line("l", "f", "a"));

  expect(way("l").length).toBeGreaterThan(1);
});
