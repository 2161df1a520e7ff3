/**
 * One line of words on the canvas, with its marks.
 *
 * Marks never move a letter: lines are laid out as if all letters were regular. Bold is the same letters with a thin
 * edge of their own ink, italic the same letters slanted, and the other two are lines. So a text has the same lines
 * here, in the writing field and in every export.
 */

import type { Line } from "../geometry/fit.ts";
import type { Point } from "../geometry/point.ts";
import { letters, rightToLeft } from "../geometry/words.ts";
import type { Mark, MarkName } from "../model/marks.ts";
import { unitAt } from "../model/splice.ts";
import { drawBox } from "./tick.ts";

/** In sizes of the letters. */
const BOLD = 0.035;
const THICK = 0.065;
const UNDER = 0.11;
const THROUGH = -0.29;
/** How far a letter leans over for its height: twelve degrees. */
const SLANT = 0.2126;

const FROM_RIGHT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]/;
const FROM_LEFT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]/u;

interface Inked {
  readonly ink: string;
  readonly fitted: { readonly size: number };
  readonly marks?: readonly Mark[] | undefined;
}

/** A stretch of a line, in code points of the line, in which all letters have the same marks. */
export interface Run {
  readonly start: number;
  readonly end: number;
  readonly marks: ReadonlySet<MarkName>;
}

/** Write a line whose left end and baseline are at `at`. The context has the font, and aligns at the left. */
export function write(ctx: CanvasRenderingContext2D, line: Line, at: Point, { ink, fitted, marks }: Inked): void {
  const { size } = fitted;
  const mirrored = FROM_RIGHT.test(line.text);
  if (mirrored) ctx.direction = rightToLeft(line.text) ? "rtl" : "ltr";
  const box = mirrored ? undefined : /^[☐☑](?= |$)/.exec(line.text)?.[0];
  const runs = marks ? runsOf(line, marks) : [];
  if (box === undefined && runs.length === 0) {
    ctx.fillText(line.text, at.x, at.y);
  } else {
    if (box !== undefined) drawBox(ctx, at, ctx.measureText(box).width, size, ink, box === "☑");
    const parts = runs.length > 0 ? runs : [{ start: 0, end: letters(line.text), marks: NONE }];
    const shown = mirrored && FROM_LEFT.test(line.text) ? evened(parts) : parts;
    for (const run of shown) writeRun(ctx, line, at, run, { ink, size, skipped: box === undefined ? 0 : 1, mirrored });
  }
  if (mirrored) ctx.direction = "inherit";
}

const NONE: ReadonlySet<MarkName> = new Set();

interface RunInk {
  readonly ink: string;
  readonly size: number;
  /** How many characters at the head of the line have been drawn already. */
  readonly skipped: number;
  readonly mirrored: boolean;
}

function writeRun(ctx: CanvasRenderingContext2D, line: Line, at: Point, run: Run, inked: RunInk): void {
  const { ink, size, skipped, mirrored } = inked;
  const start = unitAt(line.text, Math.max(run.start, skipped));
  const piece = line.text.slice(start, unitAt(line.text, run.end));
  if (piece === "") return;
  const before = start === 0 ? 0 : ctx.measureText(line.text.slice(0, start)).width;
  const width = ctx.measureText(piece).width;
  const x = mirrored ? at.x + ctx.measureText(line.text).width - before - width : at.x + before;
  const slanted = run.marks.has("italic");
  if (slanted) {
    ctx.save();
    ctx.transform(1, 0, -SLANT, 1, SLANT * at.y, 0);
  }
  ctx.fillText(piece, x, at.y);
  if (run.marks.has("bold")) {
    ctx.strokeStyle = ink;
    ctx.lineWidth = BOLD * size;
    ctx.lineJoin = "round";
    ctx.strokeText(piece, x, at.y);
  }
  if (slanted) ctx.restore();
  if (run.marks.has("underline")) ctx.fillRect(x, at.y + UNDER * size, width, THICK * size);
  if (run.marks.has("strike")) ctx.fillRect(x, at.y + THROUGH * size, width, THICK * size);
}

/** The line parted where its marks change; nothing if no mark reaches into it. */
export function runsOf(line: Line, marks: readonly Mark[]): readonly Run[] {
  const length = letters(line.text);
  const own = marks
    .map(([from, to, name]) => ({ start: Math.max(0, from - line.from), end: Math.min(length, to - line.from), name }))
    .filter(({ start, end }) => start < end);
  if (own.length === 0) return [];
  const cuts = [...new Set([0, length, ...own.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, n) => {
    const end = cuts[n + 1] ?? length;
    const names = own.filter((mark) => mark.start <= start && mark.end >= end).map((mark) => mark.name);
    return { start, end, marks: new Set(names) };
  });
}

/**
 * Where a line mixes both directions, nothing here knows where its pieces stand: it is drawn in one, with the marks that
 * all of it has.
 */
function evened(runs: readonly Run[]): readonly Run[] {
  const [first, ...rest] = runs;
  if (!first) return [];
  const names = [...first.marks].filter((name) => rest.every((run) => run.marks.has(name)));
  return [{ start: 0, end: rest.at(-1)?.end ?? first.end, marks: new Set(names) }];
}
