/** What one looks for is found, and nothing else; what is replaced is replaced as it stands. */

import { expect, test } from "vitest";
import type { Item } from "../model/item.ts";
import { choices, fits, NOTHING_SOUGHT, swapped } from "./finding.ts";

const note = {
  id: "note000001",
  kind: "note",
  shape: "square",
  x: 0,
  y: 0,
  w: 200,
  h: 200,
  text: "Ship on Friday",
  color: "pink",
  by: "mia0000001",
  tags: { infra: true },
  reactions: { "👍 tom": true, "👍 mia": true },
} as const satisfies Item;

test.each([
  ["words in another case", { text: "friday" }, true],
  ["words that are not there", { text: "monday" }, false],
  ["a tag as words", { text: "infra" }, true],
  ["its tag", { tag: "infra" }, true],
  ["another tag", { tag: "ops" }, false],
  ["its author", { author: "mia0000001" }, true],
  ["another author", { author: "tom0000001" }, false],
  ["its colour and its words", { color: "pink", text: "ship" }, true],
  ["its words in another colour", { color: "blue", text: "ship" }, false],
  ["as many reactions as it has", { reactions: 2 }, true],
  ["more reactions than it has", { reactions: 3 }, false],
])("a note is found by %s, if at all", (_name, part, expected) => {
  expect(fits(note, { ...NOTHING_SOUGHT, ...part })).toBe(expected);
});

test("a table is found by the words of its cells", () => {
  const table = {
    ...note,
    kind: "table",
    rows: [{ id: "a" }],
    columns: [{ id: "b" }],
    head: true,
    cells: { "a:b": "Cost" },
  };

  expect(fits(table as unknown as Item, { ...NOTHING_SOUGHT, text: "cost" })).toBe(true);
});

test("signs that mean something in a pattern are replaced as they stand", () => {
  expect(swapped("1 (one) + $1", "(ONE)", "$&")).toBe("1 $& + $1");
});

test("one chooses from the tags, the colours and the authors that there are", () => {
  const mia = { id: "mia0000001", kind: "member", name: "Mia", color: "blue" } as unknown as Item;

  const offered = choices([note, mia]);

  expect(offered).toEqual({ tags: ["infra"], colors: ["pink"], authors: [{ id: "mia0000001", name: "Mia" }] });
});
