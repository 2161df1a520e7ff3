/** What is here? A uniform grid over boxes: cheap to change, and quick to ask for a viewport. */

import { type Box, meets } from "./box.ts";

/** Anything over more cells than this is kept in one list: a frame round the whole board would fill the grid. */
const MANY = 64;

interface Placed {
  readonly box: Box;
  readonly cells: readonly Set<string>[];
}

export class Grid {
  readonly #cell: number;
  readonly #cells = new Map<number, Set<string>>();
  readonly #large = new Set<string>();
  readonly #placed = new Map<string, Placed>();

  constructor(cell = 512) {
    this.#cell = cell;
  }

  get size(): number {
    return this.#placed.size;
  }

  box(id: string): Box | undefined {
    return this.#placed.get(id)?.box;
  }

  insert(id: string, box: Box): void {
    this.remove(id);
    const [left, top, right, bottom] = this.#span(box);
    if ((right - left + 1) * (bottom - top + 1) > MANY) {
      this.#large.add(id);
      this.#placed.set(id, { box, cells: [this.#large] });
      return;
    }
    const cells: Set<string>[] = [];
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const cell = this.#at(column, row);
        cell.add(id);
        cells.push(cell);
      }
    }
    this.#placed.set(id, { box, cells });
  }

  remove(id: string): void {
    for (const cell of this.#placed.get(id)?.cells ?? []) cell.delete(id);
    this.#placed.delete(id);
  }

  move(id: string, box: Box): void {
    this.insert(id, box);
  }

  /** Every box there is. */
  *boxes(): Iterable<Box> {
    for (const { box } of this.#placed.values()) yield box;
  }

  /** Every id whose box meets `area`, each once, in no particular order; no more than `most` of them. */
  query(area: Box, most = Infinity): Set<string> {
    const found = new Set<string>();
    const [left, top, right, bottom] = this.#span(area);
    if ((right - left + 1) * (bottom - top + 1) > this.#cells.size) {
      // Asking for more cells than there are: look at everything instead.
      this.#gather(this.#placed.keys(), area, found, most);
      return found;
    }
    this.#gather(this.#large, area, found, most);
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        if (found.size >= most) return found;
        const cell = this.#cells.get(key(column, row));
        if (cell) this.#gather(cell, area, found, most);
      }
    }
    return found;
  }

  #gather(ids: Iterable<string>, area: Box, found: Set<string>, most: number): void {
    for (const id of ids) {
      const placed = this.#placed.get(id);
      if (!placed || !meets(placed.box, area)) continue;
      if (found.size >= most) return;
      found.add(id);
    }
  }

  #span(box: Box): readonly [number, number, number, number] {
    const at = (v: number): number => Math.floor(v / this.#cell);
    return [at(box.x), at(box.y), at(box.x + box.w), at(box.y + box.h)];
  }

  #at(column: number, row: number): Set<string> {
    const at = key(column, row);
    const cell = this.#cells.get(at) ?? new Set<string>();
    this.#cells.set(at, cell);
    return cell;
  }
}

/** One number for a cell: no board reaches 2^25 cells far. */
function key(column: number, row: number): number {
  return (row + 2 ** 25) * 2 ** 26 + column + 2 ** 25;
}
