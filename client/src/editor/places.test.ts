/** The index knows where everything is, and what looks different when something moves. */

import { expect, test } from "vitest";
import type { Connector, Item, Note } from "../model/item.ts";
import { Places } from "./places.ts";

function note(id: string, x: number, y: number): Note {
  return { id, kind: "note", shape: "square", x, y, w: 100, h: 100, text: "", color: "yellow", z: `n${id}` };
}

function line(id: string, from: string, to: string): Connector {
  return {
    id,
    kind: "connector",
    from: { item: from, side: "auto" },
    to: { item: to, side: "auto" },
    route: "straight",
    start: "none",
    end: "arrow",
    pattern: "solid",
    width: 2,
    color: "black",
    text: "",
  };
}

function board(...items: Item[]): { items: Map<string, Item>; places: Places } {
  const map = new Map(items.map((item) => [item.id, item]));
  return { items: map, places: new Places(map, map.keys()) };
}

test("connectors follow their items", () => {
  const { items, places } = board(note("a", 0, 0), note("b", 400, 0), line("c", "a", "b"));
  items.set("b", note("b", 400, 2_000));

  const dirty = places.update(["b"]);

  expect(places.box("c")?.h).toBeGreaterThan(1_500);
  // The old and the new place of the note and of the line.
  expect(dirty).toHaveLength(4);
});

test("what goes away leaves the index and looks different where it was", () => {
  const { items, places } = board(note("a", 0, 0));
  items.delete("a");

  const dirty = places.update(["a"]);

  expect(dirty).toEqual([{ x: 0, y: 0, w: 100, h: 100 }]);
  expect(places.size).toBe(0);
});

test("a connector whose end was tied elsewhere follows the old item no more", () => {
  const { items, places } = board(note("a", 0, 0), note("b", 400, 0), note("c", 800, 0), line("l", "a", "b"));
  items.set("l", line("l", "a", "c"));

  places.update(["l"]);

  expect([...places.followers("b")]).toEqual([]);
  expect([...places.followers("c")]).toEqual(["l"]);
});

test("items come in drawing order: frames, connectors, the rest", () => {
  const frame: Item = { id: "f", kind: "frame", x: -50, y: -50, w: 900, h: 400, text: "", z: "z" };
  const { places } = board(note("b", 400, 0), note("a", 0, 0), line("l", "a", "b"), frame);

  const order = places.within({ x: -100, y: -100, w: 2_000, h: 1_000 }).map((item) => item.id);

  expect(order).toEqual(["f", "l", "a", "b"]);
});
