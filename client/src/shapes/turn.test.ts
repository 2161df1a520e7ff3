/** A turned item is met where it is seen. */

import { expect, test } from "vitest";
import { centre } from "../geometry/box.ts";
import { turned } from "../geometry/rim.ts";
import { anchored, turnedBounds, turnedTo, within } from "./turn.ts";

const BOX = { x: 0, y: 0, w: 200, h: 100 };

test("[I13] a quarter turn swaps width and height around the same middle", () => {
  const bounds = turnedBounds(BOX, 90);

  expect(bounds.w).toBeCloseTo(100);
  expect(bounds.h).toBeCloseTo(200);
  expect(centre(bounds).x).toBeCloseTo(100);
  expect(centre(bounds).y).toBeCloseTo(50);
});

test("[I13] clockwise is from the top to the right", () => {
  const right = turned({ x: 100, y: 0 }, 90, { x: 100, y: 50 });

  expect(right.x).toBeCloseTo(150);
  expect(right.y).toBeCloseTo(50);
});

test.each([
  [{ x: 100, y: -500 }, null],
  [{ x: 600, y: 50 }, 90],
  [{ x: 100, y: 600 }, 180],
  [{ x: -400, y: 50 }, 270],
  [{ x: 590, y: 60 }, 90],
])("pulled to %o it falls into the nearest notch", (to, turn) => {
  expect(turnedTo(BOX, to, false)).toEqual({ turn });
});

test("pulled freely it stays where it was pulled to", () => {
  expect(turnedTo(BOX, { x: 590, y: 60 }, true)).toEqual({ turn: 91.2 });
});

test("all the way around is no turn at all", () => {
  expect([within(360), within(-90), within(725)]).toEqual([null, 270, 5]);
});

test.each([30, 90, 200])("the corner that is not pulled stays where it is, turned by %i degrees", (degrees) => {
  const after = anchored(BOX, { x: 0, y: 0, w: 320, h: 160 }, "se", degrees) as typeof BOX;

  const before = turned({ x: 0, y: 0 }, degrees, centre(BOX));
  const now = turned({ x: after.x, y: after.y }, degrees, centre(after));
  expect(now.x).toBeCloseTo(before.x);
  expect(now.y).toBeCloseTo(before.y);
});
