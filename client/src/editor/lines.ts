/**
 * The text in the writing field with the canvas's own line breaks, so that both show the same lines, on a disc too.
 *
 * A soft break takes the place of the space it stands at, or is put between two characters of a long word. Before a line
 * that hangs under the text of a list's item it also has a tab, which the field shows as wide as the line is set in. All
 * places here are in UTF-16 units, as the field counts them.
 */

export interface Break {
  /** Where the break stands in the shown text, and how long it is there. */
  readonly at: number;
  readonly long: number;
  /** What stands there in the text itself: a space, or nothing. */
  readonly instead: string;
}

export interface Shown {
  readonly text: string;
  readonly breaks: readonly Break[];
}

interface ShownLine {
  readonly text: string;
  readonly hung?: boolean;
}

/** Lay the text out in the given lines. If they are not the text's own, it is shown as it is. */
export function broken(text: string, lines: readonly ShownLine[]): Shown {
  const breaks: Break[] = [];
  let shown = "";
  let at = 0;
  for (const [index, line] of lines.entries()) {
    if (index > 0) {
      const hard = take(HARD, text, at);
      const blanks = take(BLANKS, text, at);
      if (hard !== "") {
        shown += hard;
        at += hard.length;
      } else {
        const soft = line.hung ? "\n\t" : "\n";
        shown += blanks.slice(0, -1);
        breaks.push({ at: shown.length, long: soft.length, instead: blanks.slice(-1) });
        shown += soft;
        at += blanks.length;
      }
    }
    const lead = text.startsWith(line.text, at) ? "" : take(BLANKS, text, at);
    if (!text.startsWith(line.text, at + lead.length)) return { text, breaks: [] };
    shown += lead + line.text;
    at += lead.length + line.text.length;
  }
  return { text: shown + text.slice(at), breaks };
}

const HARD = /[^\S\n]*\n/y;
const BLANKS = /[^\S\n]*/y;

/** What the pattern finds exactly at `at`. */
function take(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** The text, and a place in it. */
interface Placed {
  readonly text: string;
  readonly caret: number;
}

/**
 * The text after the field's shown text became `value` with the caret at a place of it. `forward` says that Delete was
 * pressed and not Backspace.
 */
export function edited(shown: Shown, value: string, caret = value.length, forward = false): Placed {
  const shorter = Math.min(shown.text.length, value.length);
  let head = 0;
  while (head < shorter && shown.text[head] === value[head]) head++;
  let tail = 0;
  while (tail < shorter - head && shown.text.at(-1 - tail) === value.at(-1 - tail)) tail++;
  const cutEnd = shown.text.length - tail;
  const shift = value.length - shown.text.length;
  const cut = shift === -1 && cutEnd - head === 1 ? shown.breaks.find((one) => covers(one, head)) : undefined;
  const left = shown.breaks.flatMap((one) => remains(one, head, cutEnd, shift, one === cut));
  const found = unbroken(value, left, caret);
  if (cut?.instead !== "") return found;
  // A break that stands for nothing was deleted and nothing else: the person meant the character beside it.
  const place = unbroken(value, left, head).caret;
  const [from, to] = forward ? [place, place + 1] : [place - 1, place];
  return { text: found.text.slice(0, Math.max(0, from)) + found.text.slice(to), caret: Math.max(0, from) };
}

function covers({ at, long }: Break, place: number): boolean {
  return at <= place && place < at + long;
}

/** What is left in the field of a break, where a stretch of it was replaced. A break that was `cut` stands for nothing. */
function remains(one: Break, head: number, cutEnd: number, shift: number, cut: boolean): readonly Break[] {
  const { at, long, instead } = one;
  const end = at + long;
  if (end <= head) return [one];
  if (at >= cutEnd) return [{ ...one, at: at + shift }];
  const before = at < head ? [{ at, long: head - at, instead: cut ? "" : instead }] : [];
  const after = end > cutEnd ? [{ at: cutEnd + shift, long: end - cutEnd, instead: "" }] : [];
  return [...before, ...after];
}

/** The place in the text of a place in the shown text. */
export function inText(shown: Shown, place: number): number {
  return unbroken(shown.text, shown.breaks, place).caret;
}

/** The place in the shown text of a place in the text; at a break that is the start of the next line. */
export function inShown(shown: Shown, place: number): number {
  let moved = place;
  for (const { at, long, instead } of shown.breaks) {
    if (instead === "" ? at <= moved : at < moved) moved += long - instead.length;
  }
  return moved;
}

/** Where the caret belongs if it stands in the middle of a break: before it for who comes from behind it, else behind it. */
export function besideBreak(shown: Shown, place: number, from: number): number {
  const around = shown.breaks.find(({ at, long }) => at < place && place < at + long);
  if (!around) return place;
  return from === around.at + around.long ? around.at : around.at + around.long;
}

function unbroken(value: string, breaks: readonly Break[], caret: number): Placed {
  let text = "";
  let from = 0;
  let moved = caret;
  for (const { at, long, instead } of breaks) {
    text += value.slice(from, at) + instead;
    from = at + long;
    if (caret >= from) moved -= long - instead.length;
    else if (caret > at) moved -= caret - at - instead.length;
  }
  return { text: text + value.slice(from), caret: moved };
}
