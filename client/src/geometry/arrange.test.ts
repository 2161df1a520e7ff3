/** What is put in order is in order, and stays so when it is put in order again. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { aligned, distributed, type Step, tidied } from "./arrange.ts";
import { type Box, meets } from "./box.ts";

const boxes = fc.array(
  fc.record({
    x: fc.integer({ min: -2_000, max: 2_000 }),
    y: fc.integer({ min: -2_000, max: 2_000 }),
    w: fc.integer({ min: 20, max: 400 }),
    h: fc.integer({ min: 20, max: 400 }),
  }),
  { minLength: 1, maxLength: 30 },
);

function box(x: number, y: number, w = 100, h = 100): Box {
  return { x, y, w, h };
}

function moved(from: readonly Box[], steps: readonly Step[]): readonly Box[] {
  return from.map((one, n) => ({ ...one, x: one.x + (steps[n]?.dx ?? 0), y: one.y + (steps[n]?.dy ?? 0) }));
}

test.each([
  ["left", [0, 0]],
  ["centre", [150, 125]],
  ["right", [300, 250]],
] as const)("boxes line up by their %s", (edge, xs) => {
  const given = [box(0, 0), box(250, 300, 150)];

  expect(moved(given, aligned(given, edge))).toEqual([box(xs[0], 0), box(xs[1], 300, 150)]);
});

test("boxes line up with a guide, if there is one", () => {
  const given = [box(0, 0), box(250, 300)];

  expect(moved(given, aligned(given, "bottom", box(0, 900))).map(({ y }) => y)).toEqual([900, 900]);
});

test("distributing makes the gaps equal, and keeps the outermost where they are", () => {
  const given = [box(900, 0), box(0, 50), box(120, 0, 200)];

  expect(moved(given, distributed(given, "across")).map(({ x }) => x)).toEqual([900, 0, 400]);
});

test("a crooked table becomes a straight one, with its holes", () => {
  const given = [box(0, 10), box(140, -8), box(310, 4), box(12, 160), box(290, 150)];

  const [a, b, c, d, e] = moved(given, tidied(given, 24));

  expect([a, b, c].map((one) => one?.y)).toEqual([-8, -8, -8]);
  expect([d, e].map((one) => one?.y)).toEqual([116, 116]);
  expect([a, b, c, d, e].map((one) => one?.x)).toEqual([0, 124, 248, 0, 248]);
});

test("a heap becomes a grid in reading order", () => {
  const given = [box(20, 30), box(10, 10), box(0, 0), box(30, 20)];

  const tidy = moved(given, tidied(given, 24));

  expect(tidy).toEqual([box(124, 124), box(124, 0), box(0, 0), box(0, 124)]);
});

test("a flight of stairs is not one row", () => {
  const given = Array.from({ length: 6 }, (_, n) => box(n * 150, n * 60));

  const tidy = moved(given, tidied(given, 24));

  expect(new Set(tidy.map(({ y }) => y)).size).toBeGreaterThan(1);
});

test("what was put in order covers nothing, and a second time moves nothing", () => {
  fc.assert(
    fc.property(boxes, (given) => {
      const tidy = moved(given, tidied(given, 24));

      const covering = tidy.some((one, a) => tidy.some((other, b) => a < b && meets(one, other)));
      expect(covering).toBe(false);
      for (const { dx, dy } of tidied(tidy, 24)) expect(Math.hypot(dx, dy)).toBeLessThan(1e-6);
    }),
  );
});
