/** Gaps: a box is brought to where it stands as far from its neighbours as they do from each other. */

import { expect, test } from "vitest";
import { snap } from "./snap.ts";

const at = (x: number, y = 0, w = 100, h = 100) => ({ x, y, w, h });
/** Places that line up with nothing, so that only the gaps matter. */
const CROOKED = 37;

test("between two neighbours a box is brought to the middle", () => {
  const { dx, guides } = snap(at(203, CROOKED), [at(0), at(400)], 6);

  expect(dx).toBe(-3);
  expect(guides.map(({ distance }) => distance)).toEqual([100, 100]);
});

test("behind a row, a box is brought as far away as the row's own gaps", () => {
  const { dx, guides } = snap(at(246, CROOKED), [at(0), at(120)], 6);

  expect(dx).toBe(-6);
  expect(guides.map(({ distance }) => distance)).toEqual([20, 20]);
});

test("before a row, too, and down a column as across a row", () => {
  const across = snap(at(-118, CROOKED), [at(0), at(120)], 6);
  const down = snap(at(CROOKED, 244), [at(0, 0), at(0, 120)], 6);

  expect(across.dx).toBe(-2);
  expect(down.dy).toBe(-4);
});

test("what stands on another level has no gap to the box", () => {
  const { dx, guides } = snap(at(213, 700), [at(0), at(400)], 6);

  expect(dx).toBe(0);
  expect(guides).toEqual([]);
});
