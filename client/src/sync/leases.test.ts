/** Leases: a page holds them while it lives, and nobody else has them meanwhile. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { LEASE, type Leases, leaseLocks } from "./leases.ts";

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

function shared(): Leases {
  const values = new Map<string, string>();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

test("what a page holds, no other page gets, however long it lives", async () => {
  const leases = shared();
  const first = leaseLocks(leases, Date.now, () => {});
  const second = leaseLocks(leases, Date.now, () => {});

  const held = await first.hold("one");
  vi.advanceTimersByTime(LEASE * 3);

  expect(held).toBe(true);
  expect(await second.hold("one")).toBe(false);
  expect(await second.hold("two")).toBe(true);
});

test("a page that is left gives back what it held", async () => {
  const leases = shared();
  let leave = (): void => {};
  const first = leaseLocks(leases, Date.now, (act) => {
    leave = act;
  });
  await first.hold("one");

  leave();

  expect(await leaseLocks(leases, Date.now, () => {}).hold("one")).toBe(true);
});

test("what a page held that crashed is free when its lease has run out", async () => {
  const leases = shared();
  await leaseLocks(leases, Date.now, () => {}).hold("one");
  vi.clearAllTimers();
  const second = leaseLocks(leases, Date.now, () => {});

  const soon = await second.hold("one");
  vi.advanceTimersByTime(LEASE);

  expect(soon).toBe(false);
  expect(await second.hold("one")).toBe(true);
});
