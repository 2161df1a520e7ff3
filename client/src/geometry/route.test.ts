/** The ways of connectors: the shared cases, and what must be true of every way. */
import fc from "fast-check";
import { expect, test } from "vitest";
import cases from "../../../tests/cases/routes.json" with { type: "json" };
import { type Box, grown, meets } from "./box.ts";
import { clear } from "./elbow.ts";
import { point } from "./point.ts";
import { type Anchor, anchors, type Route } from "./rim.ts";
import { distanceTo, heading, labelPoint, type Path, pathBounds, route } from "./route.ts";
import { chosen } from "./routesides.ts";

const box = ([x = 0, y = 0, w = 0, h = 0]: readonly number[]): Box => ({ x, y, w, h });
const anchorAt = ([x = 0, y = 0, nx = 0, ny = 0]: readonly number[]): Anchor => ({
  point: point(x, y),
  normal: point(nx, ny),
});
const rounded = (path: Path): number[][] =>
  path.points.map((p) => [Math.round(p.x * 1e4) / 1e4 + 0, Math.round(p.y * 1e4) / 1e4 + 0]);

test.each(cases.cases)("$name", (given) => {
  const boxes = given.boxes.map((own) => (own ? box(own) : undefined));

  const path = route(given.route as Route, anchorAt(given.from), anchorAt(given.to), {
    from: boxes[0],
    to: boxes[1],
    avoid: (given.avoid ?? []).map(box),
  });

  expect(rounded(path)).toEqual(given.points);
  const label = labelPoint(path);
  expect([label.x, label.y]).toEqual(given.label.map((figure) => expect.closeTo(figure, 3)));
});

const places = fc.record({
  x: fc.integer({ min: -500, max: 500 }),
  y: fc.integer({ min: -500, max: 500 }),
  w: fc.integer({ min: 40, max: 300 }),
  h: fc.integer({ min: 40, max: 300 }),
});
const sides = fc.constantFrom("auto", "top", "right", "bottom", "left");

test("an elbow has only level and upright pieces, and runs from anchor to anchor", () => {
  fc.assert(
    fc.property(places, places, sides, sides, (a, b, one, other) => {
      const [from, to] = anchors(
        { tie: { side: one }, outline: { box: a, round: false } },
        { tie: { side: other }, outline: { box: b, round: false } },
        "elbow",
      );

      const { points } = route("elbow", from, to, { from: a, to: b });

      expect(points[0]).toEqual(from.point);
      expect(points.at(-1)).toEqual(to.point);
      points.slice(1).forEach((p, n) => {
        expect(p.x === points[n]?.x || p.y === points[n]?.y).toBe(true);
      });
    }),
  );
});

test("an elbow between boxes that stand apart goes through neither of them", () => {
  fc.assert(
    fc.property(places, places, sides, sides, (a, b, one, other) => {
      const gap = Math.max(a.x - b.x - b.w, b.x - a.x - a.w, a.y - b.y - b.h, b.y - a.y - a.h);
      fc.pre(gap > 48);
      const [from, to] = anchors(
        { tie: { side: one }, outline: { box: a, round: false } },
        { tie: { side: other }, outline: { box: b, round: false } },
        "elbow",
      );

      const { points } = route("elbow", from, to, { from: a, to: b });

      points.slice(1).forEach((p, n) => {
        const before = points[n] ?? p;
        for (const wall of [a, b]) {
          const inside =
            Math.max(p.x, before.x) > wall.x &&
            Math.min(p.x, before.x) < wall.x + wall.w &&
            Math.max(p.y, before.y) > wall.y &&
            Math.min(p.y, before.y) < wall.y + wall.h;
          expect(inside).toBe(false);
        }
      });
    }),
  );
});

test("an elbow runs through none of the boxes that it can go around", () => {
  fc.assert(
    fc.property(places, places, fc.array(places, { maxLength: 12 }), (a, b, others) => {
      const apart = (one: Box, other: Box): boolean => !meets(grown(one, 30), grown(other, 30));
      const avoid = others.filter(
        (box, n) => apart(box, a) && apart(box, b) && others.slice(0, n).every((before) => apart(box, before)),
      );
      fc.pre(apart(a, b));

      const { path } = chosen(
        { tie: {}, outline: { box: a, round: false } },
        { tie: {}, outline: { box: b, round: false } },
        "elbow",
        { from: a, to: b, avoid },
      );

      // Between boxes that stand so far apart there is always a way.
      expect(clear(path.points, [a, b, ...avoid])).toBe(true);
    }),
  );
});

test("a pointer's distance is to the line, not to its ends", () => {
  const path: Path = { kind: "polyline", points: [point(0, 0), point(100, 0), point(100, 100)] };

  expect(distanceTo(path, point(50, 7))).toBeCloseTo(7);
  expect(distanceTo(path, point(104, 90))).toBeCloseTo(4);
});

test("a cap points out of the path", () => {
  const path: Path = { kind: "polyline", points: [point(0, 0), point(100, 0), point(100, 100)] };

  expect(heading(path, "to")).toEqual(point(0, 1));
  expect(heading(path, "from")).toEqual(point(-1, 0));
});

test("a curve stays within its bounds and starts along the normal", () => {
  const path = route("curved", anchorAt([0, 0, 1, 0]), anchorAt([200, 100, 0, -1]));

  expect(heading(path, "from")).toEqual(point(-1, 0));
  expect(pathBounds(path).x).toBe(0);
  expect(distanceTo(path, labelPoint(path))).toBeLessThan(1);
});
