/** Going on where the last page ended: the board, what was not sent, and what may be taken back. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Op } from "../model/change.ts";
import { textOf } from "../model/item.ts";
import { Hall } from "./hall.ts";
import type { Session } from "./session.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const later = (milliseconds: number): Promise<unknown> => vi.advanceTimersByTimeAsync(milliseconds);
const create = (id: string): Op => ({ op: "create", item: { kind: "note", id, x: 0, y: 0, text: "" } });
const text = (session: Session, id: string): string | undefined => {
  const item = session.items.get(id);
  return item && textOf(item);
};

/** Somebody else does something, and everybody who is connected hears of it. */
function others(hall: Hall, i: number, ops: readonly Op[]): void {
  hall.server.tx("others00", "bob", { t: "tx", i, ops: ops as never });
}

test("a board that was seen before is there before the server is", async () => {
  const hall = new Hall();
  const first = await hall.open();
  first.propose([create("n1")]);
  await later(5_000);
  await hall.leave();
  hall.opens = false;

  const session = await hall.open();

  expect([...session.items.keys()]).toEqual(["n1"]);
  expect(session.me).toMatchObject({ user: "ann", can: ["edit"] });
  expect(session.status().state).toBe("connecting");
});

test("a board that was seen before is asked only for what is new", async () => {
  /** [W3] */
  const hall = new Hall();
  const first = await hall.open();
  first.propose([create("n1")]);
  await later(5_000);
  await hall.leave();
  others(hall, 1, [create("n2")]);

  const session = await hall.open();
  await later(500);

  expect(hall.end.heard[0]).toMatchObject({ t: "hello", at: { epoch: "e", seq: 1, tag: "t1" } });
  expect([...session.items.keys()]).toEqual(["n1", "n2"]);
});

test("a board that somebody else saw on this device is not shown", async () => {
  const hall = new Hall();
  const first = await hall.open();
  first.propose([create("n1")]);
  await later(5_000);
  await hall.leave();
  hall.opens = false;

  const session = await hall.open("another secret");

  expect(session.items.size).toBe(0);
  expect(session.me).toBeNull();
});

test("what is done on a kept board without a network is sent when there is one", async () => {
  /** [W5] */
  const hall = new Hall();
  (await hall.open()).propose([create("n1")]);
  await later(5_000);
  await hall.leave();
  hall.opens = false;
  const session = await hall.open();
  await hall.lose(1006);

  session.propose([create("n2")]);
  session.type("n1", ["offline"]);
  await later(3_000);
  const status = session.status();
  hall.opens = true;
  hall.back();
  await later(2_000);

  expect(status).toMatchObject({ state: "offline", pending: 2 });
  expect(session.status()).toEqual({ state: "saved", pending: 0 });
  expect(hall.server.board.has("n2")).toBe(true);
  expect(hall.server.board.get("n1")).toMatchObject({ text: "offline" });
});

test("typing that stands on another state of the board than the kept one is moved over to the whole board", async () => {
  const hall = new Hall();
  const first = await hall.open();
  first.propose([create("n1")]);
  first.type("n1", ["one two"]);
  await later(5_000);
  hall.takes = false;
  others(hall, 1, [{ op: "text", id: "n1", base: 2, do: ["zero "] }]);
  hall.end.catchUp();
  first.type("n1", [12, " three"]);
  await later(500);
  // The queue is kept at once, the board is not: here it is older.
  await hall.crash();
  hall.takes = true;

  const session = await hall.open();
  await later(2_000);

  expect(hall.end.heard[0]).not.toHaveProperty("at");
  expect(text(session, "n1")).toBe("zero one two three");
  expect(hall.server.board.get("n1")).toMatchObject({ text: "zero one two three" });
});

test("one tab sends everything that tabs which crashed have left behind, and counts it as not sent", async () => {
  /** [N2] [W5] */
  const hall = new Hall();
  hall.takes = false;
  for (const id of ["n1", "n2", "n3"]) {
    // Each of them sent something that the server never answered to.
    (await hall.open()).propose([create(id)]);
    await later(500);
  }
  await hall.crash();

  const session = await hall.open();
  const pending = session.status().pending;
  hall.takes = true;
  await hall.lose(1006);
  await later(30_000);

  expect(pending).toBe(3);
  expect([...hall.server.board.items.keys()].sort()).toEqual(["n1", "n2", "n3"]);
  expect(hall.server.log).toHaveLength(3);
  expect(session.status()).toEqual({ state: "saved", pending: 0 });
  expect(await hall.shelf.keys()).toEqual([]);
});

test("what was done before a reload can be undone after it", async () => {
  const hall = new Hall();
  const first = await hall.open();
  first.propose([create("n1")]);
  await later(2_000);
  first.propose([{ op: "move", ids: ["n1"], dx: 40, dy: 0 }], "move");
  await later(500);
  await hall.leave();
  const session = await hall.open();
  await later(500);

  session.undo();
  await later(500);
  const moved = hall.server.board.get("n1");
  session.redo();
  await later(500);

  expect(moved).toMatchObject({ x: 0 });
  expect(hall.server.board.get("n1")).toMatchObject({ x: 40 });
  expect(session.canUndo()).toBe(true);
});

test("typing is undone after a reload, and what others typed meanwhile stays", async () => {
  /** [X3] */
  const hall = new Hall();
  const first = await hall.open();
  first.propose([create("n1")]);
  await later(2_000);
  first.type("n1", ["mine"]);
  await later(500);
  await hall.leave();
  others(hall, 1, [{ op: "text", id: "n1", base: 2, do: ["theirs "] }]);
  const session = await hall.open();
  await later(500);

  session.undo();
  await later(500);

  expect(hall.server.board.get("n1")).toMatchObject({ text: "theirs " });
});

test("what was not sent before a reload is undone after it, without a network", async () => {
  const hall = new Hall();
  const first = await hall.open();
  first.propose([create("n1")]);
  await later(5_000);
  await hall.lose(1006);
  hall.opens = false;
  first.propose([{ op: "update", id: "n1", set: { color: "pink" } }], "color");
  first.propose([{ op: "delete", ids: ["n1"] }], "delete");
  await later(500);
  await hall.leave();
  const session = await hall.open();

  session.undo();
  const back = session.items.get("n1");
  session.undo();

  expect(back).toMatchObject({ color: "pink" });
  expect(session.items.get("n1")).not.toMatchObject({ color: "pink" });
});
