/** Lines between the same two items lie side by side, and end where the items do. */
import { expect, test } from "vitest";
import { type Point, point } from "./point.ts";
import { anchors, type Outline, type Route } from "./rim.ts";
import { route } from "./route.ts";
import { laneOf, SPREAD, spread } from "./routespread.ts";

const left: Outline = { box: { x: 0, y: 0, w: 100, h: 100 }, round: false };
const right: Outline = { box: { x: 300, y: 60, w: 100, h: 100 }, round: false };

function lane(how: Route, by: number, one = left, other = right): readonly Point[] {
  const ends = anchors({ tie: {}, outline: one }, { tie: {}, outline: other }, how);
  const alone = route(how, ...ends, { from: one.box, to: other.box });
  return spread(alone, ends, [one, other], by).path.points;
}

test("lanes are so far apart, and their middle is where one line would run alone", () => {
  expect([0, 1, 2].map((at) => laneOf(at, 3))).toEqual([-SPREAD, 0, SPREAD]);
  expect(laneOf(0, 2)).toBe(-SPREAD / 2);
});

test("straight lines start side by side on the same side of an item", () => {
  const [a, b] = [lane("straight", -6), lane("straight", 6)];

  expect(a[0]?.x).toBe(100);
  expect((b[0]?.y ?? 0) - (a[0]?.y ?? 0)).toBe(SPREAD);
  expect((b[1]?.y ?? 0) - (a[1]?.y ?? 0)).toBe(SPREAD);
});

test("elbows keep their distance in every piece, and never cross", () => {
  const [a, b] = [lane("elbow", -6), lane("elbow", 6)];

  expect(a).toEqual([point(100, 44), point(206, 44), point(206, 104), point(300, 104)]);
  expect(b).toEqual([point(100, 56), point(194, 56), point(194, 116), point(300, 116)]);
});

test("on a disc every line still ends on the rim", () => {
  const disc: Outline = { box: { x: 300, y: 0, w: 100, h: 100 }, round: true };

  for (const how of ["straight", "elbow", "curved"] as const) {
    const end = lane(how, 12, left, disc).at(-1) ?? point(0, 0);
    expect(Math.hypot(end.x - 350, end.y - 50)).toBeCloseTo(50, 1);
  }
});

test("no line leaves the side that it starts on", () => {
  const start = lane("straight", 500)[0] ?? point(0, 0);

  expect(start.y).toBeLessThanOrEqual(100);
});
