/** The words of groups, piles, frames with lanes and tables, in English. */

import type { SortKey } from "../editor/arrangingsorted.ts";
import type { Frame } from "../model/item.ts";

type Layout = NonNullable<Frame["layout"]> | "free";

const layouts: Readonly<Record<Layout, string>> = {
  free: "Free",
  grid: "Grid",
  columns: "Columns",
  rows: "Rows",
  matrix: "Matrix",
};

const sorts: Readonly<Record<SortKey, string>> = {
  color: "Sort by colour",
  author: "Sort by author",
  votes: "Sort by reactions",
  text: "Sort from A to Z",
};

export const containers = {
  layouts,
  sorts,
  group: "Group",
  ungroup: "Ungroup",
  pile: "Pile up",
  spread: "Spread out",
  wrap: "Frame around it",
  layout: "Layout",
  lanes: { columns: "Columns", rows: "Rows" },
  laneTitle: "Title",
  laneLimit: "At most",
  laneLimitMeans: "How much this lane should hold at most; empty for no limit",
  laneNamed: (at: number) => `Lane ${at}`,
  addLane: { columns: "Add a column", rows: "Add a row" },
  removeLane: (title: string) => `Remove ${title}`,
  laneBefore: (title: string) => `Move ${title} forward`,
  laneAfter: (title: string) => `Move ${title} back`,
  usualColumns: ["To do", "Doing", "Done"],
  usualRows: ["Row 1", "Row 2"],
  tidyContents: "Tidy the contents",
  rowMenu: "Row",
  columnMenu: "Column",
  addBefore: { columns: "Add a column before", rows: "Add a row above" },
  addAfter: { columns: "Add a column after", rows: "Add a row below" },
  moveBefore: { columns: "Move the column to the left", rows: "Move the row up" },
  moveAfter: { columns: "Move the column to the right", rows: "Move the row down" },
  removeTrack: { columns: "Remove the column", rows: "Remove the row" },
  addTrack: { columns: "Add a column", rows: "Add a row" },
  head: "Header row",
  cellField: (row: number, column: number) => `Cell in row ${row}, column ${column}`,
  cellHeld: (row: number, column: number, text: string) =>
    `Row ${row}, column ${column}: ${text === "" ? "empty" : text}`,
  laneField: "Title of the lane",
  undo: "Undo",
  canvas: {
    overLimit: "over the limit",
    movedOthers: (count: number) => `Moved ${count} things of others.`,
    bot: "bot",
    locked: "This is locked.",
    lookOnly: "You can look at this board, but not change it.",
    writesThere: (name: string) => `${name} is writing there.`,
    longest: (letters: number) => `A text holds at most ${letters.toLocaleString("en")} characters.`,
    // In English the server says it itself, and more exactly.
    refused: {} as Readonly<Record<string, string>>,
  },
} as const;
