/** What is kept on the device. */
import { expect, test } from "vitest";
import { memoryShelf, Outbox } from "./outbox.ts";
import type { Kept } from "./replica.ts";

const locks = { hold: async () => true };
const full: Kept = { client: "gone0000", last: 3, pending: [{ i: 3, ops: [], at: 0 }], typing: [] };
const empty: Kept = { client: "gone0000", last: 3, pending: [], typing: [] };

test("a tab goes on as a client that left something behind on this board", async () => {
  /** [N2] */
  const shelf = memoryShelf();
  await shelf.set("b2/gone0000", full);
  await shelf.set("b1/gone0000", full);

  const outbox = await Outbox.open("b1", "fresh000", shelf, locks);

  expect(outbox.client).toBe("gone0000");
  expect(outbox.inherited).toEqual(full);
});

test("what is all decided is not kept any longer", async () => {
  const shelf = memoryShelf();
  const outbox = await Outbox.open("b1", "fresh000", shelf, locks);

  await outbox.save(() => full);
  const kept = await shelf.keys();
  await outbox.save(() => empty);

  expect(kept).toEqual(["b1/fresh000"]);
  expect(await shelf.keys()).toEqual([]);
});

test("of many saves in a row only the newest state is written", async () => {
  const written: unknown[] = [];
  const shelf = { ...memoryShelf(), set: async (_: string, value: unknown) => void written.push(value) };
  const outbox = await Outbox.open("b1", "fresh000", shelf, locks);

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

  const outbox = await Outbox.open("b1", "fresh000", shelf, locks);
  await outbox.save(() => full);

  expect(outbox.client).toBe("fresh000");
});
