/** Order keys lie where they are said to. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { between, bottom, top } from "./key.ts";

const places = fc.tuple(fc.nat({ max: 2 ** 40 }), fc.nat({ max: 4095 }));

test("later keys lie further out, at the top and at the bottom", () => {
  /** [I5] */
  fc.assert(
    fc.property(places, places, ([seq, n], [later, m]) => {
      fc.pre(later > seq || (later === seq && m > n));

      expect(top(later, m) > top(seq, n)).toBe(true);
      expect(bottom(later, m) < bottom(seq, n)).toBe(true);
      expect(bottom(seq, n) < top(seq, n)).toBe(true);
      expect(top(seq, n)).toHaveLength(10);
    }),
  );
});

test("there is always a key between two keys, and never one that ends in 0", () => {
  fc.assert(
    fc.property(places, fc.array(fc.boolean(), { maxLength: 40 }), ([seq, n], turns) => {
      let low = top(seq, n);
      let high = top(seq, n + 1);

      for (const up of turns) {
        const key = between(low, high);
        expect(low < key && key < high).toBe(true);
        expect(key.endsWith("0")).toBe(false);
        if (up) low = key;
        else high = key;
      }
    }),
  );
});
