/** Clippings come back as they were cut out, and whatever else is in a clipboard does no harm. */

import { expect, test } from "vitest";
import { CLIPPING_LIMIT, clip, planted, read, written } from "./clipping.ts";
import type { Connector, Frame, Item, Note } from "./item.ts";

const [A, B, F, L] = ["aaaaaaaaaa", "bbbbbbbbbb", "ffffffffff", "llllllllll"] as const;

function note(id: string, x: number, more: Partial<Note> = {}): Note {
  return {
    id,
    kind: "note",
    shape: "round",
    x,
    y: 0,
    w: 200,
    h: 200,
    text: "é 漢字 🙂",
    color: "pink",
    z: "n1",
    ...more,
  };
}

function frame(id: string): Frame {
  return { id, kind: "frame", x: -50, y: -50, w: 900, h: 400, text: "All", z: "n0" };
}

function line(from: Connector["from"], to: Connector["to"]): Connector {
  const looks = { route: "curved", start: "none", end: "arrow", pattern: "solid", width: 2, color: "black" } as const;
  return { id: L, kind: "connector", from, to, ...looks, text: "", z: "n2" };
}

function onBoard(...items: Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function again(clipping: ReturnType<typeof clip>): ReturnType<typeof clip> {
  const back = read(written(clipping));
  if (back === undefined || back === "too many") throw new Error(`not read: ${back}`);
  return back;
}

test("[I9] what is bound to each other stays so, with new ids, and lies in the copy of its frame", () => {
  const board = onBoard(
    line({ item: A, side: "auto" }, { item: B, angle: 90 }),
    note(A, 0, { parent: F, by: "u1", reactions: { "👍 u1": true }, lock: "locked" }),
    note(B, 500, { parent: F }),
    frame(F),
  );

  const { wishes, twins } = planted(again(clip(board.values(), board)), { dx: 10, dy: 20 });

  const by = (id: string) => wishes.find((wish) => wish.id === twins.get(id));
  expect(wishes.map((wish) => wish.kind)).toEqual(["frame", "note", "note", "connector"]);
  expect(by(A)).toMatchObject({ x: 10, y: 20, shape: "round", text: "é 漢字 🙂", parent: twins.get(F) });
  expect(by(L)).toMatchObject({ from: { item: twins.get(A), side: "auto" }, to: { item: twins.get(B), angle: 90 } });
  for (const gone of ["by", "z", "reactions", "lock"]) expect(by(A)).not.toHaveProperty(gone);
});

test("[I9] an end that is bound to what was not copied ends where it was", () => {
  const board = onBoard(note(A, 0), note(B, 500), line({ item: A, side: "right" }, { item: B, side: "left" }));
  const chosen = [...board.values()].filter(({ id }) => id !== B);

  const { wishes } = planted(again(clip(chosen, board)), { dx: 0, dy: 100 });

  expect(wishes.find((wish) => wish.kind === "connector")).toMatchObject({ to: { point: [500, 200] } });
});

test("nothing that the server would not take comes out of a clipboard", () => {
  const good = { kind: "note", id: A, x: 1, y: 2, text: "kept", color: "pink", __proto__: null };
  const bad = [
    null,
    7,
    { kind: "member", id: B, name: "Eve" },
    { kind: "link", id: B, role: "owner" },
    { kind: "note", id: "short", x: 0, y: 0 },
    { kind: "note", id: B, x: "0", y: 0 },
    { kind: "note", id: B, y: 0 },
    { kind: "note", id: B, x: 1e12, y: 0 },
    { kind: "connector", id: B, from: { item: F }, to: { point: [0, 0] } },
    { kind: "connector", id: B, from: { point: [0] }, to: { point: [0, 0] } },
    { kind: "toString", id: B, x: 0, y: 0 },
  ];
  const odd = {
    kind: "note",
    id: B,
    x: 5,
    y: 5,
    w: -1,
    text: "x".repeat(6_001),
    color: "url(#x)",
    link: "javascript:1",
    by: "u",
  };

  const clipping = read(JSON.stringify({ tondo: 1, items: [...bad, good, odd, good] }));

  expect(clipping).toEqual({
    items: [
      { kind: "note", id: A, x: 1, y: 2, w: 200, h: 200, shape: "square", text: "kept", color: "pink" },
      { kind: "note", id: B, x: 5, y: 5, w: 200, h: 200, shape: "square", text: "", color: "light_yellow" },
    ],
  });
});

test("frames that claim to lie in each other do not", () => {
  const items = [
    { kind: "frame", id: A, parent: B, x: 0, y: 0 },
    { kind: "frame", id: B, parent: A, x: 0, y: 0 },
  ];

  const clipping = read(JSON.stringify({ tondo: 1, items }));

  expect(clipping).toMatchObject({ items: [{ id: A }, { id: B, parent: A }] });
  expect(clipping !== "too many" && clipping?.items[0]).not.toHaveProperty("parent");
});

test.each(["", "{", "null", "[]", '{"tondo":2,"items":[]}', '{"tondo":1}', '{"tondo":1,"items":[]}'])(
  "a clipboard with %j holds no items",
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);

test("more than the limit is said to be too many", () => {
  const items = Array.from({ length: CLIPPING_LIMIT + 1 }, () => ({}));

  expect(read(JSON.stringify({ tondo: 1, items }))).toBe("too many");
});

test("places stay on the board however far a copy is moved", () => {
  const board = onBoard(note(A, 9_999_999));

  const { wishes } = planted(clip(board.values(), board), { dx: 500, dy: 0 });

  expect(wishes[0]?.x).toBe(10_000_000);
});
