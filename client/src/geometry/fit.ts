/**
 * Text laid out in a box or a disc, at the largest whole size at which it fits.
 *
 * First no word is broken; only a text that would not fit even at the smallest size may break words. A round note gives
 * each line the chord at its height. The same text, room and widths give the same lines anywhere; `tests/cases/fit.json`
 * holds whoever else draws a board to them.
 */

import { graphemes, type Word, words } from "./words.ts";

export interface Room {
  readonly w: number;
  readonly h: number;
  /** `round` is the largest disc centred in w x h; anything else is the box. */
  readonly shape: string;
  readonly padding: number;
  /** The sizes to choose from: `min`, `min + 1` and so on, up to `max`. */
  readonly min: number;
  readonly max: number;
  /** Lines in a box may start at its left; a disc always centres them. */
  readonly align?: "center" | "left" | "right";
}

/** One line: `x` its left end and `y` its baseline, from the top left of the room; `width` in board units. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
}

export interface Fitted {
  readonly size: number;
  readonly lines: readonly Line[];
  /** The text does not fit at the smallest size; `lines` holds what there is room for. */
  readonly overflow: boolean;
}

/** The width of a piece of text at 100 px; the caller remembers what it has measured. */
export type Measure = (piece: string) => number;

export const LINE_HEIGHT = 1.22;
/** From the top of a line to its baseline, in sizes: where a browser puts it for the board's font at this line height. */
export const BASELINE = 0.944;

export function fit(text: string, room: Room, measure: Measure): Fitted {
  if (text === "") return { size: room.max, lines: [], overflow: false };
  const pages = text.split(/\r\n|\r|\n/).map((paragraph) => words(paragraph));
  const sheet = new Sheet(pages, room, measure);
  const steps = Math.max(0, Math.floor(room.max - room.min));
  for (const breaking of [false, true]) {
    let best = sheet.laid(room.min, breaking);
    if (!best) continue;
    let size = room.min;
    let low = 1;
    let high = steps;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const tried = sheet.laid(room.min + middle, breaking);
      if (tried) {
        best = tried;
        size = room.min + middle;
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return { size, lines: sheet.placed(best, size), overflow: false };
  }
  return { size: room.min, lines: sheet.placed(sheet.cut(room.min), room.min), overflow: true };
}

/** A line before it has a place; the width is at 100 px. */
interface Row {
  readonly text: string;
  readonly width: number;
}

interface Packed {
  readonly rows: readonly Row[];
  /** Whether all of the text found its place without being squeezed. */
  readonly whole: boolean;
}

/** One text in one room, tried at many sizes. */
class Sheet {
  readonly #pages: readonly (readonly Word[])[];
  readonly #room: Room;
  readonly #round: boolean;
  readonly #measure: Measure;
  readonly #blank: number;

  constructor(pages: readonly (readonly Word[])[], room: Room, measure: Measure) {
    this.#pages = pages;
    this.#room = room;
    this.#round = room.shape === "round";
    this.#measure = measure;
    this.#blank = measure(" ");
  }

  /** The rows at a size, if the text fits. */
  laid(size: number, breaking: boolean): readonly Row[] | undefined {
    const most = this.#most(size);
    if (!this.#round) {
      const packed = this.#packed(() => this.#chord(size, 0, 1), most, breaking);
      return packed.whole ? packed.rows : undefined;
    }
    // More lines mean shorter chords at the ends, so each number of lines is a question of its own; the first that the
    // text fills exactly is taken, for then the block is centred.
    for (let count = this.#pages.length; count <= most; count++) {
      const packed = this.#packed((n) => this.#chord(size, n, count), count, breaking);
      if (packed.whole && packed.rows.length === count) return packed.rows;
    }
    return undefined;
  }

  /** As many rows as there is room for. */
  cut(size: number): readonly Row[] {
    const most = Math.max(1, this.#most(size));
    return this.#packed((n) => this.#chord(size, n, most), most, true).rows;
  }

  placed(rows: readonly Row[], size: number): readonly Line[] {
    const { w, h, padding, align = "center" } = this.#room;
    const top = (h - rows.length * size * LINE_HEIGHT) / 2;
    return rows.map((row, n) => {
      const width = (row.width * size) / 100;
      const centred = (w - width) / 2;
      const aside = align === "left" ? padding : w - padding - width;
      const x = this.#round || align === "center" ? centred : aside;
      return { text: row.text, x, y: top + n * size * LINE_HEIGHT + BASELINE * size, width };
    });
  }

  get #radius(): number {
    return Math.min(this.#room.w, this.#room.h) / 2 - this.#room.padding;
  }

  /** How many lines there is height for. */
  #most(size: number): number {
    const height = this.#round ? 2 * this.#radius : this.#room.h - 2 * this.#room.padding;
    return Math.floor(height / (size * LINE_HEIGHT) + 1e-9);
  }

  /** The width, at 100 px, of line `n` of `count`. Of a line's height only the letters themselves need the chord. */
  #chord(size: number, n: number, count: number): number {
    if (!this.#round) return ((this.#room.w - 2 * this.#room.padding) * 100) / size;
    const middle = (n + 0.5 - count / 2) * LINE_HEIGHT * size;
    const far = Math.abs(middle) + size / 2;
    return (2 * Math.sqrt(Math.max(0, this.#radius ** 2 - far ** 2)) * 100) / size;
  }

  /** Fill lines one after the other, each with as many words as it takes. */
  #packed(chord: (n: number) => number, most: number, breaking: boolean): Packed {
    const rows: Row[] = [];
    let whole = true;
    for (const page of this.#pages) {
      let text = "";
      let width = 0;
      let blanks = 0;
      const end = (): void => {
        rows.push({ text, width });
        text = "";
        width = 0;
        blanks = 0;
      };
      const add = (piece: string, wide: number): void => {
        text += " ".repeat(blanks) + piece;
        width += blanks * this.#blank + wide;
        blanks = 0;
      };
      for (const word of page) {
        const wide = this.#measure(word.text);
        if (text !== "" && width + blanks * this.#blank + wide > chord(rows.length)) end();
        if (rows.length >= most) return { rows: rows.slice(0, most), whole: false };
        if (blanks * this.#blank + wide <= chord(rows.length)) {
          add(word.text, wide);
        } else if (!breaking) {
          return { rows, whole: false };
        } else {
          for (const letter of graphemes(word.text)) {
            const one = this.#measure(letter);
            if (text !== "" && width + one > chord(rows.length)) end();
            if (rows.length >= most) return { rows: rows.slice(0, most), whole: false };
            // A line too short for a single letter takes it all the same: there is no better place.
            if (one > chord(rows.length)) whole = false;
            add(letter, one);
          }
        }
        blanks += word.blanks;
      }
      end();
      if (rows.length > most) return { rows: rows.slice(0, most), whole: false };
    }
    return { rows, whole };
  }
}
