/** The rules for what comes from outside keep up with the kinds. */

import { expect, test } from "vitest";
import { KINDS } from "./kinds.ts";
import { checked, RULES } from "./rules.ts";

test("every field that people may write has a rule, and nothing else has one", () => {
  const makeable = [...KINDS].filter(([, kind]) => kind.makeable);

  const ruled = Object.entries(RULES).map(([name, rules]) => [name, [...Object.keys(rules), "lock", "parent"].sort()]);

  // Where a copy lies and whether it is locked is not copied but decided where it is laid.
  expect(Object.fromEntries(ruled)).toEqual(
    Object.fromEntries(makeable.map(([name, { fields }]) => [name, [...fields].sort()])),
  );
});

test.each([
  ["a stroke without points", { x: 0, y: 0, w: 5, h: 5 }],
  ["a stroke without an extent", { x: 0, y: 0, points: [[0, 0, 0.5]] }],
  [
    "a stroke with a mark that is none",
    {
      x: 0,
      y: 0,
      w: 5,
      h: 5,
      points: [
        [0, 0, 0.5],
        [1, 2],
      ],
    },
  ],
])("%s is none", (_name, given) => {
  expect(checked("stroke", given)).toBeUndefined();
});

test("a shape of an unknown form is a plain one", () => {
  expect(checked("shape", { x: 0, y: 0, form: "spiral" })).toMatchObject({ form: "rectangle", w: 160 });
});
