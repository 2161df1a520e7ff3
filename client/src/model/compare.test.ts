/** A comparison leads from the one text to the other, and keeps what is common. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "./compare.ts";
import { apply, size } from "./splice.ts";

const texts = fc.array(fc.constantFrom("a", "b", "c", "👍"), { maxLength: 20 }).map((parts) => parts.join(""));

test("a comparison leads from the one text to the other", () => {
  fc.assert(
    fc.property(texts, texts, (old, now) => {
      expect(apply(old, compare(old, now))).toBe(now);
    }),
  );
});

test("a text in the middle is kept when both its sides change", () => {
  expect(compare("abc", "1abc2")).toEqual(["1", 3, "2"]);
  expect(compare("one two three", "on two threes")).toEqual([2, -1, 10, "s"]);
});

test("texts without anything in common are replaced as a whole", () => {
  const [old, now] = ["x".repeat(900), "y".repeat(900)];

  expect(compare(old, now)).toEqual([now, -size(old)]);
});
