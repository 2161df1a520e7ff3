/** A board lays changes, and what makes no sense is void. */
import { expect, test } from "vitest";
import { Board } from "./board.ts";
import type { Change, Entry } from "./change.ts";
import type { Item } from "./item.ts";

let seq = 0;

function entry(...d: Change[]): Entry {
  seq += 1;
  return { s: seq, at: 0, by: "user000001", c: "client01", i: seq, d };
}

function note(id: string, more: object = {}): Item {
  return { id, kind: "note", shape: "square", x: 0, y: 0, w: 10, h: 10, text: "", color: "red", ...more } as Item;
}

test("fields are overwritten each on its own, and null removes one", () => {
  /** [I2] [C1] */
  const board = new Board();
  board.lay(entry({ put: note("a", { link: "https://example.org" }) }));

  board.lay(entry({ set: "a", to: { color: "blue", link: null } }));

  expect(board.get("a")).toEqual(note("a", { color: "blue" }));
});

test("keys of a map are overwritten each on its own, and the last one takes the map along", () => {
  const board = new Board();
  board.lay(entry({ put: note("a", { tags: { one: true } }) }));

  board.lay(entry({ map: "a", in: "tags", to: { two: true } }));
  const both = board.get("a");
  board.lay(entry({ map: "a", in: "tags", to: { one: null, two: null } }));

  expect(both).toMatchObject({ tags: { one: true, two: true } });
  expect(board.get("a")).not.toHaveProperty("tags");
});

test("a text change stamps who and when", () => {
  /** [C2] */
  const board = new Board();
  board.lay(entry({ put: note("a", { text: "ab" }) }));

  board.lay(entry({ txt: "a", do: [1, "x"] }));

  expect(board.get("a")).toMatchObject({ text: "axb", tv: seq, edited_by: "user000001" });
});

test("what makes no sense where it stands is skipped", () => {
  /** [C1] */
  const board = new Board();
  board.lay(entry({ put: note("a") }));

  const before = board.lay(
    entry(
      { set: "gone", to: { x: 1 } },
      { txt: "a", do: [5, "x"] },
      { del: "gone" },
      { map: "gone", in: "tags", to: {} },
    ),
  );

  expect(before.size).toBe(0);
  expect(board.get("a")).toEqual(note("a"));
});

test("the answer to laying an entry is what the items were before it", () => {
  const board = new Board();
  const old = note("a");
  board.lay(entry({ put: old }));

  const before = board.lay(entry({ set: "a", to: { x: 1 } }, { put: note("b") }, { set: "a", to: { x: 2 } }));

  expect([...before]).toEqual([
    ["a", old],
    ["b", undefined],
  ]);
});

test("an item that somebody still holds never changes under their hands", () => {
  const board = new Board();
  board.lay(entry({ put: note("a", { text: "ab" }) }));
  const held = board.get("a");

  board.lay(entry({ set: "a", to: { x: 9 } }, { txt: "a", do: ["x"] }));

  expect(held).toEqual(note("a", { text: "ab" }));
  expect(Object.isFrozen(board.get("a"))).toBe(true);
});

test("the indexes follow parents and connectors", () => {
  const board = new Board();
  const line = { id: "l", kind: "connector", from: { item: "a" }, to: { point: [0, 0] } } as unknown as Item;
  board.lay(entry({ put: note("f", { kind: "frame" }) }, { put: note("a", { parent: "f" }) }, { put: line }));

  const held = [board.children("f"), board.bound("a")];
  board.lay(entry({ set: "a", to: { parent: null } }, { del: "l" }));

  expect(held).toEqual([["a"], ["l"]]);
  expect([board.children("f"), board.bound("a")]).toEqual([[], []]);
});
