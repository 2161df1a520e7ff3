/** The camera shows what it says it shows. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { fitted, LEAST_ZOOM, MOST_ZOOM, panned, revealing, rung, shown, toBoard, toScreen, zoomed } from "./camera.ts";

const cameras = fc.record({
  x: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  y: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
  zoom: fc.double({ min: LEAST_ZOOM, max: MOST_ZOOM, noNaN: true }),
});
const spots = fc.record({ x: fc.integer({ min: 0, max: 2000 }), y: fc.integer({ min: 0, max: 2000 }) });

test("a point goes to the board and back", () => {
  fc.assert(
    fc.property(cameras, spots, (camera, spot) => {
      const back = toScreen(camera, toBoard(camera, spot));

      expect(back.x).toBeCloseTo(spot.x, 2);
      expect(back.y).toBeCloseTo(spot.y, 2);
    }),
  );
});

test("what is under the pointer stays under it while zooming", () => {
  fc.assert(
    fc.property(cameras, spots, fc.double({ min: 0.1, max: 10, noNaN: true }), (camera, spot, factor) => {
      const before = toBoard(camera, spot);

      const after = toBoard(zoomed(camera, factor, spot), spot);

      expect(after.x).toBeCloseTo(before.x, 2);
      expect(after.y).toBeCloseTo(before.y, 2);
    }),
  );
});

test("zoom stays within 2 % and 800 %", () => {
  const camera = { x: 0, y: 0, zoom: 1 };

  expect(zoomed(camera, 1e9, { x: 0, y: 0 }).zoom).toBe(MOST_ZOOM);
  expect(zoomed(camera, 1e-9, { x: 0, y: 0 }).zoom).toBe(LEAST_ZOOM);
});

test("fitting shows the whole box", () => {
  const size = { w: 800, h: 600 };
  const box = { x: -500, y: 40, w: 3000, h: 90 };

  const view = shown(fitted(box, size), size);

  expect(view.x).toBeLessThan(box.x);
  expect(view.x + view.w).toBeGreaterThan(box.x + box.w);
  expect(view.y).toBeLessThan(box.y);
  expect(view.y + view.h).toBeGreaterThan(box.y + box.h);
});

test("panning moves the desk with the hand", () => {
  const moved = panned({ x: 0, y: 0, zoom: 2 }, 10, -4);

  expect(moved).toEqual({ x: -5, y: 2, zoom: 2 });
});

test("rungs lead from any zoom to round ones and stop at the ends", () => {
  expect(rung(0.6, true)).toBe(0.75);
  expect(rung(0.6, false)).toBe(0.5);
  expect(rung(8, true)).toBe(8);
});

test("what is in view already does not move the camera, and what is not moves it no further than needed", () => {
  const camera = { x: 0, y: 0, zoom: 1 };
  const size = { w: 800, h: 600 };

  expect(revealing(camera, size, { x: 100, y: 100, w: 200, h: 200 })).toEqual(camera);
  expect(revealing(camera, size, { x: 900, y: 100, w: 200, h: 200 }, 50)).toEqual({ x: 350, y: 0, zoom: 1 });
});
