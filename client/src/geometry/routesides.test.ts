/** Sides are chosen once, and kept while nothing much better turns up. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Box } from "./box.ts";
import type { Tied } from "./rim.ts";
import { chosen, type Sides } from "./routesides.ts";

const AUTO = { side: "auto" } as const;

function at(box: Box): Tied {
  return { tie: AUTO, outline: { box, round: false } };
}

function sidesOf(a: Box, b: Box, last?: Sides, avoid: readonly Box[] = []): Sides {
  return chosen(at(a), at(b), "elbow", { from: a, to: b, avoid }, last).sides;
}

const square = (x: number, y: number): Box => ({ x, y, w: 100, h: 100 });

test("without a past, ends leave through what faces the other", () => {
  expect(sidesOf(square(0, 0), square(400, 100))).toEqual({ from: "right", to: "left" });
  expect(sidesOf(square(0, 0), square(100, 400))).toEqual({ from: "bottom", to: "top" });
});

test("a way around something takes the sides that make it a good deal shorter", () => {
  const tower = { x: 200, y: -40, w: 100, h: 400 };

  const sides = sidesOf(square(0, 0), square(400, 0), undefined, [tower]);

  expect(sides).toEqual({ from: "top", to: "top" });
});

test("crossing the diagonal by a little changes no side", () => {
  const before = sidesOf(square(0, 0), square(400, 390));

  const after = sidesOf(square(0, 0), square(400, 410), before);

  expect(before).toEqual({ from: "right", to: "left" });
  expect(after).toEqual(before);
});

test("far beyond the diagonal the other sides are taken", () => {
  const before = sidesOf(square(0, 0), square(400, 390));

  const after = sidesOf(square(0, 0), square(40, 400), before);

  expect(after).toEqual({ from: "bottom", to: "top" });
});

test("while an end trembles around any place, the sides change at most once", () => {
  const place = fc.integer({ min: -600, max: 600 });
  const tremble = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -3, max: 3 })), {
    minLength: 5,
    maxLength: 20,
  });
  fc.assert(
    fc.property(place, place, tremble, (x, y, steps) => {
      fc.pre(Math.max(Math.abs(x), Math.abs(y)) > 130);
      let last: Sides | undefined;
      let changes = -1;

      for (const [dx, dy] of steps) {
        const now = sidesOf(square(0, 0), square(x + dx, y + dy), last);
        if (now.from !== last?.from || now.to !== last?.to) changes++;
        last = now;
      }

      expect(changes).toBeLessThanOrEqual(1);
    }),
  );
});

test("a fixed side stays, and only the free end chooses", () => {
  const from: Tied = { tie: { side: "top" }, outline: { box: square(0, 0), round: false } };

  const { sides } = chosen(from, at(square(400, 0)), "elbow", { from: square(0, 0), to: square(400, 0) });

  expect(sides.from).toBeUndefined();
  expect(sides.to).toBeDefined();
});
