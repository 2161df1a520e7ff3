/**
 * The board as a text: everything that has a place on it, as a tree in reading order.
 *
 * Containers hold what lies in them; what belongs to one thing, such as the lines that go out from it and the comments
 * on it, stands under it. The outline, the Tab key and what is read aloud all follow this one order.
 */

import { around, type Box } from "../geometry/box.ts";
import { readingOrder } from "../geometry/reading.ts";
import { field, type Item, isPlaced } from "../model/item.ts";
import type { Editor } from "./editor.ts";

/** Where one item stands in the tree. */
export interface Place {
  readonly item: Item;
  /** The item that it stands under. */
  readonly parent: string | undefined;
  /** From 1 at the top of the tree. */
  readonly level: number;
  /** The how-manieth among its siblings, from 1, and of how many. */
  readonly at: number;
  readonly of: number;
  readonly children: readonly string[];
}

/** The places by id, from the first to the last as they are read. */
export type Reading = ReadonlyMap<string, Place>;

export function reading(items: ReadonlyMap<string, Item>): Reading {
  const held = new Map<string | undefined, Item[]>();
  for (const item of items.values()) {
    if (!hasPlace(item)) continue;
    const holder = holderOf(item, items);
    const siblings = held.get(holder);
    if (siblings) siblings.push(item);
    else held.set(holder, [item]);
  }
  const found = new Map<string, Place>();
  // Where something lies that has no box of its own depends on what stands under it.
  const boxes = new Map<string, Box | undefined>();
  const boxOf = (item: Item): Box | undefined => {
    if (isPlaced(item)) return item;
    if (boxes.has(item.id)) return boxes.get(item.id);
    // Until it is known there is none, so that whatever holds itself comes to an end.
    boxes.set(item.id, undefined);
    const box =
      item.kind === "group"
        ? around((held.get(item.id) ?? []).flatMap((member) => boxOf(member) ?? []))
        : pointOf(item, items);
    boxes.set(item.id, box);
    return box;
  };
  const visit = (parent: string | undefined, level: number): readonly string[] => {
    const siblings = sorted(held.get(parent) ?? [], boxOf);
    for (const [n, item] of siblings.entries()) {
      if (found.has(item.id)) continue;
      const children: string[] = [];
      found.set(item.id, { item, parent, level, at: n + 1, of: siblings.length, children });
      children.push(...visit(item.id, level + 1));
    }
    return siblings.map((item) => item.id);
  };
  visit(undefined, 1);
  return found;
}

/** What stands under something without lying in it. */
function isAttached(item: Item): boolean {
  return item.kind === "connector" || item.kind === "comment";
}

/** What lies in it by where it lies, then lines of a pen, which say nothing, then what is attached, the oldest first. */
function sorted(items: readonly Item[], boxOf: (item: Item) => Box | undefined): readonly Item[] {
  const rank = (item: Item): number => (isAttached(item) && holdsOn(item) ? 2 : item.kind === "stroke" ? 1 : 0);
  const lying = items.filter((item) => rank(item) === 0);
  const boxes = lying.map((item) => boxOf(item) ?? { x: 0, y: 0, w: 0, h: 0 });
  const others = items
    .filter((item) => rank(item) > 0)
    .sort((a, b) => rank(a) - rank(b) || born(a) - born(b) || (a.id < b.id ? -1 : 1));
  return [...readingOrder(boxes).flatMap((n) => lying[n] ?? []), ...others];
}

function hasPlace(item: Item): boolean {
  return isPlaced(item) || item.kind === "connector" || item.kind === "group" || typeof field(item, "x") === "number";
}

/** What an item stands under: what it holds on to, or else what it lies in. */
function holderOf(item: Item, items: ReadonlyMap<string, Item>): string | undefined {
  const candidates = [...(isAttached(item) ? holds(item) : []), item.parent];
  return candidates.find((id) => {
    const holder = id === undefined || id === item.id ? undefined : items.get(id);
    return holder !== undefined && hasPlace(holder);
  });
}

function holds(item: Item): readonly (string | undefined)[] {
  if (item.kind === "connector") return [item.from.item, item.to.item];
  return item.kind === "comment" ? [item.thread, item.on] : [];
}

function holdsOn(item: Item): boolean {
  return holds(item).some((id) => id !== undefined);
}

function pointOf(item: Item, items: ReadonlyMap<string, Item>): Box | undefined {
  if (item.kind === "connector") {
    const target = item.from.item === undefined ? undefined : items.get(item.from.item);
    const [x, y] = item.from.point ?? item.to.point ?? [];
    if (target && isPlaced(target)) return target;
    return x === undefined || y === undefined ? undefined : { x, y, w: 0, h: 0 };
  }
  const [x, y] = [field(item, "x"), field(item, "y")];
  return typeof x === "number" && typeof y === "number" ? { x, y, w: 0, h: 0 } : undefined;
}

function born(item: Item): number {
  const at = field(item, "born");
  // What is not yet in the log is the newest.
  return typeof at === "number" && at > 0 ? at : Number.POSITIVE_INFINITY;
}

const remembered = new WeakMap<Editor, { readonly revision: number; readonly found: Reading }>();

/** The reading of an editor's board, made anew when the board has changed. */
export function readingOf(editor: Editor): Reading {
  const revision = editor.revision.peek();
  const known = remembered.get(editor);
  if (known?.revision === revision) return known.found;
  const found = reading(editor.session.items);
  remembered.set(editor, { revision, found });
  return found;
}

/** Everything that the Tab key stops at: what one can see, without the single lines of handwriting. */
export function stopsOf(editor: Editor): readonly Item[] {
  return [...readingOf(editor).values()]
    .map(({ item }) => item)
    .filter((item) => item.kind !== "stroke" && editor.places.box(item.id) !== undefined && editor.pickable(item));
}
