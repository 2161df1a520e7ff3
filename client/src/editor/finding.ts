/** Finding items by their words, tags, author, colour and reactions, and replacing words in what was found. */

import type { Op } from "../model/change.ts";
import { field, type Item, type Json, textOf } from "../model/item.ts";
import { type Drawn, isDrawn } from "../shapes/shape.ts";
import type { Editor } from "./editor.ts";

/** What is looked for. What is left empty does not narrow the search. */
export interface Query {
  readonly text: string;
  readonly tag: string;
  /** The id of a member. */
  readonly author: string;
  readonly color: string;
  /** At least so many reactions. */
  readonly reactions: number;
}

export const NOTHING_SOUGHT: Query = { text: "", tag: "", author: "", color: "", reactions: 0 };

export function isSought(query: Query): boolean {
  return (
    query.text.trim() !== "" || query.tag !== "" || query.author !== "" || query.color !== "" || query.reactions > 0
  );
}

/** What there is to choose from on this board. */
export interface Choices {
  readonly tags: readonly string[];
  readonly authors: readonly { readonly id: string; readonly name: string }[];
  readonly colors: readonly string[];
}

export function choices(items: Iterable<Item>): Choices {
  const tags = new Set<string>();
  const colors = new Set<string>();
  const names = new Map<string, string>();
  const writers = new Set<string>();
  for (const item of items) {
    if (item.kind === "member") names.set(item.id, item.name);
    if (!isDrawn(item)) continue;
    for (const tag of keysOf(item, "tags")) tags.add(tag);
    const color = field(item, "color");
    if (item.kind === "note" && typeof color === "string") colors.add(color);
    if (item.by !== undefined) writers.add(item.by);
  }
  const authors = [...writers].flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
  return {
    tags: [...tags].sort(),
    authors: authors.sort((a, b) => a.name.localeCompare(b.name)),
    colors: [...colors],
  };
}

/** Whether an item is what is looked for. */
export function fits(item: Item, query: Query): boolean {
  if (query.tag !== "" && !keysOf(item, "tags").includes(query.tag)) return false;
  if (query.author !== "" && item.by !== query.author) return false;
  if (query.color !== "" && field(item, "color") !== query.color) return false;
  if (query.reactions > 0 && keysOf(item, "reactions").length < query.reactions) return false;
  const wanted = folded(query.text.trim());
  return wanted === "" || wordsOf(item).some((part) => folded(part).includes(wanted));
}

/** Everything on the desk that fits, from the top to the bottom of the board. */
export function found(editor: Editor, query: Query): readonly Drawn[] {
  if (!isSought(query)) return [];
  const hits: { item: Drawn; x: number; y: number }[] = [];
  for (const item of editor.session.items.values()) {
    if (!isDrawn(item) || !fits(item, query)) continue;
    const box = editor.boundsOf(item.id);
    if (box) hits.push({ item, x: box.x, y: box.y });
  }
  return hits.sort((a, b) => a.y - b.y || a.x - b.x).map(({ item }) => item);
}

/** Replace the sought words in these items by others, in one step; says in how many items. */
export function replace(editor: Editor, items: readonly Item[], query: Query, by: string): number {
  const wanted = query.text.trim();
  if (wanted === "") return 0;
  const ops = items.filter((item) => editor.free(item)).flatMap((item) => replaced(item, wanted, by));
  editor.propose(ops, "replace");
  return ops.length;
}

function replaced(item: Item, wanted: string, by: string): readonly Op[] {
  const set: Record<string, Json> = {};
  const text = textOf(item);
  const now = text === undefined ? undefined : swapped(text, wanted, by);
  if (now !== undefined && now !== text) set.text = now;
  if (item.kind === "table") {
    const cells = Object.entries(item.cells ?? {}).flatMap(([cell, content]): [string, string][] => {
      const fresh = swapped(content ?? "", wanted, by);
      return fresh === content ? [] : [[cell, fresh]];
    });
    if (cells.length > 0) set.cells = Object.fromEntries(cells);
  }
  return Object.keys(set).length > 0 ? [{ op: "update", id: item.id, set }] : [];
}

/** `text` with every `wanted`, in whatever case, replaced by `by` as it is. */
export function swapped(text: string, wanted: string, by: string): string {
  const pattern = new RegExp(wanted.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"), "giu");
  return text.replace(pattern, () => by);
}

/** All words that an item carries, tags and cells included. */
function wordsOf(item: Item): readonly string[] {
  const parts = [textOf(item), field(item, "alt"), field(item, "author"), ...keysOf(item, "tags")];
  if (item.kind === "table") parts.push(...Object.values(item.cells ?? {}));
  return parts.filter((part): part is string => typeof part === "string" && part !== "");
}

function keysOf(item: Item, name: "tags" | "reactions"): readonly string[] {
  const map = field(item, name);
  return typeof map === "object" && map !== null && !Array.isArray(map) ? Object.keys(map) : [];
}

/** Without regard to case, or to how an accent is composed. */
function folded(text: string): string {
  return text.normalize("NFKC").toLocaleLowerCase();
}
