/** A stroke has a mark wherever its thickness is to be told. */

import { expect, test } from "vitest";
import { dense } from "./stroke.ts";

test("[I12] no two marks are farther apart than a step, and every mark that was drawn is among them", () => {
  const marks: [number, number, number][] = [
    [0, 0, 0],
    [30, 40, 1],
    [30, 41, 0.5],
  ];

  const all = dense(marks, 4);

  const gaps = all.slice(1).map(([x, y], at) => Math.hypot(x - (all[at]?.[0] ?? 0), y - (all[at]?.[1] ?? 0)));
  expect(Math.max(...gaps)).toBeLessThanOrEqual(4);
  for (const mark of marks) expect(all).toContainEqual(mark);
  expect(dense([[5, 5, 0.5]], 4)).toEqual([[5, 5, 0.5]]);
});
