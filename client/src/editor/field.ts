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
  const first = fitted.lines[0];
  const top = first
    ? first.y * zoom - baseline(fitted.size * zoom, lineHeight, words.weight)
    : emptyTop(words, lineHeight, zoom);
  const left = alignedLeft(words) ? (first?.x ?? 0) * zoom : 0;
  const { style } = field;
  style.transform = `translate(${corner.x}px, ${corner.y}px)`;
  style.width = `${Math.max(box.w, 2) * zoom}px`;
  style.height = `${Math.max(box.h * zoom, lineHeight + top)}px`;
  style.padding = `${Math.max(0, top)}px 0 0 ${left}px`;
  style.font = fontOf(fitted.size * zoom, words.weight);
  style.lineHeight = `${lineHeight}px`;
  style.textAlign = left > 0 ? "left" : words.align;
  style.background = words.ground ?? "transparent";
  style.color = style.caretColor = words.ink;
  field.scrollTop = 0;
}

function emptyTop(words: Lettering, lineHeight: number, zoom: number): number {
  return words.align === "center" ? Math.max(0, (words.box.h * zoom - lineHeight) / 2) : 0;
}

/** Whether all lines begin at one place although they differ in width. */
function alignedLeft(words: Lettering): boolean {
  const [first, ...rest] = words.fitted.lines;
  return first !== undefined && rest.length > 0 && rest.every((line) => Math.abs(line.x - first.x) < 0.01);
}
