/** Where everything is: an index over the bounds of what is drawn, what lies in what, and how connectors run there. */

import { around, type Box } from "../geometry/box.ts";
import { Grid } from "../geometry/grid.ts";
import type { Items, Run } from "../model/connector.ts";
import { boundTo, byHeight, type Connector, type Group, type Item } from "../model/item.ts";
import { pileAround, standing } from "../shapes/pile.ts";
import { bounds, faces } from "../shapes/registry.ts";
import { type Drawn, isDrawn } from "../shapes/shape.ts";
import { Runs } from "./runs.ts";

const NOBODY: ReadonlySet<string> = new Set();

export class Places {
  readonly #items: Items;
  readonly #grid = new Grid();
  readonly #followers = new Map<string, Set<string>>();
  readonly #follows = new Map<string, readonly string[]>();
  readonly #children = new Map<string, Set<string>>();
  readonly #parents = new Map<string, string>();
  readonly #runs: Runs;

  constructor(items: Items, ids: Iterable<string>) {
    this.#items = {
      get: (id) => items.get(id),
      children: (id) => this.children(id),
      run: (line) => this.run(line, items, false),
    };
    this.#runs = new Runs(items);
    this.update(ids);
  }

  get size(): number {
    return this.#grid.size;
  }

  /** Where something is seen. A group has no place of its own, and what lies in a pile is not seen. */
  box(id: string): Box | undefined {
    return this.#grid.box(id);
  }

  /** By what an item is shown: by itself, by the pile that it lies in, or by nothing any more. */
  shownBy(id: string): string | undefined {
    const item = this.#items.get(id);
    return item && (pileAround(item, this.#items)?.id ?? id);
  }

  /** The box around all that is in a group, wherever a hand shows it meanwhile. */
  around(group: Group): Box {
    return bounds(group, this.#items);
  }

  /** What lies directly in a container. */
  children(id: string): ReadonlySet<string> {
    return this.#children.get(id) ?? NOBODY;
  }

  /** The items and all that lies in them, however deep. */
  family(ids: Iterable<string>): Set<string> {
    const all = new Set(ids);
    for (const id of all) for (const child of this.children(id)) all.add(child);
    return all;
  }

  /** The connectors that have an end on this item, or on what it shows in its place. */
  followers(id: string): ReadonlySet<string> {
    const own = this.#followers.get(id) ?? NOBODY;
    if (this.#items.get(id)?.kind !== "pile") return own;
    return new Set([...this.family([id])].flatMap((member) => [...(this.#followers.get(member) ?? [])]));
  }

  /** These items have changed, come or gone. Returns the areas that look different now, those of followers included. */
  update(ids: Iterable<string>): Box[] {
    const dirty: Box[] = [];
    const moved = new Set(ids);
    const holders = new Set<string>();
    // A set that grows while one goes through it is gone through to its end.
    for (const id of moved) {
      this.#tie(id);
      // Whether something is seen depends on what it lies in, so who changes places takes their own along.
      if (this.#lie(id, holders)) for (const member of this.family([id])) moved.add(member);
    }
    for (const id of moved) for (const follower of this.followers(id)) moved.add(follower);
    // Where lines run is asked when everything that they run around has its place.
    const running = new Set<string>();
    for (const id of moved) {
      if (this.#items.get(id)?.kind === "connector") running.add(id);
      else this.#place(id, dirty);
    }
    for (const id of moved) for (const beside of this.#runs.tie(id, this.#items.get(id))) running.add(beside);
    for (const id of this.#runs.disturbed()) running.add(id);
    for (const id of running) this.#place(id, dirty);
    for (const id of holders) {
      const holder = this.#items.get(id);
      if (isDrawn(holder) && !moved.has(id)) dirty.push(...faces(holder, this.#items));
    }
    return dirty;
  }

  /** How many lie in the area, counted up to `most`. */
  count(area: Box, most = Infinity): number {
    return this.#grid.query(area, most).size;
  }

  /** The smallest box around everything there is. */
  whole(): Box | undefined {
    return around(this.#grid.boxes());
  }

  /** What lies in the area, from the bottom to the top. */
  within(area: Box): Drawn[] {
    return this.near(area).sort(byHeight);
  }

  /** What lies in the area, in no order. */
  near(area: Box): Drawn[] {
    const found: Drawn[] = [];
    for (const id of this.#grid.query(area)) {
      const item = this.#items.get(id);
      if (isDrawn(item)) found.push(item);
    }
    return found;
  }

  /** Where a connector runs, among these items. One that is in a hand, or whose ends are, looks at nothing but them. */
  run(line: Connector, items: Items, held: boolean): Run {
    return this.#runs.of(line, standing(items), held);
  }

  /** Put what is drawn to its place in the index, and note where it was and where it is. */
  #place(id: string, dirty: Box[]): void {
    const before = this.#grid.box(id);
    if (before) dirty.push(before);
    const item = this.#items.get(id);
    if (!isDrawn(item) || item.kind === "group" || this.#isPiled(item)) {
      this.#grid.remove(id);
      this.#runs.stand(id, undefined);
      return;
    }
    const now = bounds(item, this.#items);
    dirty.push(now);
    this.#runs.stand(id, item);
    if (!before || before.x !== now.x || before.y !== now.y || before.w !== now.w || before.h !== now.h) {
      // The grid keeps the box it is given, so it gets a plain one and not the item.
      this.#grid.insert(id, { x: now.x, y: now.y, w: now.w, h: now.h });
    }
  }

  /** Note what the item lies in, and add to `holders` what shows it, now or before. True if that is another container. */
  #lie(id: string, holders: Set<string>): boolean {
    const before = this.#parents.get(id);
    const item = this.#items.get(id);
    const now = item?.parent;
    for (const holder of [before, now]) if (holder !== undefined) holders.add(holder);
    if (before !== now) {
      if (before !== undefined) this.#children.get(before)?.delete(id);
      if (this.#children.get(before ?? "")?.size === 0) this.#children.delete(before ?? "");
      if (now === undefined) this.#parents.delete(id);
      else {
        this.#parents.set(id, now);
        const siblings = this.#children.get(now) ?? new Set();
        siblings.add(id);
        this.#children.set(now, siblings);
      }
    }
    // A pile that comes, goes or becomes known after its members changes how they are shown.
    return before !== now || item === undefined || (item.kind === "pile" && !this.#grid.box(id));
  }

  /** Whether something is shown by a pile, and not by itself: a line is if both its ends are in one. */
  #isPiled(item: Item): boolean {
    if (pileAround(item, this.#items)) return true;
    if (item.kind !== "connector") return false;
    const [from, to, ...more] = boundTo(item).map((id) => pileAround(this.#items.get(id), this.#items));
    return more.length === 0 && from !== undefined && from === to;
  }

  #tie(id: string): void {
    for (const target of this.#follows.get(id) ?? []) this.#followers.get(target)?.delete(id);
    const item = this.#items.get(id);
    const targets = item === undefined ? [] : boundTo(item);
    if (targets.length === 0) this.#follows.delete(id);
    else this.#follows.set(id, targets);
    for (const target of targets) {
      const followers = this.#followers.get(target) ?? new Set();
      followers.add(id);
      this.#followers.set(target, followers);
    }
  }
}
