/** Arrow keys lead where one looks. */
import { expect, test } from "vitest";
import type { Box } from "./box.ts";
import { thatWay } from "./thatway.ts";

function box(x: number, y: number): Box {
  return { x, y, w: 100, h: 100 };
}

const RIGHT = { x: 1, y: 0 } as const;
const UP = { x: 0, y: -1 } as const;

test("the nearest in the direction is found, not the nearest of all", () => {
  const [left, near, far] = [box(-110, 0), box(200, 20), box(400, 0)];

  expect(thatWay(box(0, 0), RIGHT, [left, far, near])).toBe(near);
});

test("what lies straight ahead comes before what is nearer but aside", () => {
  const [aside, ahead] = [box(20, 150), box(400, 0)];

  expect(thatWay(box(0, 0), RIGHT, [aside, ahead])).toBe(ahead);
});

test("what lies aside is found when there is nothing else", () => {
  const aside = box(150, -20);

  expect(thatWay(box(0, 0), UP, [aside])).toBe(aside);
});

test("behind there is nothing, and nothing at the very same place", () => {
  expect(thatWay(box(0, 0), UP, [box(0, 0), box(0, 300)])).toBeUndefined();
});
