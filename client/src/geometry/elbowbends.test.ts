/** Middle pieces stay where they were put, as far as that can be said when the ends are moved. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Bend, bendAt, bendsOf, bent, type Ends, placeOf, sideToward } from "./elbowbends.ts";
import { point } from "./point.ts";
import type { Anchor } from "./rim.ts";

const ends: Ends = [point(50, 50), point(450, 250)];
const leave: Anchor = { point: point(100, 50), normal: point(1, 0) };
const arrive: Anchor = { point: point(400, 250), normal: point(-1, 0) };

test("a piece comes back to where it was put", () => {
  const coordinate = fc.integer({ min: -1_000, max: 1_000 });
  fc.assert(
    fc.property(coordinate, coordinate, coordinate, fc.constantFrom("x" as const, "y" as const), (a, b, put, axis) => {
      fc.pre(a !== b);
      const between: Ends = [point(a, a), point(b, b)];

      const place = placeOf(bendAt(axis, put, between), between);

      expect(Math.abs(place - put)).toBeLessThan(0.2);
    }),
  );
});

test("a piece between two items keeps its share of the way when one of them moves", () => {
  const bend = bendAt("x", 150, ends);

  expect(placeOf(bend, [point(50, 50), point(850, 250)])).toBe(250);
});

test("a piece beside two items keeps its distance when one of them moves", () => {
  const bend = bendAt("x", 500, ends);

  expect(placeOf(bend, [point(-300, 50), point(450, 250)])).toBe(500);
  expect(placeOf(bend, [point(50, 50), point(650, 250)])).toBe(700);
});

test("a way with one bend is a Z through it", () => {
  const points = bent(leave, arrive, [bendAt("x", 300, ends)], ends);

  expect(points).toEqual([point(100, 50), point(300, 50), point(300, 250), point(400, 250)]);
});

test("a side that does not look at the first bend is left by a short way out", () => {
  const up: Anchor = { point: point(50, 0), normal: point(0, -1) };

  const points = bent(up, arrive, [bendAt("x", 300, ends)], ends);

  expect(points).toEqual([point(50, 0), point(50, -24), point(300, -24), point(300, 250), point(400, 250)]);
});

test("a bend behind an end leads nowhere, and neither do two on one axis", () => {
  const two: readonly Bend[] = [bendAt("x", 200, ends), bendAt("x", 300, ends)];

  expect(bent(leave, arrive, [bendAt("x", 60, ends)], ends)).toBeUndefined();
  expect(bent(leave, arrive, two, ends)).toBeUndefined();
});

test("the bends of a way lead along it again", () => {
  const points = [point(100, 50), point(200, 50), point(200, 120), point(330, 120), point(330, 250), point(400, 250)];

  expect(bent(leave, arrive, bendsOf(points, ends), ends)).toEqual(points);
});

test("an item is left toward its nearest bend", () => {
  expect(sideToward(bendAt("x", 300, ends), point(50, 50), ends)).toBe("right");
  expect(sideToward(bendAt("y", -80, ends), point(50, 50), ends)).toBe("top");
});
