/** Connectors as they lie on a board. */
import { expect, test } from "vitest";
import { run } from "./connector.ts";
import type { Connector, Item } from "./item.ts";

function note(id: string, more: object): Item {
  return { id, kind: "note", shape: "square", x: 0, y: 0, w: 100, h: 100, text: "", color: "red", ...more };
}

function line(more: object): Connector {
  const looks = { start: "none", end: "arrow", pattern: "solid", width: 2, color: "black", text: "" } as const;
  const ends = { from: { item: "a", side: "auto" }, to: { item: "b", side: "auto" } } as const;
  return { id: "l", kind: "connector", route: "straight", ...looks, ...ends, ...more };
}

test("a line follows its notes, to the rim of a round one", () => {
  /** [I3] [I9] */
  const items = new Map([
    ["a", note("a", {})],
    ["b", note("b", { x: 300, shape: "round" })],
  ]);

  const { path } = run(line({}), items);

  expect(path.points).toEqual([
    { x: 100, y: 50 },
    { x: 300, y: 50 },
  ]);
});

test("a line whose note is gone ends at the last point", () => {
  /** [I9] */
  const items = new Map([["a", note("a", {})]]);

  const { to } = run(line({ to: { item: "b", side: "auto", point: [500, 50] } }), items);

  expect(to.point).toEqual({ x: 500, y: 50 });
});

test("an elbow goes around what it is told to avoid", () => {
  const items = new Map([
    ["a", note("a", {})],
    ["b", note("b", { x: 600 })],
  ]);

  const free = run(line({ route: "elbow" }), items).path.points;
  const around = run(line({ route: "elbow" }), items, { avoid: [{ x: 300, y: 0, w: 100, h: 100 }] }).path.points;

  expect(free).toHaveLength(2);
  expect(around.length).toBeGreaterThan(2);
});
