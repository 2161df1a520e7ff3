/** Where the writing field lies: over the words as the canvas draws them, line by line and pixel by pixel. */

import { LINE_HEIGHT } from "../geometry/fit.ts";
import { baseline, fontOf } from "../shapes/lettering.ts";
import type { Lettering } from "../shapes/shape.ts";
import { type Camera, toScreen } from "./camera.ts";

/** Lay the field over the words. */
export function overlay(field: HTMLTextAreaElement, words: Lettering, camera: Camera): void {
  const { zoom } = camera;
  const { box, fitted } = words;
  const corner = toScreen(camera, box);
  const lineHeight = fitted.size * LINE_HEIGHT * zoom;
  const first = fitted.lines[0] ?? words.start;
  const top = first
    ? first.y * zoom - baseline(fitted.size * zoom, lineHeight, words.weight)
    : emptyTop(words, lineHeight, zoom);
  const { before, after } = asides(words);
  const { style } = field;
  style.transform = `translate(${corner.x}px, ${corner.y}px)`;
  style.width = `${Math.max(box.w, 2) * zoom}px`;
  style.height = `${Math.max(box.h * zoom, lineHeight + top)}px`;
  style.padding = `${Math.max(0, top)}px ${after * zoom}px 0 ${before * zoom}px`;
  style.font = fontOf(fitted.size * zoom, words.weight);
  style.lineHeight = `${lineHeight}px`;
  style.textAlign = words.align;
  style.background = words.ground ?? "transparent";
  style.color = style.caretColor = words.ink;
  field.scrollTop = 0;
}

function emptyTop(words: Lettering, lineHeight: number, zoom: number): number {
  return words.align === "center" ? Math.max(0, (words.box.h * zoom - lineHeight) / 2) : 0;
}

/** How far from the sides of the box the lines begin that stand at one of them. */
function asides({ align, box, fitted, start }: Lettering): { readonly before: number; readonly after: number } {
  const lines = fitted.lines.length > 0 ? fitted.lines : start ? [{ x: start.x, width: 0, hung: false }] : [];
  const outer = lines.some((line) => !line.hung) ? lines.filter((line) => !line.hung) : lines;
  if (align === "center" || outer.length === 0) return { before: 0, after: 0 };
  if (align === "left") return { before: Math.max(0, Math.min(...outer.map((line) => line.x))), after: 0 };
  return { before: 0, after: Math.max(0, box.w - Math.max(...outer.map((line) => line.x + line.width))) };
}

/**
 * Lines that hang under a list's item begin with a tab. All tabs are of one width, and the backdrop draws the letters: what
 * matters is that the caret is right in the line that it is in, which begins no later than `place`, in code points.
 */
export function setIn(field: HTMLTextAreaElement, { align, fitted }: Lettering, zoom: number, place: number): void {
  const at = fitted.lines.findLastIndex((line) => line.from <= place);
  const line = fitted.lines[at];
  if (!line?.hung) return;
  const item = fitted.lines.slice(0, at).findLast((one) => !one.hung);
  if (!item) return;
  const hang = align === "right" ? item.x + item.width - line.x - line.width : line.x - item.x;
  field.style.tabSize = `${Math.max(1, hang * zoom)}px`;
}
