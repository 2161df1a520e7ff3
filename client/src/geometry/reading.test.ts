/** Boxes are read as people read a page. */

import { expect, test } from "vitest";
import type { Box } from "./box.ts";
import { readingOrder } from "./reading.ts";

function box(x: number, y: number, w = 200, h = 200): Box {
  return { x, y, w, h };
}

test("rows are read from the top, and each from the left", () => {
  const boxes = [box(300, 300), box(300, 0), box(0, 310), box(0, 20)];

  expect(readingOrder(boxes)).toEqual([3, 1, 2, 0]);
});

test("a column beside something tall is read as a column", () => {
  const boxes = [box(1000, 500), box(0, 0, 800, 700), box(1000, 0), box(1000, 250)];

  expect(readingOrder(boxes)).toEqual([1, 2, 3, 0]);
});

test("notes that overlap a little still stand in two rows", () => {
  const boxes = [box(100, 180), box(250, 0), box(0, 10)];

  expect(readingOrder(boxes)).toEqual([2, 1, 0]);
});

test("a heap that nothing cuts is read in rough rows", () => {
  const boxes = [box(120, 110), box(0, 100), box(130, 0), box(10, 0)];

  expect(readingOrder(boxes)).toEqual([3, 2, 1, 0]);
});

test("every box is read once", () => {
  const boxes = Array.from({ length: 500 }, (_, n) => box((n * 97) % 1900, (n * 61) % 1300, 60 + (n % 5) * 40, 80));

  expect(readingOrder(boxes).toSorted((a, b) => a - b)).toEqual(boxes.map((_, n) => n));
});
