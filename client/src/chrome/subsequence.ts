/** Finding by a few letters: "alr" finds "Align right". Case and accents do not count. */

/** A letter that begins a word says more than one in the middle, and one right after the last hit says more than a gap. */
const BEGINS = 8;
const FOLLOWS = 5;
const GAP = 1;

/** How well the letters of a query fit a text in their order; undefined if they do not. More is better. */
export function fitness(query: string, text: string): number | undefined {
  const wanted = [...folded(query)].filter((letter) => letter !== " ");
  const letters = [...folded(text)];
  let best: number | undefined;
  // Where it begins decides how well it goes on; the first place is not always the best one.
  for (const [start, letter] of letters.entries()) {
    if (letter !== wanted[0]) continue;
    // Beginnings of words are looked for first; where that leads past a letter, the nearest places do.
    const found = from(start, wanted, letters, true) ?? from(start, wanted, letters, false);
    if (found === undefined) break;
    if (best === undefined || found > best) best = found;
  }
  return wanted.length === 0 ? 0 : best;
}

function from(start: number, wanted: readonly string[], letters: readonly string[], leap: boolean): number | undefined {
  let at = start;
  let score = begins(letters, start) ? BEGINS : 0;
  for (const letter of wanted.slice(1)) {
    const next = nextPlace(letters, letter, at + 1, leap);
    if (next === undefined) return undefined;
    score += next === at + 1 ? FOLLOWS : begins(letters, next) ? BEGINS - GAP : -GAP * Math.min(8, next - at);
    at = next;
  }
  // Of two that fit alike, the shorter one was meant.
  return score - letters.length / 100 - start / 50;
}

/** Right after the last hit, else with a leap to the next beginning of a word, else anywhere. */
function nextPlace(letters: readonly string[], letter: string, after: number, leap: boolean): number | undefined {
  if (!leap) {
    const next = letters.indexOf(letter, after);
    return next < 0 ? undefined : next;
  }
  if (letters[after] === letter) return after;
  let anywhere: number | undefined;
  for (let at = after; at < letters.length; at++) {
    if (letters[at] !== letter) continue;
    if (begins(letters, at)) return at;
    anywhere ??= at;
  }
  return anywhere;
}

function begins(letters: readonly string[], at: number): boolean {
  return at === 0 || !/[\p{L}\p{N}]/u.test(letters[at - 1] ?? "");
}

function folded(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
}
