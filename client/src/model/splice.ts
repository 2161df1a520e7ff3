/**
 * Text splices: what typing is, and how two people's typing in one place is brought together.
 *
 * A splice walks over a text: a positive number keeps code points, a negative one deletes, a string inserts; what is left
 * at the end is kept. [X1] Texts are JavaScript strings, so places are counted in code points only where surrogates occur.
 */

export type Part = number | string;
export type Splice = readonly Part[];

/** How many code points a text has. */
export function size(text: string): number {
  return SURROGATE.test(text) ? codePoints(text) : text.length;
}

/** The index in UTF-16 units of the `place`th code point; past the end, the end. */
export function unitAt(text: string, place: number): number {
  return SURROGATE.test(text) ? units(text, 0, place) : Math.min(place, text.length);
}

/** The place in code points of the UTF-16 index `unit`. */
export function placeAt(text: string, unit: number): number {
  return size(text.slice(0, unit));
}

/** Bring parts into normal form. [X1] */
export function normal(parts: Splice): Splice {
  const done: Part[] = [];
  for (const part of parts) push(done, part);
  if (Number(done.at(-1)) > 0 && typeof done.at(-1) === "number") done.pop();
  return done;
}

/** How many code points of the old text the splice walks over. */
export function reach(splice: Splice): number {
  return splice.reduce<number>((sum, part) => sum + (typeof part === "number" ? Math.abs(part) : 0), 0);
}

/** By how many code points the text gets longer. */
export function growth(splice: Splice): number {
  return splice.reduce<number>((sum, part) => sum + (typeof part === "string" ? size(part) : Math.min(part, 0)), 0);
}

/** The text after the splice, or undefined if the splice walks past the end. */
export function apply(text: string, splice: Splice): string | undefined {
  if (reach(splice) > size(text)) return undefined;
  const plain = !SURROGATE.test(text);
  let done = "";
  let unit = 0;
  for (const part of splice) {
    if (typeof part === "string") {
      done += part;
      continue;
    }
    const next = plain ? unit + Math.abs(part) : units(text, unit, Math.abs(part));
    if (part > 0) done += text.slice(unit, next);
    unit = next;
  }
  return done + text.slice(unit);
}

/** `splice` rewritten to apply after `over`; where both insert at one place, it goes first if `left`. [X2] */
export function transform(splice: Splice, over: Splice, left: boolean): Splice {
  const done: Part[] = [];
  const mine = new Walk(splice);
  const theirs = new Walk(over);
  while (mine.now !== undefined) {
    if (typeof mine.now === "string" && (left || typeof theirs.now !== "string")) {
      push(done, mine.now);
      mine.step(mine.length);
    } else if (typeof theirs.now === "string") {
      push(done, theirs.length);
      theirs.step(theirs.length);
    } else if (typeof mine.now === "number") {
      // Both walk over the same stretch of the old text; past its own end, `over` keeps.
      const length = theirs.now === undefined ? mine.length : Math.min(mine.length, theirs.length);
      if (theirs.now === undefined || theirs.now > 0) push(done, mine.now > 0 ? length : -length);
      mine.step(length);
      theirs.step(length);
    }
  }
  return normal(done);
}

/** One splice that does what both do, one after the other. */
export function compose(first: Splice, second: Splice): Splice {
  const done: Part[] = [];
  const early = new Walk(first);
  const late = new Walk(second);
  while (early.now !== undefined || late.now !== undefined) {
    if (typeof early.now === "number" && early.now < 0) {
      push(done, early.now);
      early.step(early.length);
    } else if (typeof late.now === "string") {
      push(done, late.now);
      late.step(late.length);
    } else if (late.now === undefined) {
      push(done, early.now ?? 0);
      early.step(early.length);
    } else if (early.now === undefined) {
      push(done, late.now);
      late.step(late.length);
    } else {
      const length = Math.min(early.length, late.length);
      if (late.now > 0) push(done, typeof early.now === "string" ? early.head(length) : length);
      else if (typeof early.now === "number") push(done, -length);
      early.step(length);
      late.step(length);
    }
  }
  return normal(done);
}

