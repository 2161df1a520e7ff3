/**
 * A board: its items, and the one way to change them.
 *
 * The board lays changes, in the log's order, and never fails: what makes no sense where it stands is void. [C1] Items
 * are frozen and replaced as a whole, so whoever holds one keeps what they saw.
 */

import { type Change, type Entry, subject } from "./change.ts";
import { boundTo, type Fields, type Item, type Json } from "./item.ts";
import { type Mark, shifted } from "./marks.ts";
import { apply, type Splice } from "./splice.ts";

/** How many deleted items are remembered, so that bringing one back can be shown at once. */
const DEAD_LIMIT = 10_000;

/** What items were before they changed; an item that was not there is undefined. */
export type Before = ReadonlyMap<string, Item | undefined>;

export class Board {
  readonly #items = new Map<string, Item>();
  readonly #dead = new Map<string, Item>();
  readonly #children = new Map<string, Set<string>>();
  readonly #bound = new Map<string, Set<string>>();
  /** The place in the log up to which entries have been laid. */
  seq = 0;

  get items(): ReadonlyMap<string, Item> {
    return this.#items;
  }

  get(id: string): Item | undefined {
    return this.#items.get(id);
  }

  has(id: string): boolean {
    return this.#items.has(id);
  }

  /** The item as it was when it was deleted. */
  dead(id: string): Item | undefined {
    return this.#dead.get(id);
  }

  /** This is how an item was when it was deleted. */
  bury(item: Item): void {
    this.#dead.delete(item.id);
    this.#dead.set(item.id, item);
    const [oldest] = this.#dead.keys();
    if (this.#dead.size > DEAD_LIMIT && oldest !== undefined) this.#dead.delete(oldest);
  }

  /** The items directly in a container. */
  children(id: string): readonly string[] {
    return [...(this.#children.get(id) ?? [])];
  }

  /** The connectors that hold on to an item. */
  bound(id: string): readonly string[] {
    return [...(this.#bound.get(id) ?? [])];
  }

  /** The live roots and everything in them, each item once. */
  family(roots: Iterable<string>): ReadonlySet<string> {
    const found = new Set<string>();
    const todo = [...roots].filter((id) => this.has(id)).reverse();
    for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
      if (found.has(id)) continue;
      found.add(id);
      todo.push(...this.children(id));
    }
    return found;
  }

  /** Lay everything an entry says. The ids in the answer are those that changed. [C3] */
  lay(entry: Entry): Before {
    const before = new Map<string, Item | undefined>();
    for (const change of entry.d) {
      const id = subject(change);
      const old = this.get(id);
      if (this.layChange(change, entry.s, entry.by) && !before.has(id)) before.set(id, old);
    }
    this.seq = entry.s;
    return before;
  }

  /** Lay one change; says whether it made sense here. */
  layChange(change: Change, seq: number, by: string): boolean {
    if ("put" in change) {
      this.replace(change.put.id, change.put);
      return true;
    }
    const item = this.get(subject(change));
    if (!item) return false;
    if ("set" in change) {
      this.replace(item.id, overwritten(item, change.to));
    } else if ("map" in change) {
      const keys = (item as unknown as Fields)[change.in];
      const now = without(isObject(keys) ? keys : {}, change.to);
      this.replace(item.id, overwritten(item, { [change.in]: Object.keys(now).length > 0 ? now : null }));
    } else if ("txt" in change) {
      return this.#splice(item, change.do, seq, by);
    } else {
      this.replace(item.id, undefined);
    }
    return true;
  }

  /** Swap an item as a whole: the only way in, so that the indexes stay true. */
  replace(id: string, item: Item | undefined): void {
    const old = this.#items.get(id);
    if (old === item) return;
    if (old) this.#unlink(old);
    if (item) {
      this.#items.set(id, Object.freeze(item));
      this.#dead.delete(id);
      this.#link(item);
    } else if (old) {
      this.#items.delete(id);
      this.bury(old);
    }
  }

  /** Begin anew with the items of a snapshot. */
  reset(items: Iterable<Item>, seq: number): void {
    for (const index of [this.#items, this.#dead, this.#children, this.#bound]) index.clear();
    for (const item of items) this.replace(item.id, item);
    this.seq = seq;
  }

  #splice(item: Item, splice: Splice, seq: number, by: string): boolean {
    const text = (item as unknown as Fields).text ?? "";
    const now = typeof text === "string" ? apply(text, splice) : undefined;
    if (now === undefined) return false;
    const marks = (item as unknown as Fields).marks;
    const followed = Array.isArray(marks) ? shifted(marks as readonly Mark[], splice, [...now].length) : [];
    const to = { text: now, tv: seq, edited_by: by };
    this.replace(
      item.id,
      overwritten(item, Array.isArray(marks) ? { ...to, marks: followed.length > 0 ? followed : null } : to),
    );
    return true;
  }

  #link(item: Item): void {
    const parent = item.parent;
    if (parent !== undefined) entered(this.#children, parent).add(item.id);
    for (const target of boundTo(item)) entered(this.#bound, target).add(item.id);
  }

  #unlink(item: Item): void {
    const parent = item.parent;
    if (parent !== undefined) left(this.#children, parent, item.id);
    for (const target of boundTo(item)) left(this.#bound, target, item.id);
  }
}

/** The item with fields overwritten, each on its own; null removes one. [I2] */
export function overwritten(item: Item, to: Readonly<Record<string, Json>>): Item {
  return without(item as unknown as Fields, to) as unknown as Item;
}

function without(old: Fields, to: Readonly<Record<string, Json>>): Record<string, Json> {
  const kept = Object.entries({ ...old, ...to }).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(kept) as Record<string, Json>;
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function entered(index: Map<string, Set<string>>, holder: string): Set<string> {
  const held = index.get(holder) ?? new Set<string>();
  index.set(holder, held);
  return held;
}

function left(index: Map<string, Set<string>>, holder: string, id: string): void {
  const held = index.get(holder);
  held?.delete(id);
  if (held?.size === 0) index.delete(holder);
}
