/** Ink that can be read. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, ink } from "./contrast.ts";

const colors = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);

test("black on white is 21, and a colour on itself is 1", () => {
  expect(contrast("#000000", "#ffffff")).toBeCloseTo(21);
  expect(contrast("#5af", "#55aaff")).toBeCloseTo(1);
});

test("the ink reaches 4.5 on every paper", () => {
  fc.assert(
    fc.property(colors, (paper) => {
      expect(contrast(ink(paper), paper)).toBeGreaterThanOrEqual(4.5);
    }),
  );
});

test("light paper takes the dark ink and dark paper the light one", () => {
  expect(ink("#fff9b1")).toBe("#1b1b1f");
  expect(ink("#1f3a93")).toBe("#ffffff");
});
