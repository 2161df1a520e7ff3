/** A simplified line is the same line to the eye. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { gap } from "./contour.ts";
import { simplified } from "./simplify.ts";

const coordinate = fc.integer({ min: -1_000, max: 1_000 });
const line = fc.array(fc.record({ x: coordinate, y: coordinate }), { minLength: 2, maxLength: 60 });

test("no point that is left out is farther from the line than the slack", () => {
  fc.assert(
    fc.property(line, fc.double({ min: 0, max: 50, noNaN: true }), (points, slack) => {
      const kept = simplified(points, slack);

      expect(points.filter((p) => gap(kept, p) > slack + 1e-9)).toEqual([]);
    }),
  );
});

test("both ends stay, and the points keep their order and what is known of them", () => {
  fc.assert(
    fc.property(line, (points) => {
      const marked = points.map((p, at) => ({ ...p, at }));

      const kept = simplified(marked, 20).map(({ at }) => at);

      expect([kept[0], kept.at(-1)]).toEqual([0, points.length - 1]);
      expect(kept).toEqual(kept.toSorted((a, b) => a - b));
    }),
  );
});

test("a straight line of many points has few, and a dot has one", () => {
  const straight = Array.from({ length: 5_000 }, (_, x) => ({ x, y: 2 * x }));

  expect(simplified(straight, 0.5).length).toBeLessThan(25);
  expect(simplified([{ x: 3, y: 4 }], 0.5)).toEqual([{ x: 3, y: 4 }]);
});
