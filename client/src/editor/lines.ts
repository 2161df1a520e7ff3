/**
 * The text in the writing field with the canvas's own line breaks, so that both show the same lines, on a disc too.
 *
 * A soft break takes the place of the space it stands at, or is put between two characters of a long word. All places
 * here are in UTF-16 units, as the field counts them.
 */

export interface Break {
  /** Where the break stands in the shown text. */
  readonly at: number;
  /** What stands there in the text itself: a space, or nothing. */
  readonly instead: string;
}

export interface Shown {
  readonly text: string;
  readonly breaks: readonly Break[];
}

/** Lay the text out in the given lines. If they are not the text's own, it is shown as it is. */
export function broken(text: string, lines: readonly { readonly text: string }[]): Shown {
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
        shown += blanks.slice(0, -1);
        breaks.push({ at: shown.length, instead: blanks.slice(-1) });
        shown += "\n";
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

/** The text after the field's shown text became `value`. `forward` says that Delete was pressed and not Backspace. */
export function edited(shown: Shown, value: string, forward = false): string {
  const shorter = Math.min(shown.text.length, value.length);
  let head = 0;
  while (head < shorter && shown.text[head] === value[head]) head++;
  let tail = 0;
  while (tail < shorter - head && shown.text.at(-1 - tail) === value.at(-1 - tail)) tail++;
  const cutEnd = shown.text.length - tail;
  const shift = value.length - shown.text.length;
  const kept = shown.breaks
    .filter(({ at }) => at < head || at >= cutEnd)
    .map(({ at, instead }) => ({ at: at < head ? at : at + shift, instead }));
  const lost = shown.breaks.filter(({ at }) => at >= head && at < cutEnd);
  // A break that stands for nothing was deleted and nothing else: the person meant the character beside it.
  const onlyBreak = shift === -1 && cutEnd - head === 1 && lost.length === 1 && lost[0]?.instead === "";
  if (onlyBreak) {
    const whole = unbroken(value, kept);
    const place = head - kept.filter(({ at, instead }) => at < head && instead === "").length;
    const [from, to] = forward ? [place, place + 1] : [place - 1, place];
    return whole.slice(0, from) + whole.slice(to);
  }
  return unbroken(value, kept);
}

/** The place in the text of a place in the shown text. */
export function inText(shown: Shown, place: number): number {
  return place - shown.breaks.filter(({ at, instead }) => instead === "" && at < place).length;
}

/** The place in the shown text of a place in the text; at a break that is the start of the next line. */
export function inShown(shown: Shown, place: number): number {
  let moved = place;
  for (const { at, instead } of shown.breaks) if (instead === "" && at <= moved) moved++;
  return moved;
}

function unbroken(value: string, breaks: readonly Break[]): string {
  let text = "";
  let from = 0;
  for (const { at, instead } of breaks) {
    text += value.slice(from, at) + instead;
    from = at + 1;
  }
  return text + value.slice(from);
}
