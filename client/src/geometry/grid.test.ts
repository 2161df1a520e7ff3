/** The grid finds exactly what a look at everything would find. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { type Box, meets } from "./box.ts";
import { Grid } from "./grid.ts";

const boxes = fc.record({
  x: fc.integer({ min: -3000, max: 3000 }),
  y: fc.integer({ min: -3000, max: 3000 }),
  w: fc.integer({ min: 0, max: 2000 }),
  h: fc.integer({ min: 0, max: 2000 }),
});
const steps = fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d", "e"), fc.option(boxes)), { maxLength: 40 });

test("asking for a place finds all that lies there, and nothing else", () => {
  fc.assert(
    fc.property(steps, boxes, (history, area) => {
      const grid = new Grid(256);
      const plain = new Map<string, Box>();

      for (const [id, box] of history) {
        if (box) grid.move(id, box);
        else grid.remove(id);
        if (box) plain.set(id, box);
        else plain.delete(id);
      }

      const there = [...plain].filter(([, box]) => meets(box, area)).map(([id]) => id);
      expect([...grid.query(area)].sort()).toEqual(there.sort());
      expect(grid.size).toBe(plain.size);
    }),
  );
});

test("a look for only so many finds so many, if they are there", () => {
  const grid = new Grid(256);
  for (let n = 0; n < 100; n++) grid.insert(`n${n}`, { x: n * 10, y: n * 10, w: 5, h: 5 });

  const few = grid.query({ x: 0, y: 0, w: 2_000, h: 2_000 }, 7);
  const all = grid.query({ x: 0, y: 0, w: 2_000, h: 2_000 }, 500);

  expect([few.size, all.size]).toEqual([7, 100]);
});
