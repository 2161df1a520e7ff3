/**
 * What is seen of the words while they are written, where the field cannot show them: marks, boxes to tick, and whatever
 * else the canvas draws its own way.
 *
 * It lies right behind the field, which then has a caret and a selection but letters of no colour, and is drawn with the
 * same strokes as the board itself. So words look the same before, during and after they are written.
 */

import { grown } from "../geometry/box.ts";
import { letter } from "../shapes/lettering.ts";
import type { Look } from "../shapes/look.ts";
import type { Lettering } from "../shapes/shape.ts";
import { type Camera, type Size, toScreen } from "./camera.ts";

export class Backdrop {
  readonly #canvas = document.createElement("canvas");
  readonly #ctx = this.#canvas.getContext("2d");

  constructor(field: HTMLElement) {
    this.#canvas.className = "desk-backdrop";
    this.#canvas.setAttribute("aria-hidden", "true");
    this.#canvas.hidden = true;
    field.before(this.#canvas);
  }

  close(): void {
    this.#canvas.remove();
  }

  hide(): void {
    this.#canvas.hidden = true;
  }

  /** Draw the words where they are on a screen of this size. */
  show(words: Lettering, camera: Camera, screen: Size, look: Look): void {
    const ctx = this.#ctx;
    if (!ctx) return;
    const dpr = Math.min(3, window.devicePixelRatio || 1);
    const box = grown(words.box, words.fitted.size);
    const from = toScreen(camera, box);
    const to = toScreen(camera, { x: box.x + box.w, y: box.y + box.h });
    // No more than what can be seen: near enough, a note is larger than any canvas may be.
    const left = Math.floor(Math.max(0, from.x));
    const top = Math.floor(Math.max(0, from.y));
    const width = Math.ceil(Math.min(screen.w, to.x)) - left;
    const height = Math.ceil(Math.min(screen.h, to.y)) - top;
    this.#canvas.hidden = width <= 0 || height <= 0;
    if (this.#canvas.hidden) return;
    this.#canvas.width = Math.ceil(width * dpr);
    this.#canvas.height = Math.ceil(height * dpr);
    const { style } = this.#canvas;
    style.transform = `translate(${left}px, ${top}px)`;
    style.width = `${width}px`;
    style.height = `${height}px`;
    const scale = camera.zoom * dpr;
    ctx.setTransform(scale, 0, 0, scale, -(camera.x * camera.zoom + left) * dpr, -(camera.y * camera.zoom + top) * dpr);
    if (words.ground !== undefined) {
      ctx.fillStyle = words.ground;
      ctx.fillRect(words.box.x, words.box.y, words.box.w, words.box.h);
    }
    letter(words, { ctx, look, scale: camera.zoom, items: new Map() });
  }
}

/** Whether the field alone does not show the words as the board does. */
export function needsBackdrop({ marks, fitted }: Lettering): boolean {
  return (marks?.length ?? 0) > 0 || fitted.lines.some((line) => line.hung || /^[☐☑]/.test(line.text));
}
