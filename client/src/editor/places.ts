/** Where everything is: an index over the bounds of what is drawn, and which connectors follow which item. */

import type { Box } from "../geometry/box.ts";
import { Grid } from "../geometry/grid.ts";
import type { Items } from "../model/connector.ts";
import { boundTo, byHeight } from "../model/item.ts";
import { bounds } from "../shapes/registry.ts";
import { type Drawn, isDrawn } from "../shapes/shape.ts";

const NOBODY: ReadonlySet<string> = new Set();

export class Places {
  readonly #items: Items;
  readonly #grid = new Grid();
  readonly #followers = new Map<string, Set<string>>();
  readonly #follows = new Map<string, readonly string[]>();

  constructor(items: Items, ids: Iterable<string>) {
    this.#items = items;
    this.update(ids);
  }

  get size(): number {
    return this.#grid.size;
  }

  box(id: string): Box | undefined {
    return this.#grid.box(id);
  }

  /** The connectors that have an end on this item. */
  followers(id: string): ReadonlySet<string> {
    return this.#followers.get(id) ?? NOBODY;
  }

  /** These items have changed, come or gone. Returns the areas that look different now, those of followers included. */
  update(ids: Iterable<string>): Box[] {
    const dirty: Box[] = [];
    const moved = new Set(ids);
    for (const id of [...moved]) {
      this.#tie(id);
      for (const follower of this.followers(id)) moved.add(follower);
    }
    for (const id of moved) {
      const before = this.#grid.box(id);
      if (before) dirty.push(before);
      const item = this.#items.get(id);
      if (!isDrawn(item)) {
        this.#grid.remove(id);
        continue;
      }
      const now = bounds(item, this.#items);
      dirty.push(now);
      if (!before || before.x !== now.x || before.y !== now.y || before.w !== now.w || before.h !== now.h) {
        // The grid keeps the box it is given, so it gets a plain one and not the item.
        this.#grid.insert(id, { x: now.x, y: now.y, w: now.w, h: now.h });
      }
    }
    return dirty;
  }

  count(area: Box): number {
    return this.#grid.query(area).size;
  }

  /** What lies in the area, from the bottom to the top. */
  within(area: Box): Drawn[] {
    const found: Drawn[] = [];
    for (const id of this.#grid.query(area)) {
      const item = this.#items.get(id);
      if (isDrawn(item)) found.push(item);
    }
    return found.sort(byHeight);
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
