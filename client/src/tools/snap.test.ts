/** Boxes line up with their neighbours, and only with near ones. */

import { expect, test } from "vitest";
import { snap } from "./snap.ts";

test("an edge that is almost in line is brought into line, and a guide shows with what", () => {
  const neighbour = { x: 0, y: 0, w: 100, h: 100 };

  const { dx, dy, guides } = snap({ x: 3, y: 300, w: 100, h: 100 }, [neighbour], 6);

  expect(dx).toBe(-3);
  expect(dy).toBe(0);
  expect(guides).toHaveLength(1);
});

test("middles line up as well as edges", () => {
  const { dy } = snap({ x: 300, y: 42, w: 20, h: 20 }, [{ x: 0, y: 0, w: 100, h: 100 }], 6);

  expect(dy).toBe(-2);
});

test("what is out of reach stays where it is", () => {
  const snapped = snap({ x: 20, y: 330, w: 100, h: 100 }, [{ x: 0, y: 0, w: 90, h: 100 }], 6);

  expect(snapped).toEqual({ dx: 0, dy: 0, guides: [] });
});
