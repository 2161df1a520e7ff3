/**
 * Marks: which letters of a text are bold, italic, underlined or struck out. [X8]
 *
 * Ranges beside the plain text, in code points. They follow the text when it changes, here exactly as on the server.
 */

import type { Note } from "./item.ts";
import type { Splice } from "./splice.ts";

export type Mark = NonNullable<Note["marks"]>[number];
export type MarkName = Mark[2];

/** Within the text, none empty, those of one name joined where they touch, in order. */
function normal(marks: readonly Mark[], length: number): readonly Mark[] {
  const joined: Mark[] = [];
  for (const [start, end, name] of marks.toSorted(byName)) {
    const last = Math.min(end, length);
    if (start >= last) continue;
    const before = joined.at(-1);
    if (before?.[2] === name && before[1] >= start) {
      joined[joined.length - 1] = [before[0], Math.max(before[1], last), name];
    } else {
      joined.push([start, last, name]);
    }
  }
  return joined.sort((a, b) => a[0] - b[0] || a[1] - b[1] || byWord(a[2], b[2]));
}

/** The marks after a range was marked, or its mark was taken away; `length` is the text's. */
export function marked(marks: readonly Mark[], [start, end, name]: Mark, on: boolean, length: number): readonly Mark[] {
  if (on) return normal([...marks, [start, end, name]], length);
  const kept = marks.flatMap((mark): Mark[] =>
    mark[2] === name
      ? [
          [mark[0], Math.min(mark[1], start), name],
          [Math.max(mark[0], end), mark[1], name],
        ]
      : [mark],
  );
  return normal(kept, length);
}

/** The marks of a text after a splice; `length` is the new text's. */
export function shifted(marks: readonly Mark[], splice: Splice, length: number): readonly Mark[] {
  const moved = marks.map(([start, end, name]): Mark => [carried(start, splice), carried(end, splice), name]);
  return normal(moved, length);
}

/** Whether the whole range has the mark. */
export function covers(marks: readonly Mark[], [start, end, name]: Mark): boolean {
  return start < end && marks.some((mark) => mark[2] === name && mark[0] <= start && mark[1] >= end);
}

/** Where a place is after a splice: behind what is inserted right there, so that who writes on in bold stays bold. */
function carried(place: number, splice: Splice): number {
  let walked = 0;
  let now = place;
  for (const part of splice) {
    if (walked > place) break;
    if (typeof part === "string") now += [...part].length;
    else if (part > 0) walked += part;
    else {
      now -= Math.min(-part, place - walked);
      walked -= part;
    }
  }
  return now;
}

function byName(a: Mark, b: Mark): number {
  return byWord(a[2], b[2]) || a[0] - b[0] || a[1] - b[1];
}

function byWord(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
