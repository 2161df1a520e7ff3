/** The room in a disc: how long the lines at each height are, and where they stand so that none leaves the disc. */

import type { Align, Level, Room } from "./fit.ts";

export class Disc {
  readonly #align: Align;
  readonly #level: Level;
  readonly #radius: number;
  /** From the middle of the disc down to where the text ends. */
  readonly #below: number;
  readonly #middle: { readonly x: number; readonly y: number };
  /** The height of a line, in sizes. */
  readonly #line: number;

  constructor({ w, h, padding, foot = 0, level = "middle" }: Room, align: Align, line: number) {
    this.#align = align;
    this.#level = level;
    this.#radius = Math.min(w, h) / 2 - padding;
    this.#below = Math.min(this.#radius, h / 2 - foot);
    this.#middle = { x: w / 2, y: h / 2 };
    this.#line = line;
  }

  get height(): number {
    return this.#radius + this.#below;
  }

  /** How wide line `n` of `count` may be. Lines that begin at one side all begin where the shortest of them does. */
  chord(size: number, n: number, count: number): number {
    const half = this.#half(this.#row(size, n, count), size);
    return half + (this.#align === "center" ? half : this.#shortest(size, count));
  }

  /**
   * How far from the side of the room lines of these widths begin, or end: so that the widest of them stands in the
   * middle, as far as all of them have room.
   */
  side(widths: readonly number[], size: number): number {
    const start = this.#shortest(size, widths.length);
    const slack = widths.map((width, n) => start + this.#half(this.#row(size, n, widths.length), size) - width);
    const spare = Math.max(0, Math.min(...slack));
    const wanted = start - Math.max(...widths) / 2;
    return this.#middle.x - start + Math.min(spare, Math.max(0, wanted));
  }

  /** The top of each line. Above or below means as far up or down as every line still has its room. */
  tops(widths: readonly number[], size: number): readonly number[] {
    const count = widths.length;
    const rows = widths.map((_, n) => this.#row(size, n, count));
    let by = 0;
    if (this.#level !== "middle") {
      const up = this.#level === "top";
      const free = rows.map((row, n) => this.#reach(widths[n] ?? 0, widths, size) - size / 2 + (up ? row : -row));
      const foot = up ? Infinity : this.#below - (rows.at(-1) ?? 0) - (this.#line * size) / 2;
      by = Math.max(0, Math.min(foot, ...free)) * (up ? -1 : 1);
    }
    return rows.map((row) => this.#middle.y + row + by - (this.#line * size) / 2);
  }

  /** How far from the middle of the disc the middle of line `n` of `count` lies. */
  #row(size: number, n: number, count: number): number {
    return (this.#below - this.#radius) / 2 + (n + 0.5 - count / 2) * this.#line * size;
  }

  /** Half the chord of a line. Of a line's height only the letters themselves need it. */
  #half(row: number, size: number): number {
    return Math.sqrt(Math.max(0, this.#radius ** 2 - (Math.abs(row) + size / 2) ** 2));
  }

  #shortest(size: number, count: number): number {
    return Math.min(this.#half(this.#row(size, 0, count), size), this.#half(this.#row(size, count - 1, count), size));
  }

  /** How far up or down a line of this width may go. */
  #reach(width: number, widths: readonly number[], size: number): number {
    const far = this.#align === "center" ? width / 2 : Math.max(...this.#ends(width, widths, size));
    return Math.sqrt(Math.max(0, this.#radius ** 2 - far ** 2));
  }

  /** How far to either side of the middle a line reaches that begins at the side. */
  #ends(width: number, widths: readonly number[], size: number): readonly [number, number] {
    const start = this.#middle.x - this.side(widths, size);
    return [Math.abs(start), Math.abs(width - start)];
  }
}
