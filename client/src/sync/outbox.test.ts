/** What is kept on the device. */
import { expect, test } from "vitest";
import { type Locks, memoryShelf, Outbox } from "./outbox.ts";
import type { Kept } from "./replica.ts";

const locks: Locks = { hold: async () => true };
const full: Kept = { client: "gone0000", last: 3, pending: [{ i: 3, ops: [], at: 0 }], typing: [] };
const empty: Kept = { client: "gone0000", last: 3, pending: [], typing: [] };

/** Wishes that nobody has seen yet. */
const unsent = (client: string, at: number, typed: readonly string[] = []): Kept => ({
  client,
  last: 7,
  pending: [{ ops: [], at }],
  typing: typed.map((id) => [id, { base: "", buffer: ["a"] }] as const),
});

const numbered = (client: string, i: number): Kept => ({
  client,
  last: i,
  pending: [{ i, ops: [], at: 0 }],
  typing: [],
});

test("a tab goes on as a client that left something behind on this board", async () => {
  /** [N2] */
  const shelf = memoryShelf();
  await shelf.set("b2/gone0000", full);
  await shelf.set("b1/gone0000", full);

  const outbox = await Outbox.open("b1", { fresh: "fresh000" }, shelf, locks);

  expect(outbox.client).toBe("gone0000");
  expect(outbox.inherited).toEqual([full]);
});

test("one tab takes on everything that was left behind, the oldest first", async () => {
  const shelf = memoryShelf();
  await shelf.set("b1/late0000", unsent("late0000", 2));
  await shelf.set("b1/early000", unsent("early000", 1));

  const outbox = await Outbox.open("b1", { fresh: "fresh000" }, shelf, locks);

  expect(outbox.client).toBe("early000");
  expect(outbox.inherited).toEqual([unsent("early000", 1), { ...unsent("early000", 2), last: 0 }]);
  expect(outbox.strays).toEqual([]);
});

test("what was taken on leaves its old place in the moment in which it is kept in the new one", async () => {
  const shelf = memoryShelf();
  await shelf.set("b1/late0000", unsent("late0000", 2));
  await shelf.set("b1/early000", unsent("early000", 1));
  const outbox = await Outbox.open("b1", { fresh: "fresh000" }, shelf, locks);
  const before = await shelf.keys();

  await outbox.save(() => full);

  expect(before).toEqual(["b1/late0000", "b1/early000"]);
  expect(await shelf.keys()).toEqual(["b1/early000"]);
  expect(outbox.merging).toBe(false);
});

test("of queues that may have been sent, one goes on and the others are sent as the clients they belong to", async () => {
  /** [W5] */
  const shelf = memoryShelf();
  await shelf.set("b1/unsent00", unsent("unsent00", 1));
  await shelf.set("b1/sent0000", numbered("sent0000", 3));
  await shelf.set("b1/sent1111", numbered("sent1111", 5));

  const outbox = await Outbox.open("b1", { fresh: "fresh000" }, shelf, locks);

  expect(outbox.client).toBe("sent0000");
  expect(outbox.inherited.map(({ last }) => last)).toEqual([3, 0]);
  expect(outbox.strays.map(({ client, inherited }) => [client, inherited])).toEqual([
    ["sent1111", [numbered("sent1111", 5)]],
  ]);
});

test("two queues that type in one text are not mixed", async () => {
  const shelf = memoryShelf();
  await shelf.set("b1/one00000", unsent("one00000", 1, ["note000001"]));
  await shelf.set("b1/two00000", unsent("two00000", 2, ["note000001", "note000002"]));

  const outbox = await Outbox.open("b1", { fresh: "fresh000" }, shelf, locks);

  expect(outbox.inherited).toEqual([unsent("one00000", 1, ["note000001"])]);
  expect(outbox.strays.map(({ client }) => client)).toEqual(["two00000"]);
});

test("what a live tab has not sent yet is left to it", async () => {
  const shelf = memoryShelf();
  await shelf.set("b1/alive000", unsent("alive000", 1));
  await shelf.set("b1/gone0000", unsent("gone0000", 2));
  const held: Locks = { hold: async (name) => name !== "tondo b1/alive000" };

  const outbox = await Outbox.open("b1", { fresh: "fresh000" }, shelf, held);
  await outbox.save(() => empty);

  expect(outbox.client).toBe("gone0000");
  expect(await shelf.keys()).toEqual(["b1/alive000"]);
});

test("a tab that is loaded anew stays the client it was, and takes on what others left", async () => {
  const shelf = memoryShelf();
  await shelf.set("b1/other000", unsent("other000", 1));
  await shelf.set("b1/me000000", unsent("me000000", 2));

  const outbox = await Outbox.open("b1", { before: "me000000", fresh: "fresh000" }, shelf, locks);

  expect(outbox.client).toBe("me000000");
  expect(outbox.inherited.map(({ pending }) => pending[0]?.at)).toEqual([2, 1]);
});

test("a copy of a tab is a client of its own", async () => {
  const held: Locks = { hold: async (name) => name !== "tondo b1/me000000" };

  const outbox = await Outbox.open("b1", { before: "me000000", fresh: "fresh000" }, memoryShelf(), held);

  expect(outbox.client).toBe("fresh000");
});

test("what is all decided is not kept any longer", async () => {
  const shelf = memoryShelf();
  const outbox = await Outbox.open("b1", { fresh: "fresh000" }, shelf, locks);

  await outbox.save(() => full);
  const kept = await shelf.keys();
  await outbox.save(() => empty);

  expect(kept).toEqual(["b1/fresh000"]);
  expect(await shelf.keys()).toEqual([]);
});

test("of many saves in a row only the newest state is written", async () => {
  const written: unknown[] = [];
  const shelf = { ...memoryShelf(), set: async (_: string, value: unknown) => void written.push(value) };
  const outbox = await Outbox.open("b1", { fresh: "fresh000" }, shelf, locks);

  await Promise.all([1, 2, 3].map((last) => outbox.save(() => ({ ...full, last }))));

  expect(written).toEqual([
    { ...full, last: 1 },
    { ...full, last: 3 },
  ]);
});

test("a device that keeps nothing is no reason to stop", async () => {
  const broken = async (): Promise<never> => {
    throw new Error("the disk is full");
  };
  const shelf = { get: broken, set: broken, remove: broken, keys: broken };

  const outbox = await Outbox.open("b1", { fresh: "fresh000" }, shelf, locks);
  await outbox.save(() => full);

  expect(outbox.client).toBe("fresh000");
});
