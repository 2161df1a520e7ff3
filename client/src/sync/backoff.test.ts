/** Waiting before trying again. */
import { expect, test } from "vitest";
import { Backoff } from "./backoff.ts";

test("each wait may be longer than the one before, up to half a minute, and success begins anew", () => {
  const backoff = new Backoff(() => 1);

  const waits = Array.from({ length: 9 }, () => backoff.next());
  backoff.reset();

  expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000]);
  expect(backoff.next()).toBe(500);
});

test("chance takes any part of the wait, so that not all come at once", () => {
  expect(new Backoff(() => 0).next()).toBe(0);
  expect(new Backoff(() => 0.25).next()).toBe(125);
});
