/** Words on the canvas: measured once, laid out once, and drawn as bars when they are too small to be read. */

import { type Fitted, fit, type Measure, type Room } from "../geometry/fit.ts";
import { write } from "./line.ts";
import type { Brush, Lettering } from "./shape.ts";

export const FONT = '"Atkinson Hyperlegible Next Variable", system-ui, sans-serif';

/** Under this many screen pixels words are drawn as bars. */
const READABLE = 3;
const REMEMBERED = 40_000;

let widths = new Map<string, number>();
let fits = new Map<string, Fitted>();
let ruler: CanvasRenderingContext2D | null | undefined;

/** Forget everything measured: the font has arrived, or changed. */
export function forgetMeasures(): void {
  widths = new Map();
  fits = new Map();
}

export function fontOf(size: number, weight: number): string {
  return `${weight} ${size}px ${FONT}`;
}

/** The layout of `text` in `room`, remembered. */
export function laid(text: string, room: Room, weight = 400): Fitted {
  const { w, h, shape, padding, min, max, align = "", level = "", foot = 0 } = room;
  const key = `${w} ${h} ${shape} ${padding} ${min} ${max} ${align} ${level} ${foot} ${weight} ${text}`;
  const known = fits.get(key);
  if (known) return known;
  const fresh = fit(text, room, weight === 400 ? regular : bold);
  if (fits.size > REMEMBERED) fits = new Map();
  fits.set(key, fresh);
  return fresh;
}

/** The same layout, larger or smaller. */
export function scaled(fitted: Fitted, by: number): Fitted {
  if (by === 1) return fitted;
  const lines = fitted.lines.map((line) => ({
    text: line.text,
    x: line.x * by,
    y: line.y * by,
    width: line.width * by,
    from: line.from,
    hung: line.hung,
  }));
  return { size: fitted.size * by, lines, overflow: fitted.overflow };
}

const regular: Measure = (piece) => measured(piece, 400);
const bold: Measure = (piece) => measured(piece, 650);

/** The width of a piece of text at 100 px, remembered. */
export function widthOf(piece: string, weight: number): number {
  return measured(piece, weight);
}

function measured(piece: string, weight: number): number {
  const key = `${weight}${piece}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const width = rulerAt(weight)?.measureText(piece).width ?? piece.length * 50;
  if (widths.size > REMEMBERED) widths = new Map();
  widths.set(key, width);
  return width;
}

/** A context that measures at 100 px. Without a document, as in tests of pure floors, there is none. */
function rulerAt(weight: number): CanvasRenderingContext2D | null {
  if (ruler === undefined) {
    ruler = typeof document === "undefined" ? null : document.createElement("canvas").getContext("2d");
  }
  if (ruler) ruler.font = fontOf(100, weight);
  return ruler;
}

/**
 * How far below the top of a line its baseline lies in a browser's own layout, in screen pixels: browsers round a font's
 * height above and below the baseline to whole pixels, each on its own.
 */
export function baseline(size: number, lineHeight: number, weight: number): number {
  const ctx = rulerAt(weight);
  if (!ctx) return lineHeight * 0.75;
  const { fontBoundingBoxAscent, fontBoundingBoxDescent } = ctx.measureText("x");
  const ascent = Math.round((fontBoundingBoxAscent * size) / 100);
  const descent = Math.round((fontBoundingBoxDescent * size) / 100);
  return (lineHeight - ascent - descent) / 2 + ascent;
}

/** Draw the words where they stand. */
export function letter(words: Lettering, brush: Brush): void {
  const { ctx, scale } = brush;
  const { box, fitted } = words;
  ctx.fillStyle = words.ink;
  if (fitted.size * scale < READABLE) {
    ctx.globalAlpha = 0.4;
    const thick = fitted.size * 0.55;
    for (const line of fitted.lines) ctx.fillRect(box.x + line.x, box.y + line.y - thick, line.width, thick);
    ctx.globalAlpha = 1;
    return;
  }
  ctx.font = fontOf(fitted.size, words.weight);
  ctx.textAlign = "left";
  ctx.textBaseline = "alphabetic";
  for (const line of fitted.lines) {
    if (line.y > box.h + fitted.size) break;
    write(ctx, line, { x: box.x + line.x, y: box.y + line.y }, words);
  }
}
