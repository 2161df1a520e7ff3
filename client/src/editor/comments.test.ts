/** Threads: what belongs to one, where it stands, and who may change what. */

import { afterEach, beforeEach, expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { comment, owns, resolve, rewrite, take } from "./comments.ts";
import { beginning, matching, named, namesMe, pieces } from "./commentsmentions.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { goTo, itemIn, missed } from "./links.ts";

const note = {
  kind: "note",
  id: "note000001",
  x: 0,
  y: 0,
  w: 200,
  h: 200,
  text: "Ship",
  color: "pink",
  shape: "square",
};
const frame = { kind: "frame", id: "frame00001", x: 1000, y: 0, w: 800, h: 600, text: "Plan" };
const me = { kind: "member", id: "me", name: "Guest Heron", color: "green" };
const ben = { kind: "member", id: "ben0000000", name: "Ben Oak", color: "blue" };
const theirs = { kind: "comment", id: "theirs0001", x: 5, y: 5, text: "Why?", done: false, by: "ben0000000", born: 1 };

let session: FakeSession;
let editor: Editor;

beforeEach(() => {
  session = new FakeSession([note, frame, me, ben, theirs] as unknown as Item[]);
  editor = new Editor(session);
  editor.size.value = { w: 1200, h: 800 };
  editor.camera.value = { x: 0, y: 0, zoom: 1 };
});

afterEach(() => editor.close());

test("an answer belongs to its thread", () => {
  const [before] = editor.comments.threads.value;

  if (before) comment(editor, before, "Because.");

  const [thread] = editor.comments.threads.value;
  expect(thread?.comments.map(({ text }) => text)).toEqual(["Why?", "Because."]);
  expect(thread?.head.id).toBe("theirs0001");
});

test("when the first comment is gone, the oldest answer stands for the thread", () => {
  const id = comment(editor, { at: { x: 300, y: 0 } }, "First");
  const thread = editor.comments.thread(id);
  if (thread) comment(editor, thread, "Second");

  if (thread) take(editor, thread.head);

  const left = editor.comments.thread(id);
  expect(left?.head.text).toBe("Second");
  expect(left && editor.comments.place(left)).toEqual({ x: 300, y: 0 });
});

test("comments on a thing stand at its corner, side by side, wherever it goes", () => {
  comment(editor, { at: { x: 100, y: 100 }, on: "note000001" }, "One");
  comment(editor, { at: { x: 100, y: 100 }, on: "note000001" }, "Two");

  editor.propose([{ op: "move", ids: ["note000001"], dx: 50, dy: 400 }]);

  const [, first, second] = editor.comments.pins();
  expect(first?.box).toMatchObject({ x: 256, y: 364 });
  expect(second?.box.y).toBe(364);
  expect(second?.box.x).toBeGreaterThan((first?.box.x ?? 0) + (first?.box.w ?? 0));
});

test("when the thing is gone, its comments stay where they were made", () => {
  const id = comment(editor, { at: { x: 100, y: 100 }, on: "note000001" }, "One");

  editor.propose([{ op: "delete", ids: ["note000001"] }]);

  const thread = editor.comments.thread(id);
  expect(thread && editor.comments.place(thread)).toEqual({ x: 200, y: 0 });
});

test("a comment on a place in a frame goes along with the frame", () => {
  const id = comment(editor, { at: { x: 1200, y: 100 } }, "Here");

  editor.propose([{ op: "move", ids: ["frame00001"], dx: 10, dy: 20 }]);

  const thread = editor.comments.thread(id);
  expect(thread && editor.comments.place(thread)).toEqual({ x: 1210, y: 120 });
});

test("what is done with has no pin, unless it is asked for", () => {
  const [thread] = editor.comments.threads.value;

  if (thread) resolve(editor, thread, true);

  expect(editor.comments.pinned.value).toEqual([]);
  editor.comments.showDone.value = true;
  expect(editor.comments.pinned.value.length).toBe(1);
});

test("a pin is met where it is seen, and by a finger a little beside it", () => {
  const [pin] = editor.comments.pins();
  const { x, y, h } = pin?.box ?? { x: 0, y: 0, h: 0 };

  expect(editor.comments.pinAt({ x: x + 3, y: y + h / 2 }, false)?.id).toBe("theirs0001");
  expect(editor.comments.pinAt({ x: x - 5, y: y + h / 2 }, false)).toBeUndefined();
  expect(editor.comments.pinAt({ x: x - 5, y: y + h / 2 }, true)?.id).toBe("theirs0001");
});

test("one changes one's own comments, and whoever leads all of them", () => {
  const mine = comment(editor, { at: { x: 0, y: 0 } }, "Mine");
  const [other, own] = editor.comments.threads.value.map(({ head }) => head);

  if (own) rewrite(editor, own, "Still mine", ["ben0000000"]);

  expect(editor.comments.thread(mine)?.head).toMatchObject({ text: "Still mine", mentions: ["ben0000000"] });
  expect(other && owns(editor, other)).toBe(true);
  editor.me.value = { ...session.me, can: ["see", "react", "comment"] };
  expect(other && owns(editor, other)).toBe(false);
});

test("a name is begun by its sign, at the start of a word", () => {
  expect(beginning("Hello @Be", 9)).toEqual({ from: 6, part: "Be" });
  expect(beginning("@", 1)).toEqual({ from: 0, part: "" });
  expect(beginning("mia@example", 11)).toBeUndefined();
  expect(beginning("@Ben and then\n", 14)).toBeUndefined();
});

test("names are found by any of their words, and stay named while the text holds them", () => {
  const people = [
    { id: "a", name: "Ben Oak" },
    { id: "b", name: "Mia Berg" },
  ];

  expect(matching(people, "be").map(({ id }) => id)).toEqual(["a", "b"]);
  expect(matching(people, "oak").map(({ id }) => id)).toEqual(["a"]);
  expect(named("Ask @Mia Berg, or @Ben", people)).toEqual(["b"]);
});

test("a comment that names me is told from one of my own", () => {
  const [head] = editor.comments.threads.value.map((thread) => thread.head);
  if (!head) throw new Error("There is a thread.");

  expect(namesMe(editor, { ...head, mentions: ["me"] })).toBe(true);
  expect(namesMe(editor, { ...head, by: "me", mentions: ["me"] })).toBe(false);
  expect(namesMe(editor, head)).toBe(false);
});

test("the names in a text are told apart from the words", () => {
  const [head] = editor.comments.threads.value.map((thread) => thread.head);

  const found = head && pieces(editor, { ...head, text: "Ask @Ben Oak again", mentions: ["ben0000000"] });

  expect(found).toEqual([
    { text: "Ask ", names: false },
    { text: "@Ben Oak", names: true },
    { text: " again", names: false },
  ]);
});

test("a link to a thing leads to it, one to a comment opens its thread, and one to nothing says so", () => {
  const before = missed.value;

  expect(goTo(editor, "note000001")).toBe(true);
  expect([...editor.selection.value]).toEqual(["note000001"]);
  expect(goTo(editor, "theirs0001")).toBe(true);
  expect(editor.comments.opened.value).toEqual({ thread: "theirs0001" });
  expect(goTo(editor, "nothing000")).toBe(false);
  expect(missed.value).toBe(before + 1);
});

test("the thing that an address names stands beside the secret or alone", () => {
  expect(itemIn("#i=note000001")).toBe("note000001");
  expect(itemIn("#k=secret&i=note000001")).toBe("note000001");
  expect(itemIn("#k=secret")).toBeUndefined();
  expect(itemIn("#i=<script>")).toBeUndefined();
});
