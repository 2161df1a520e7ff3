/**
 * Lists in plain text: a line that begins with "• ", "1. ", "☐ " or "☑ " is an item of one.
 *
 * The marker is part of the text, so that bots, exports and screen readers have it. Everything here answers what to
 * change in a text, as a splice that touches only what it has to, or nothing if there is nothing to change. Places are in
 * UTF-16 units, as fields count them.
 */

import { letters, markerOf } from "../geometry/words.ts";
import { normal, type Part, type Splice } from "../model/splice.ts";

export type ListKind = "bullet" | "number" | "check";

export const LIST_KINDS: readonly ListKind[] = ["bullet", "number", "check"];

interface Swap {
  readonly from: number;
  readonly to: number;
  readonly put: string;
}

interface TextLine {
  readonly start: number;
  readonly text: string;
}

/** Enter: the next item of the list that the caret is in, or its end if there is nothing in the item yet. */
export function continued(text: string, from: number, to = from): Splice | undefined {
  const line = lineAt(text, from);
  const marker = markerOf(line.text);
  if (marker === "" || from < line.start + marker.length) return undefined;
  if (from === to && line.text.trimEnd().length < marker.length) {
    return spliced(text, [{ from: line.start, to: line.start + line.text.length, put: "" }]);
  }
  return spliced(text, [{ from, to, put: `\n${following(marker)}` }, ...renumbered(text, to, marker)]);
}

/** What was just typed up to the caret makes the line one of a list: "- " and "* " do, and "[] ". */
export function begun(text: string, caret: number): Splice | undefined {
  const { start } = lineAt(text, caret);
  const typed = text.slice(start, caret);
  const put = /^[-*] $/.test(typed) ? "• " : /^(?:• )?\[ ?\] $/.test(typed) ? "☐ " : undefined;
  return put === undefined ? undefined : spliced(text, [{ from: start, to: caret, put }]);
}

/** Backspace right behind a marker takes it away. */
export function ended(text: string, caret: number): Splice | undefined {
  const { start, text: line } = lineAt(text, caret);
  const marker = markerOf(line);
  if (marker === "" || caret !== start + marker.length) return undefined;
  return spliced(text, [{ from: start, to: caret, put: "" }]);
}

/** Turn the lines that a selection touches into a list of a kind, or back if they are all that already. */
export function turned(text: string, kind: ListKind, from = 0, to = text.length): Splice {
  const touched = linesOf(text).filter(({ start, text: line }) => start <= to && start + line.length >= from);
  const filled = touched.filter(({ text: line }) => line.trim() !== "");
  // Of several lines the empty ones part them; a single empty one is where a list begins.
  const lines = filled.length > 0 ? filled : touched.slice(0, 1);
  const back = lines.every(({ text: line }) => kindOf(line) === kind);
  return spliced(
    text,
    lines.map(({ start, text: line }, n) => ({
      from: start,
      to: start + markerOf(line).length,
      put: back ? "" : kindOf(line) === kind && kind === "check" ? markerOf(line) : markerFor(kind, n + 1),
    })),
  );
}

/** The kind of list that all filled lines of the text are in, if they are in one. */
export function listKind(text: string): ListKind | undefined {
  const kinds = new Set(
    linesOf(text)
      .filter(({ text: line }) => line.trim() !== "")
      .map(({ text: line }) => kindOf(line)),
  );
  const [only, ...more] = kinds;
  return more.length === 0 ? only : undefined;
}

/** Tick the box at a place, in code points, or untick it. */
export function toggled(text: string, place: number): Splice | undefined {
  const box = [...text][place];
  if (box !== "☐" && box !== "☑") return undefined;
  return normal([place, box === "☐" ? "☑" : "☐", -1]);
}

/** Where the box of the line at a place stands, in code points, if it has one. */
export function boxIn(text: string, unit: number): number | undefined {
  const { start, text: line } = lineAt(text, unit);
  return kindOf(line) === "check" ? letters(text.slice(0, start)) : undefined;
}

/** Tick the first box that is not; when all are, untick them. */
export function tickedNext(text: string): Splice | undefined {
  const boxes = linesOf(text).filter(({ text: line }) => kindOf(line) === "check");
  if (boxes.length === 0) return undefined;
  const open = boxes.find(({ text: line }) => line.startsWith("☐"));
  const swaps = (open ? [open] : boxes).map(({ start }) => ({ from: start, to: start + 1, put: open ? "☑" : "☐" }));
  return spliced(text, swaps);
}

function kindOf(line: string): ListKind | undefined {
  const marker = markerOf(line);
  if (marker === "") return undefined;
  if (marker === "• ") return "bullet";
  return /^\d/.test(marker) ? "number" : "check";
}

function markerFor(kind: ListKind, count: number): string {
  return { bullet: "• ", number: `${count}. `, check: "☐ " }[kind];
}

/** The marker of the item after one with this marker. */
function following(marker: string): string {
  if (marker === "☑ ") return "☐ ";
  return /^\d/.test(marker) ? `${Number.parseInt(marker, 10) + 1}. ` : marker;
}

/** The numbers below count on behind one that comes in between. */
function renumbered(text: string, place: number, marker: string): readonly Swap[] {
  if (!/^\d/.test(marker)) return [];
  const swaps: Swap[] = [];
  let expected = Number.parseInt(marker, 10) + 1;
  for (const { start, text: line } of linesOf(text).filter((one) => one.start > place)) {
    const own = markerOf(line);
    if (own !== `${expected}. `) break;
    expected += 1;
    swaps.push({ from: start, to: start + own.length - 2, put: String(expected) });
  }
  return swaps;
}

function lineAt(text: string, place: number): TextLine {
  const start = text.lastIndexOf("\n", place - 1) + 1;
  const end = text.indexOf("\n", place);
  return { start, text: text.slice(start, end < 0 ? text.length : end) };
}

function linesOf(text: string): readonly TextLine[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const here = { start, text: line };
    start += line.length + 1;
    return here;
  });
}

function spliced(text: string, swaps: readonly Swap[]): Splice {
  let walked = 0;
  const parts = swaps.flatMap(({ from, to, put }): Part[] => {
    const keep = letters(text.slice(walked, from));
    walked = to;
    return put === text.slice(from, to) ? [keep, letters(put)] : [keep, put, -letters(text.slice(from, to))];
  });
  return normal(parts);
}
