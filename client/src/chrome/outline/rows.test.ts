/** Only rows that can be seen are there, and only some of those have elements. */

import { expect, test } from "vitest";
import { reading } from "../../editor/reading.ts";
import type { Item } from "../../model/item.ts";
import { rowFor, rowsOf, stretch } from "./rows.ts";

function note(id: string, x: number, parent: string): Item {
  return { id, kind: "note", shape: "square", x, y: 20, w: 200, h: 200, text: id, color: "yellow", parent };
}

const FOUND = reading(
  new Map(
    [
      { id: "f", kind: "frame", x: 0, y: 0, w: 700, h: 500, text: "Went well" } as const,
      note("a", 20, "f"),
      note("b", 240, "f"),
      { id: "g", kind: "frame", x: 900, y: 0, w: 700, h: 500, text: "To change" } as const,
      note("c", 920, "g"),
    ].map((item) => [item.id, item]),
  ),
);

test("what is folded away has no row", () => {
  expect(rowsOf(FOUND, new Set(), undefined)).toEqual(["f", "a", "b", "g", "c"]);
  expect(rowsOf(FOUND, new Set(["f"]), undefined)).toEqual(["f", "g", "c"]);
});

test("what is found is shown with what it stands under, folded or not", () => {
  expect(rowsOf(FOUND, new Set(["f"]), ({ item }) => item.id === "b")).toEqual(["f", "b"]);
});

test("the row of a thing that is folded away is that of what holds it", () => {
  const rows = new Map(rowsOf(FOUND, new Set(["f"]), undefined).map((id, at) => [id, at]));

  expect(rowFor(FOUND, rows, "b")).toBe("f");
  expect(rowFor(FOUND, rows, "c")).toBe("c");
  expect(rowFor(FOUND, rows, undefined)).toBeUndefined();
});

test.each([
  [10, 0, 20, 150, [0, 10]],
  [10_000, 0, 20, 150, [0, 150]],
  [10_000, 5_000, 5_020, 150, [4_935, 5_085]],
  [10_000, 9_990, 10_010, 150, [9_850, 10_000]],
] as const)(
  "of %i rows, those around %i have elements, and no more than the most",
  (count, first, last, most, wanted) => {
    expect(stretch(count, first, last, most)).toEqual(wanted);
  },
);
