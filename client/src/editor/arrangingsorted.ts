/** Sorting the selection into a grid, by colour, by who wrote it, by how much it is liked or from A to Z; and framing it. */

import type { Step } from "../geometry/arrange.ts";
import { around, type Box, grown } from "../geometry/box.ts";
import { readingOrder } from "../geometry/reading.ts";
import type { Op } from "../model/change.ts";
import { newId } from "../model/id.ts";
import { field, type Item, textOf } from "../model/item.ts";
import { COLOR_NAMES } from "../shapes/palette.ts";
import { arrange, boxOf, movable } from "./arranging.ts";
import { GAP, write } from "./commands.ts";
import type { Editor } from "./editor.ts";
import { underlaid } from "./stacking.ts";

export type SortKey = "color" | "author" | "votes" | "text";
export const SORT_KEYS: readonly SortKey[] = ["color", "author", "votes", "text"];

/** The room that a frame leaves around what it is laid about. */
const MARGIN = 2 * GAP;

/** Into a grid in this order. What is the same by it keeps the order in which it was read. */
export function sortBy(editor: Editor, key: SortKey): void {
  const items = movable(editor);
  if (items.length < 2) return;
  const read = readingOrder(items.map((item) => boxOf(editor, item))).flatMap((n) => items[n] ?? []);
  const ranked = read.toSorted(compare(editor, key));
  arrange(editor, ranked, inGrid, "sort");
}

/** Lay a frame around the selection, into which it belongs from then on, and write its title. */
export function wrapInFrame(editor: Editor): void {
  const items = movable(editor);
  const whole = around(items.map((item) => boxOf(editor, item)));
  if (!whole) return;
  const box = grown(whole, MARGIN);
  const id = newId();
  const parents = new Set(items.map((item) => item.parent));
  const [parent] = parents.size === 1 ? parents : [];
  const place = { x: round(box.x), y: round(box.y), w: round(box.w), h: round(box.h) };
  const ops: Op[] = [
    { op: "create", item: { kind: "frame", id, ...place, text: "", ...(parent !== undefined && { parent }) } },
    ...underlaid(editor, id, items),
    ...items.map((item): Op => ({ op: "update", id: item.id, set: { parent: id } })),
  ];
  editor.propose(ops, "frame");
  write(editor, id);
}

function compare(editor: Editor, key: SortKey): (a: Item, b: Item) => number {
  switch (key) {
    case "color":
      return (a, b) => colorRank(a) - colorRank(b) || byWord(String(field(a, "color")), String(field(b, "color")));
    case "author":
      return (a, b) => byWord(authorOf(editor, a), authorOf(editor, b));
    case "votes":
      return (a, b) => votesOf(b) - votesOf(a);
    case "text":
      return (a, b) => byWord(textOf(a)?.trim() || "\uffff", textOf(b)?.trim() || "\uffff");
  }
}

/** In the order of the palette; what has another colour comes behind, what has none last. */
function colorRank(item: Item): number {
  const color = field(item, "color");
  if (typeof color !== "string") return COLOR_NAMES.length + 1;
  const at = (COLOR_NAMES as readonly string[]).indexOf(color);
  return at < 0 ? COLOR_NAMES.length : at;
}

function authorOf(editor: Editor, item: Item): string {
  const named = field(item, "author");
  if (typeof named === "string" && named !== "") return named;
  const by = editor.session.items.get(item.by ?? "");
  const name = by && field(by, "name");
  return typeof name === "string" ? name : (item.by ?? "");
}

/** One for each reaction of each person. */
function votesOf(item: Item): number {
  return Object.keys((field(item, "reactions") ?? {}) as object).length;
}

const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });

function byWord(a: string, b: string): number {
  return collator.compare(a, b);
}

/** The steps that bring boxes, in this order, into rows about as long as there are rows. */
function inGrid(boxes: readonly Box[]): readonly Step[] {
  const whole = around(boxes);
  if (!whole) return [];
  const w = Math.max(...boxes.map((box) => box.w));
  const h = Math.max(...boxes.map((box) => box.h));
  const across = columnsOf(boxes, whole, w);
  return boxes.map((box, n) => ({
    dx: whole.x + (n % across) * (w + GAP) + (w - box.w) / 2 - box.x,
    dy: whole.y + Math.floor(n / across) * (h + GAP) + (h - box.h) / 2 - box.y,
  }));
}

/** As many as fit side by side where they lie now, at least as many as make a square. */
function columnsOf(boxes: readonly Box[], whole: Box, w: number): number {
  const square = Math.ceil(Math.sqrt(boxes.length));
  const fit = Math.round((whole.w + GAP) / (w + GAP));
  const rows = Math.ceil(boxes.length / Math.max(1, fit));
  return rows * fit < boxes.length * 1.5 ? Math.max(1, Math.min(boxes.length, fit)) : square;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
