/** A few letters find what was meant. */

import { expect, test } from "vitest";
import { fitness } from "./subsequence.ts";

const TEXTS = ["Align right", "Align left", "To the front", "Larger", "Show everything", "Höhe angleichen", "Zoom in"];

function found(query: string): string | undefined {
  return TEXTS.map((text) => ({ text, score: fitness(query, text) }))
    .filter((one) => one.score !== undefined)
    .sort((a, b) => (b.score ?? 0) - (a.score ?? 0))[0]?.text;
}

test("letters in their order find it, beginnings of words first", () => {
  expect(found("ar")).toBe("Align right");
  expect(found("algl")).toBe("Align left");
  expect(found("front")).toBe("To the front");
  expect(found("zi")).toBe("Zoom in");
});

test("case and accents do not count", () => {
  expect(found("HOHE")).toBe("Höhe angleichen");
  expect(found("höhe")).toBe("Höhe angleichen");
});

test("what does not have the letters in this order is not found", () => {
  expect(fitness("xyz", "Align left")).toBeUndefined();
  expect(fitness("tfel", "left")).toBeUndefined();
});

test("a letter that begins a later word does not hide one before it", () => {
  expect(fitness("ab c", "a xb b c")).toBeDefined();
  expect(fitness("otb", "not bot b")).toBeDefined();
});

test("no query fits everything", () => {
  expect(fitness("", "Align left")).toBe(0);
});
