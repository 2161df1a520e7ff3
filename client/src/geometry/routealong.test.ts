/** Places along paths, and what is left when their ends are cut off. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { distance, point } from "./point.ts";
import { heading, type Path, route } from "./route.ts";
import { pointAt, shareAt, trimmed } from "./routealong.ts";

const corner: Path = { kind: "polyline", points: [point(0, 0), point(100, 0), point(100, 300)] };
const curve = route(
  "curved",
  { point: point(0, 0), normal: point(1, 0) },
  { point: point(300, 200), normal: point(-1, 0) },
);

test("half of the way is half of the length, whatever the corners", () => {
  expect(pointAt(corner, 0.5)).toEqual(point(100, 100));
});

test("what stands at a share of a path is found at that share", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(corner, curve), (share, path) => {
      expect(shareAt(path, pointAt(path, share))).toBeCloseTo(share, 4);
    }),
  );
});

test("a line is cut in its own direction", () => {
  expect(trimmed(corner, 10, 20).points).toEqual([point(10, 0), point(100, 0), point(100, 280)]);
});

test("a short last piece is not taken as a whole", () => {
  const short: Path = { kind: "polyline", points: [point(0, 0), point(100, 0), point(100, 10)] };

  expect(trimmed(short, 0, 50).points.at(-1)).toEqual(point(100, 2));
  expect(heading(trimmed(short, 0, 50), "to")).toEqual(point(0, 1));
});

test("a curve ends as far from its tip as was cut off", () => {
  const cut = trimmed(curve, 0, 15);

  expect(distance(cut.points.at(-1) ?? point(0, 0), point(300, 200))).toBeCloseTo(15, 1);
  expect(cut.points[0]).toEqual(point(0, 0));
});
