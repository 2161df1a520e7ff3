/** Boards kept on the device: what is found again, and what is thrown away. */
import { expect, test } from "vitest";
import { type KeptBoard, KeptBoards } from "./keptboards.ts";
import { memoryShelf } from "./outbox.ts";

const note = (text: string): KeptBoard["items"][number] =>
  ({ id: "note000001", kind: "note", x: 0, y: 0, w: 200, h: 200, text }) as KeptBoard["items"][number];

const board = (text: string): KeptBoard => ({
  mark: "m",
  me: { user: "ann", name: "Ann", role: "editor", can: ["edit"] },
  at: { epoch: "e", seq: 1, tag: "t" },
  items: [note(text)],
});

test("a board is found as it was kept", async () => {
  const boards = new KeptBoards(memoryShelf());

  await boards.keep("b1", board("hello"), 1);

  expect(await boards.find("b1")).toEqual(board("hello"));
  expect(await boards.find("b2")).toBeUndefined();
});

test("only the latest twenty are kept", async () => {
  const boards = new KeptBoards(memoryShelf());

  for (let n = 0; n < 22; n++) await boards.keep(`b${n}`, board("hello"), n);
  const found = await Promise.all([0, 1, 2, 21].map((n) => boards.find(`b${n}`)));

  expect(found.map((one) => one !== undefined)).toEqual([false, false, true, true]);
});

test("heavy boards leave room for fewer, but the latest is always kept", async () => {
  const boards = new KeptBoards(memoryShelf(), 1_000);
  const heavy = board("x".repeat(600));

  await boards.keep("b1", heavy, 1);
  await boards.keep("b2", heavy, 2);

  expect(await boards.find("b1")).toBeUndefined();
  expect(await boards.find("b2")).toBeDefined();
});

test("what is not a kept board is none", async () => {
  const shelf = memoryShelf(new Map<string, unknown>([["board/b1", { ...board("hello"), items: "{not json" }]]));

  expect(await new KeptBoards(shelf).find("b1")).toBeUndefined();
});
