/** A line is parted where its marks change, and nowhere else. */

import { expect, test } from "vitest";
import { runsOf } from "./line.ts";

const line = { text: "on Friday", x: 0, y: 0, width: 0, from: 5, hung: false };

test("runs begin and end where marks do", () => {
  const runs = runsOf(line, [
    [8, 14, "bold"],
    [0, 9, "italic"],
  ]);

  expect(runs.map(({ start, end, marks }) => [start, end, [...marks].sort()])).toEqual([
    [0, 3, ["italic"]],
    [3, 4, ["bold", "italic"]],
    [4, 9, ["bold"]],
  ]);
});

test("a line that no mark reaches is not parted", () => {
  expect(runsOf(line, [[0, 5, "bold"]])).toEqual([]);
  expect(runsOf(line, [[14, 99, "bold"]])).toEqual([]);
});
