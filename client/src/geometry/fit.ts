/**
 * Text laid out in a box or a disc, at the largest whole size at which it fits.
 *
 * First no word is broken. Words are broken only where whole ones would make the text both small and much smaller than
 * broken ones do. A round note gives each line the chord at its height. The lines of a list stand at the side where its
 * script begins, and what wraps hangs under its text. The same text, room and widths give the same lines anywhere;
 * `tests/cases/fit.json` holds whoever else draws a board to them.
 */

import { Disc } from "./fitdisc.ts";
import { graphemes, isListed, letters, markerOf, rightToLeft, type Word, words } from "./words.ts";

export type Align = "left" | "center" | "right";
export type Level = "top" | "middle" | "bottom";

export interface Room {
  readonly w: number;
  readonly h: number;
  /** `round` is the largest disc centred in w x h; anything else is the box. */
  readonly shape: string;
  readonly padding: number;
  /** The sizes to choose from: `min`, `min + 1` and so on, up to `max`. */
  readonly min: number;
  readonly max: number;
  /** Where the lines stand; without it they are centred, and those of a list begin where its script does. */
  readonly align?: Align | undefined;
  readonly level?: Level | undefined;
  /** How much at the foot is not for the text, padding included. */
  readonly foot?: number;
}

/** One line: `x` its left end and `y` its baseline, from the top left of the room; `width` in board units. */
export interface Line {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Where in the text it begins, in code points. */
  readonly from: number;
  /** It goes on with an item of a list, and hangs under its text. */
  readonly hung: boolean;
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
/** Text of this size is large enough for its words to stay whole, whatever that costs. */
const LARGE = 14;
/** Smaller text keeps its words whole too, if that leaves it at least this much of the size it would have with broken ones. */
const WORTH = 0.6;

export function fit(text: string, room: Room, measure: Measure): Fitted {
  if (text === "") return { size: room.max, lines: [], overflow: false };
  const sheet = new Sheet(text, room, measure);
  const whole = sheet.largest(false);
  if (whole && whole.size >= LARGE) return sheet.fitted(whole);
  const broken = sheet.largest(true);
  if (whole && (!broken || whole.size >= broken.size * WORTH)) return sheet.fitted(whole);
  return broken ? sheet.fitted(broken) : sheet.fitted({ size: room.min, rows: sheet.cut(room.min) }, true);
}

/** Where the lines of a text stand if nobody has said so: in the middle, and those of a list where its script begins. */
export function alignOf(text: string): Align {
  return isListed(text) ? startOf(text) : "center";
}

function startOf(text: string): "left" | "right" {
  return rightToLeft(text) ? "right" : "left";
}

/** A line before it has a place; the width is at 100 px. */
interface Row {
  readonly text: string;
  readonly width: number;
  readonly from: number;
  /** How far, at 100 px, it is set in: a line that goes on with an item of a list hangs under its text. */
  readonly hang: number;
}

interface Packed {
  readonly rows: readonly Row[];
  /** Whether all of the text found its place without being squeezed. */
  readonly whole: boolean;
}

interface Sized {
  readonly rows: readonly Row[];
  readonly size: number;
}

/** One paragraph: where it begins, its words and where in the text each of them does, and its marker if it is in a list. */
interface Page {
  readonly start: number;
  readonly words: readonly Word[];
  readonly places: readonly number[];
  readonly marker: string;
}

/** One text in one room, tried at many sizes. */
class Sheet {
  readonly #pages: readonly Page[];
  readonly #room: Room;
  readonly #disc: Disc | undefined;
  readonly #measure: Measure;
  readonly #blank: number;
  readonly #align: Align;
  /** Whether further lines of a list's items hang: where they all stand at the side at which they begin. */
  readonly #hangs: boolean;

  constructor(text: string, room: Room, measure: Measure) {
    this.#pages = pagesOf(text);
    this.#room = room;
    this.#measure = measure;
    this.#blank = measure(" ");
    this.#align = room.align ?? alignOf(text);
    this.#hangs = this.#align === startOf(text);
    this.#disc = room.shape === "round" ? new Disc(room, this.#align, LINE_HEIGHT) : undefined;
  }

