/** What others drag is shown where they have it, until the log says where it is. */

import { expect, test } from "vitest";
import type { Item, Note } from "../model/item.ts";
import type { Person } from "../sync/session.ts";
import { Hands } from "./lift.ts";

const note: Note = { id: "a", kind: "note", shape: "round", x: 0, y: 0, w: 100, h: 100, text: "", color: "yellow" };
const ana: Person = {
  session: "s1",
  user: "u1",
  name: "Ana",
  color: "blue",
  role: "editor",
  bot: false,
  me: false,
  seen: 0,
};
const same = (ids: Iterable<string>) => ids;

function place(items: ReadonlyMap<string, Item>): unknown {
  const item = items.get("a");
  return item && "x" in item ? [item.x, item.y] : undefined;
}

test("a drag is shown while it lasts", () => {
  const hands = new Hands(new Map([["a", note]]));

  hands.follow([{ ...ana, drag: { ids: ["a"], dx: 30, dy: 10 } }], same, 0);

  expect(place(hands.held(0))).toEqual([30, 10]);
});

test("what was let go stays where it was until the log has moved it", () => {
  const items = new Map<string, Item>([["a", note]]);
  const hands = new Hands(items);
  hands.follow([{ ...ana, drag: { ids: ["a"], dx: 30, dy: 10 } }], same, 0);
  hands.follow([ana], same, 100);

  const waiting = place(hands.held(200));
  items.set("a", { ...note, x: 30, y: 10 });
  const moved = hands.held(300).size;

  expect(waiting).toEqual([30, 10]);
  expect(moved).toBe(0);
});

test("a drag that came to nothing is forgotten after a moment", () => {
  const hands = new Hands(new Map([["a", note]]));
  hands.follow([{ ...ana, drag: { ids: ["a"], dx: 30, dy: 10 } }], same, 0);
  hands.follow([ana], same, 100);

  const later = hands.held(5_000);

  expect(later.size).toBe(0);
});

test("whoever leaves lets go of everything", () => {
  const hands = new Hands(new Map([["a", note]]));
  hands.follow([{ ...ana, drag: { ids: ["a"], dx: 30, dy: 10 } }], same, 0);

  hands.follow([], same, 10);

  expect(hands.held(10).size).toBe(0);
});

test("my own drag is not somebody's", () => {
  const hands = new Hands(new Map([["a", note]]));

  hands.follow([{ ...ana, me: true, drag: { ids: ["a"], dx: 30, dy: 10 } }], same, 0);

  expect(hands.held(0).size).toBe(0);
});
