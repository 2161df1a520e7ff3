/** What a closed line has in it. */
import { expect, test } from "vitest";
import { inside } from "./polygon.ts";

const SQUARE = [
  { x: 0, y: 0 },
  { x: 10, y: 0 },
  { x: 10, y: 10 },
  { x: 0, y: 10 },
];

test("a point is inside or outside, whichever way the line was drawn", () => {
  for (const corners of [SQUARE, SQUARE.toReversed()]) {
    expect(inside(corners, { x: 5, y: 5 })).toBe(true);
    expect(inside(corners, { x: 15, y: 5 })).toBe(false);
    expect(inside(corners, { x: -5, y: 10 })).toBe(false);
  }
});

test("a bay is outside", () => {
  const bay = [...SQUARE.slice(0, 3), { x: 5, y: 2 }, { x: 0, y: 10 }];

  expect(inside(bay, { x: 5, y: 8 })).toBe(false);
  expect(inside(bay, { x: 2, y: 2 })).toBe(true);
});

test.each([[[]], [[{ x: 0, y: 0 }]]])("a line of %j has nothing in it", (corners) => {
  expect(inside(corners, { x: 0, y: 0 })).toBe(false);
});
