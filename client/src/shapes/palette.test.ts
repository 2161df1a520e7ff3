/** Colours can be read, and told apart. */

import fc from "fast-check";
import { expect, test } from "vitest";
import { contrast, ink } from "../geometry/contrast.ts";
import { LIGHT, type Look } from "./look.ts";
import { COLOR_NAMES, hex, inkOn, onDesk, paper } from "./palette.ts";

const DARK: Look = { ...LIGHT, dark: true, desk: "#1a1c1f", ink: "#ece9e2" };

test.each([LIGHT, DARK])("words on every paper reach a contrast of 4.5", (look) => {
  const papers = COLOR_NAMES.map((name) => paper(name, look));

  const weak = papers.filter((color) => contrast(ink(color), color) < 4.5);

  expect(weak).toEqual([]);
});

test.each([LIGHT, DARK])("words on a paper of anybody's own colour reach it, too", (look) => {
  const custom = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(custom, (color) => {
      const sheet = paper(color, look);

      expect(contrast(inkOn(sheet), sheet)).toBeGreaterThanOrEqual(4.5);
    }),
    { numRuns: 500 },
  );
});

test.each([LIGHT, DARK])("words of every colour reach 4.5 on the desk itself", (look) => {
  const weak = COLOR_NAMES.filter((name) => contrast(onDesk(name, look), look.desk) < 4.5);

  expect(weak).toEqual([]);
});

test("there are sixteen colours and no two are the same", () => {
  expect(new Set(COLOR_NAMES.map(hex)).size).toBe(16);
});

test("a custom colour is itself, and nonsense is gray", () => {
  expect(hex("#a1b2c3")).toBe("#a1b2c3");
  expect(hex("constructor")).toBe(hex("gray"));
});
