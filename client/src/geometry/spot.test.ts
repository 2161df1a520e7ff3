/** Free space is free, and near. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { around, type Box, meets } from "./box.ts";
import { freeSpot } from "./spot.ts";

const boxes = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  w: fc.integer({ min: 1, max: 400 }),
  h: fc.integer({ min: 1, max: 400 }),
});

function among(others: readonly Box[]): (area: Box) => Box | undefined {
  return (area) => around(others.filter((other) => meets(other, area)));
}

test("where nothing is in the way, nothing moves", () => {
  const box = { x: 10, y: 20, w: 30, h: 40 };

  expect(freeSpot(box, 24, () => undefined)).toEqual(box);
});

test("a box goes round what lies there by the shortest way", () => {
  const there = { x: 0, y: 0, w: 1_000, h: 200 };

  const spot = freeSpot({ x: 400, y: 150, w: 100, h: 100 }, 24, among([there]));

  expect(spot?.x).toBe(400);
  expect(spot?.y).toBeCloseTo(224, 0);
});

test("a box that is moved covers nothing", () => {
  fc.assert(
    fc.property(boxes, fc.array(boxes, { maxLength: 25 }), (box, others) => {
      const spot = freeSpot(box, 8, among(others));

      expect(spot).toBeDefined();
      expect(others.some((other) => spot !== undefined && meets(other, spot))).toBe(false);
    }),
  );
});