  /** The rows at the largest size at which the text fits. */
  largest(breaking: boolean): Sized | undefined {
    const { min, max } = this.#room;
    const first = this.#laid(min, breaking);
    if (!first) return undefined;
    let best: Sized = { rows: first, size: min };
    let low = 1;
    let high = Math.max(0, Math.floor(max - min));
    while (low <= high) {
      const middle = (low + high) >> 1;
      const rows = this.#laid(min + middle, breaking);
      if (rows) {
        best = { rows, size: min + middle };
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return best;
  }

  /** As many rows as there is room for. */
  cut(size: number): readonly Row[] {
    const most = Math.max(1, this.#most(size));
    return this.#packed((n) => this.#chord(size, n, most), most, true).rows;
  }

  fitted({ rows, size }: Sized, overflow = false): Fitted {
    const { w, padding } = this.#room;
    const widths = rows.map((row) => ((row.width + row.hang) * size) / 100);
    const tops = this.#disc ? this.#disc.tops(widths, size) : this.#tops(rows.length, size);
    const side = this.#disc ? this.#disc.side(widths, size) : padding;
    const lines = rows.map((row, n) => {
      const wide = widths[n] ?? 0;
      const width = (row.width * size) / 100;
      const left = this.#align === "left" ? side : this.#align === "right" ? w - side - wide : (w - wide) / 2;
      // What a line hangs by lies before its text: at its left, or at the right of a script that is read from there.
      const x = this.#align === "left" ? left + wide - width : left;
      return { text: row.text, x, y: (tops[n] ?? 0) + BASELINE * size, width, from: row.from, hung: row.hang > 0 };
    });
    return { size, lines, overflow };
  }

  /** The rows at a size, if the text fits. */
  #laid(size: number, breaking: boolean): readonly Row[] | undefined {
    const most = this.#most(size);
    if (!this.#disc) {
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

  /** The top of each line in a box. */
  #tops(count: number, size: number): readonly number[] {
    const { h, padding, foot = 0, level = "middle" } = this.#room;
    const spare = h - padding - Math.max(padding, foot) - count * size * LINE_HEIGHT;
    const first = padding + spare * { top: 0, middle: 0.5, bottom: 1 }[level];
    return Array.from({ length: count }, (_, n) => first + n * size * LINE_HEIGHT);
  }

  /** How many lines there is height for. */
  #most(size: number): number {
    const { h, padding, foot = 0 } = this.#room;
    const height = this.#disc?.height ?? h - padding - Math.max(padding, foot);
    return Math.floor(height / (size * LINE_HEIGHT) + 1e-9);
  }

  /** The width, at 100 px, of line `n` of `count`. */
  #chord(size: number, n: number, count: number): number {
    const width = this.#disc?.chord(size, n, count) ?? this.#room.w - 2 * this.#room.padding;
    return (width * 100) / size;
  }

  /** Fill lines one after the other, each with as many words as it takes. */
  #packed(chord: (n: number) => number, most: number, breaking: boolean): Packed {
    const rows: Row[] = [];
    let whole = true;
    for (const page of this.#pages) {
      let text = "";
      let width = 0;
      let blanks = 0;
      let from = page.start;
      let hang = 0;
      const room = (): number => chord(rows.length) - hang;
      const end = (next: number): void => {
        rows.push({ text, width, from, hang });
        text = "";
        width = 0;
        blanks = 0;
        from = next;
        hang = this.#hangs && page.marker !== "" ? this.#measure(page.marker) : 0;
      };
      const add = (piece: string, wide: number): void => {
        text += " ".repeat(blanks) + piece;
        width += blanks * this.#blank + wide;
        blanks = 0;
      };
      for (const [n, word] of page.words.entries()) {
        let place = page.places[n] ?? 0;
        const wide = this.#measure(word.text);
        if (text !== "" && width + blanks * this.#blank + wide > room()) end(place);
        if (rows.length >= most) return { rows: rows.slice(0, most), whole: false };
        if (blanks * this.#blank + wide <= room()) {
          add(word.text, wide);
        } else if (!breaking) {
          return { rows, whole: false };
        } else {
          for (const letter of graphemes(word.text)) {
            const one = this.#measure(letter);
            if (text !== "" && width + one > room()) end(place);
            if (rows.length >= most) return { rows: rows.slice(0, most), whole: false };
            // A line too short for a single letter takes it all the same: there is no better place.
            if (one > room()) whole = false;
            add(letter, one);
            place += letters(letter);
          }
        }
        blanks += word.blanks;
      }
      end(0);
      if (rows.length > most) return { rows: rows.slice(0, most), whole: false };
    }
    return { rows, whole };
  }
}

function pagesOf(text: string): readonly Page[] {
  let start = 0;
  return text.split(/(\r\n|\r|\n)/).flatMap((part, n): Page[] => {
    const here = start;
    start += letters(part);
    // Every other part is what ends a line.
    if (n % 2 === 1) return [];
    const marker = markerOf(part);
    const own = words(part, marker);
    let place = here;
    const places = own.map((word) => {
      const at = place;
      place += letters(word.text) + word.blanks;
      return at;
    });
    return [{ start: here, words: own, places, marker }];
  });
}
