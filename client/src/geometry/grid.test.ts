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
