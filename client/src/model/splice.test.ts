/** Splices: the laws, over texts with characters of every width. */
import fc from "fast-check";
import { expect, test } from "vitest";
import {
  apply,
  carried,
  compose,
  diff,
  growth,
  invert,
  normal,
  type Part,
  placeAt,
  reach,
  size,
  transform,
} from "./splice.ts";

const letters = fc.constantFrom("a", "b", "ß", "漢", "👍", "\u{1f468}", "\u200d");
const texts = fc.array(letters, { maxLength: 12 }).map((parts) => parts.join(""));

/** Any splice that fits a text of this many code points, not always in normal form. */
function splicesOver(length: number): fc.Arbitrary<readonly Part[]> {
  const part = fc.oneof(fc.integer({ min: 1, max: 4 }), fc.integer({ min: -4, max: -1 }), texts);
  return fc.array(part, { maxLength: 6 }).map((parts) => {
    const fitting: Part[] = [];
    for (const step of parts) {
      if (typeof step === "string" || reach(fitting) + Math.abs(step) <= length) fitting.push(step);
    }
    return fitting;
  });
}

const edits = texts.chain((text) => fc.tuple(fc.constant(text), splicesOver(size(text))));
const pairs = texts.chain((text) => fc.tuple(fc.constant(text), splicesOver(size(text)), splicesOver(size(text))));
const rows = edits.chain(([text, first]) =>
  fc.tuple(fc.constant(text), fc.constant(first), splicesOver(size(apply(text, first) ?? ""))),
);

test("two edits of one text meet, in whichever order they are laid", () => {
  /** [X2] */
  fc.assert(
    fc.property(pairs, fc.boolean(), ([text, a, b], left) => {
      const afterA = apply(text, a) ?? "";
      const afterB = apply(text, b) ?? "";

      expect(apply(afterA, transform(b, a, !left))).toBe(apply(afterB, transform(a, b, left)));
    }),
  );
});

test("a composed splice does what its parts do, one after the other", () => {
  fc.assert(
    fc.property(rows, ([text, first, second]) => {
      expect(apply(text, compose(first, second))).toBe(apply(apply(text, first) ?? "", second));
    }),
  );
});

test("an inverted splice takes the edit back", () => {
  fc.assert(
    fc.property(edits, ([text, splice]) => {
      expect(apply(apply(text, splice) ?? "", invert(text, splice))).toBe(text);
    }),
  );
});

test("the difference of two texts leads from the one to the other", () => {
  /** [X7] */
  fc.assert(
    fc.property(texts, texts, (old, now) => {
      expect(apply(old, diff(old, now))).toBe(now);
    }),
  );
});

test("a difference never cuts a character in two", () => {
  const splice = diff("a👍b", "a👎b");

  expect(splice).toEqual([1, "👎", -1]);
});

test("the normal form changes nothing, and is its own normal form", () => {
  /** [X1] */
  fc.assert(
    fc.property(edits, ([text, splice]) => {
      const tidy = normal(splice);

      expect(apply(text, tidy)).toBe(apply(text, splice));
      expect(normal(tidy)).toEqual(tidy);
      expect(tidy.every((part) => part !== 0 && part !== "")).toBe(true);
    }),
  );
});

test("the length of a text grows by what the splice says", () => {
  fc.assert(
    fc.property(edits, ([text, splice]) => {
      expect(size(apply(text, splice) ?? "")).toBe(size(text) + growth(splice));
    }),
  );
});

test("a splice that walks past the end is void", () => {
  /** [C1] */
  expect(reach([3, "x", -2])).toBe(5);
  expect(apply("a👍b", [3, "x", -2])).toBeUndefined();
  expect(apply("a👍b", [1, "x", -2])).toBe("ax");
});

test("at one place the insert of the left one goes first", () => {
  /** [X2] [X3] */
  expect(transform(["b"], ["a"], false)).toEqual([1, "b"]);
  expect(transform(["b"], ["a"], true)).toEqual(["b"]);
});

test("a caret keeps its place among the letters", () => {
  expect(carried(4, [2, "xy"])).toBe(6);
  expect(carried(4, [2, -1])).toBe(3);
  expect(carried(4, [3, -3])).toBe(3);
  expect(carried(4, [4, "x"])).toBe(5);
  expect(carried(4, [4, "x"], true)).toBe(4);
  expect(placeAt("👍👍a", 4)).toBe(2);
});
