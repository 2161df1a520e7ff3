/** What happens is told in words: one's own acts at once, those of others counted. */

import { expect, test } from "vitest";
import { recolor, remove } from "../editor/commands.ts";
import { Editor } from "../editor/editor.ts";
import { FakeSession } from "../editor/fake-session.ts";
import { moveToFrame } from "../editor/rehome.ts";
import type { Item } from "../model/item.ts";
import { described } from "./describe.ts";
import { News } from "./news.ts";

const FRAME = { id: "f", kind: "frame", x: 0, y: 0, w: 700, h: 500, text: "To change" } as const;

function note(id: string, x: number, more: object = {}): Item {
  const looks = { shape: "round", color: "yellow", text: id, w: 200, h: 200 } as const;
  return { id, kind: "note", x, y: 1_000, ...looks, ...more };
}

function open(...items: Item[]): { editor: Editor; said: string[]; news: News } {
  const session = new FakeSession(items);
  const editor = new Editor(session);
  const news = new News(editor);
  const said: string[] = [];
  session.on({ items: (ids, mine) => said.push(news.hear(ids, mine)) });
  return { editor, said, news };
}

test("what I move, colour, connect and take away is said at once", () => {
  const { editor, said } = open(FRAME, note("Pairing", 0), note("Speed", 900));

  moveToFrame(editor, ["Pairing"], FRAME);
  editor.select(["Pairing"]);
  recolor(editor, "pink");
  const ends = { from: { item: "Pairing" }, to: { item: "Speed" } };
  editor.propose([{ op: "create", item: { kind: "connector", id: "line", ...ends } }]);
  remove(editor);

  expect(said).toEqual(["Moved into To change.", "Colour: Pink.", "Connected to Speed.", "Taken away: Pairing."]);
});

test("letters that I write are not said again", () => {
  const { editor, said } = open(note("a", 0));

  editor.session.type("a", [1, "b"]);

  expect(said).toEqual([""]);
});

test("what others do is counted, by whom and where", () => {
  const bo = { id: "bo", kind: "member", name: "Bo", color: "blue" } as unknown as Item;
  const session = new FakeSession([FRAME, bo]);
  const editor = new Editor(session);
  const news = new News(editor);
  const theirs = [1, 2, 3].map((n) => note(`n${n}`, n * 300, { parent: "f", by: "bo" }));
  session.on({ items: (ids) => news.hear(ids, false) });

  editor.propose(theirs.map((item) => ({ op: "create", item: { ...item, by: "bo" } as never })));
  const first = news.gathered();

  expect(first).toMatch(/added 3 in To change\.$/);
  expect(news.gathered()).toBe("");
});

test("a note is described by its looks, its words, what belongs to it and where it stands", () => {
  const tags = { infra: true };
  const { editor } = open(FRAME, note("Pairing paid off", 20, { y: 20, parent: "f", tags }), note("x", 900));
  editor.propose([
    { op: "react", id: "Pairing paid off", emoji: "👍" },
    {
      op: "create",
      item: { kind: "connector", id: "l", from: { item: "Pairing paid off" }, to: { item: "x" }, means: "depends" },
    },
  ]);
  const [pairing, line] = ["Pairing paid off", "l"].map((id) => editor.session.items.get(id));

  expect(pairing && described(editor, pairing)).toBe(
    "Yellow round note, Pairing paid off, tags: infra, 1 reaction, links to 1, 1 of 1 in To change",
  );
  expect(line && described(editor, line)).toBe("→ x (depends on)");
});