/** The splice that takes this one back; `text` is the text before it. */
export function invert(text: string, splice: Splice): Splice {
  const done: Part[] = [];
  let unit = 0;
  for (const part of splice) {
    if (typeof part === "string") {
      push(done, -size(part));
      continue;
    }
    const next = units(text, unit, Math.abs(part));
    push(done, part > 0 ? part : text.slice(unit, next));
    unit = next;
  }
  return normal(done);
}

/** The smallest splice between the common head and tail. [X7] */
export function diff(old: string, now: string): Splice {
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old.charCodeAt(head) === now.charCodeAt(head)) head++;
  // Two characters may share their first or last half: a pair is never cut.
  if (head > 0 && isHigh(old.charCodeAt(head - 1))) head--;
  let tail = 0;
  while (tail < shorter - head && old.charCodeAt(old.length - 1 - tail) === now.charCodeAt(now.length - 1 - tail))
    tail++;
  if (tail > 0 && isLow(old.charCodeAt(old.length - tail))) tail--;
  return normal([
    size(old.slice(0, head)),
    now.slice(head, now.length - tail),
    -size(old.slice(head, old.length - tail)),
  ]);
}

/** Where a caret at `place` stands after the splice; an insert right there pushes it on unless it `stays`. */
export function carried(place: number, splice: Splice, stays = false): number {
  let old = 0;
  let moved = place;
  for (const part of splice) {
    if (old > place || (old === place && (stays || typeof part !== "string"))) break;
    if (typeof part === "string") {
      moved += size(part);
    } else if (part > 0) {
      old += part;
    } else {
      moved -= Math.min(-part, place - old);
      old -= part;
    }
  }
  return moved;
}

const SURROGATE = /[\ud800-\udfff]/;

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** The unit index after walking `count` code points on from `unit`. */
function units(text: string, unit: number, count: number): number {
  let at = unit;
  for (let left = count; left > 0 && at < text.length; left--) {
    at += isHigh(text.charCodeAt(at)) && isLow(text.charCodeAt(at + 1)) ? 2 : 1;
  }
  return at;
}

/** Add a part, merged with its neighbour, an insert before a delete at the same place. */
function push(done: Part[], part: Part): void {
  if (part === 0 || part === "") return;
  const last = done.at(-1);
  if (typeof part === "string") {
    if (typeof last === "string") {
      done[done.length - 1] = last + part;
    } else if (last !== undefined && last < 0) {
      const before = done.at(-2);
      if (typeof before === "string") done[done.length - 2] = before + part;
      else done.splice(-1, 0, part);
    } else {
      done.push(part);
    }
  } else if (typeof last === "number" && last > 0 === part > 0) {
    done[done.length - 1] = last + part;
  } else {
    done.push(part);
  }
}

/** A splice being walked part by part, each of which may be taken in pieces. Past the end it stands on nothing. */
class Walk {
  readonly #parts: Splice;
  #next = 0;
  now: Part | undefined;
  length = 0;

  constructor(parts: Splice) {
    this.#parts = parts;
    this.#go();
  }

  head(length: number): string {
    const text = String(this.now);
    return text.slice(0, unitAt(text, length));
  }

  step(length: number): void {
    if (this.now === undefined || length === this.length) {
      this.#go();
    } else if (typeof this.now === "string") {
      this.now = this.now.slice(unitAt(this.now, length));
      this.length -= length;
    } else {
      this.now += this.now > 0 ? -length : length;
      this.length -= length;
    }
  }

  #go(): void {
    this.now = this.#parts[this.#next++];
    this.length = typeof this.now === "string" ? size(this.now) : Math.abs(this.now ?? 0);
  }
}
