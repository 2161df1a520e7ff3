/**
 * Order keys: words that say what lies above what. [I5]
 *
 * A key made from a place in the log (`top`, `bottom`) never grows and never meets another; "between these two" needs a
 * longer word. The server makes the keys that count; these are for showing a wish before it has answered.
 */

import { ALPHABET } from "./id.ts";

/** How many keys one entry may make. [O4] */
const KEYS = 4096;
/** How long a key made from a place is, after its first letter. */
const WIDTH = 9;

/** The key above everything that came before; `n` counts the keys of this entry. */
export function top(seq: number, n: number): string {
  return `n${digits(seq * KEYS + n)
    .map(letter)
    .join("")}`;
}

/** The key below everything that came before. */
export function bottom(seq: number, n: number): string {
  // Digit by digit, because the largest key is beyond the integers that a number holds exactly.
  return `h${digits(seq * KEYS + n)
    .map((digit) => letter(61 - digit))
    .join("")}`;
}

/**
 * A key with `low < key < high`; without `high`, any above `low`. It is longer than those made from a place, so that there
 * is always room between it and any other.
 */
export function between(low: string, high: string | undefined): string {
  let key = "";
  let below = high;
  for (;;) {
    const floor = digitAt(low, key.length) ?? 0;
    const ceiling = below === undefined ? 62 : (digitAt(below, key.length) ?? 0);
    if (ceiling - floor > 1) return (key + letter((floor + ceiling) >> 1)).padEnd(WIDTH + 2, letter(31));
    key += letter(floor);
    // The word is already below `high`, whatever follows; from here it only has to pass `low`.
    if (ceiling > floor) below = undefined;
  }
}

function digits(value: number): readonly number[] {
  const done: number[] = [];
  for (let rest = value, n = 0; n < WIDTH; n++) {
    done.push(rest % 62);
    rest = Math.floor(rest / 62);
  }
  return done.reverse();
}

function letter(digit: number): string {
  return ALPHABET[digit] ?? "";
}

function digitAt(word: string, place: number): number | undefined {
  const found = place < word.length ? ALPHABET.indexOf(word.charAt(place)) : -1;
  return found < 0 ? undefined : found;
}
