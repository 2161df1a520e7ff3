/** Cursors glide, arrive, and fade. */

import { expect, test } from "vitest";
import type { Person } from "../sync/session.ts";
import { Cursors } from "./cursors.ts";

const ana = (x: number, y: number): Person => ({
  session: "s1",
  user: "u1",
  name: "Ana",
  color: "blue",
  role: "editor",
  bot: false,
  cursor: [x, y],
  me: false,
  seen: 0,
});

test("a cursor glides to where it was last seen", () => {
  const cursors = new Cursors();
  cursors.step([ana(0, 0)], 0, false);

  const halfway = cursors.step([ana(100, 0)], 40, false);
  for (let now = 60; now < 1_000; now += 20) cursors.step([ana(100, 0)], now, false);
  const there = cursors.step([ana(100, 0)], 1_000, false);

  expect(halfway.moving).toBe(true);
  expect(halfway.cursors[0]?.at.x).toBeGreaterThan(20);
  expect(halfway.cursors[0]?.at.x).toBeLessThan(80);
  expect(there.cursors[0]?.at.x).toBe(100);
  expect(there.moving).toBe(false);
});

test("with reduced motion it steps", () => {
  const cursors = new Cursors();
  cursors.step([ana(0, 0)], 0, true);

  const stepped = cursors.step([ana(100, 50)], 16, true);

  expect(stepped.cursors[0]?.at).toEqual({ x: 100, y: 50 });
});

test("a cursor that rests fades away", () => {
  const cursors = new Cursors();
  cursors.step([ana(0, 0)], 0, false);

  const rested = cursors.step([ana(0, 0)], 5_300, false);
  const gone = cursors.step([ana(0, 0)], 6_000, false);

  expect(rested.cursors[0]?.alpha).toBeCloseTo(0.5);
  expect(gone.cursors).toEqual([]);
});

test("my own cursor is the browser's", () => {
  const { cursors } = new Cursors().step([{ ...ana(0, 0), me: true }], 0, false);

  expect(cursors).toEqual([]);
});
