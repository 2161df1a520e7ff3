/** Painting a part of the board: the desk with its dots, and what lies on it. */

import type { Editor } from "../editor/editor.ts";
import { type Box, grown } from "../geometry/box.ts";
import type { Look } from "../shapes/look.ts";
import { draw } from "../shapes/registry.ts";
import type { Brush } from "../shapes/shape.ts";

/** Board units between two dots of the desk. */
const STEP = 24;
/** Shadows and the titles of frames reach this many screen pixels out of the bounds that the index knows. */
export const OVERHANG = 30;

export interface Scene {
  readonly editor: Editor;
  readonly look: Look;
  readonly dpr: number;
}

/**
 * Paint `area` onto the context so that its corner is the context's; `scale` is device pixels per board unit. Where only
 * `part` of it is wanted, the context is clipped to that, and what lies elsewhere is not drawn.
 */
export function paintArea(scene: Scene, ctx: CanvasRenderingContext2D, area: Box, scale: number, part = area): void {
  paintDesk(scene, ctx, area, scale);
  const items = scene.editor.places.within(grown(part, (OVERHANG * scene.dpr) / scale));
  const { editor } = scene;
  const lifted = editor.lifted.peek();
  ctx.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
  const brush = brushFor(scene, ctx, scale);
  for (const item of items) if (!lifted.has(item.id)) draw(item, brush);
  ctx.setTransform(1, 0, 0, 1, 0, 0);
}

export function brushFor(scene: Scene, ctx: CanvasRenderingContext2D, scale: number): Brush {
  const { editor, look, dpr } = scene;
  return {
    ctx,
    look,
    scale: scale / dpr,
    items: editor.seen,
    writing: editor.writing.peek(),
    me: editor.me.peek()?.user,
  };
}

let dots: { canvas: HTMLCanvasElement; key: string } | undefined;

/** The bare desk. Its dots fade when one looks from far away. */
function paintDesk({ look, dpr }: Scene, ctx: CanvasRenderingContext2D, area: Box, scale: number): void {
  const { width, height } = ctx.canvas;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.fillStyle = look.desk;
  ctx.fillRect(0, 0, width, height);
  const strength = Math.min(1, (scale / dpr - 0.3) / 0.2);
  if (strength <= 0) return;
  const step = STEP * scale;
  const pattern = ctx.createPattern(dotTile(look.dots, Math.max(1, Math.round(step)), dpr), "repeat");
  if (!pattern) return;
  const part = step / Math.max(1, Math.round(step));
  const left = -((((area.x * scale) % step) + step) % step);
  const top = -((((area.y * scale) % step) + step) % step);
  pattern.setTransform(new DOMMatrix([part, 0, 0, part, left, top]));
  ctx.globalAlpha = strength;
  ctx.fillStyle = pattern;
  ctx.fillRect(0, 0, width, height);
  ctx.globalAlpha = 1;
}

function dotTile(color: string, size: number, dpr: number): HTMLCanvasElement {
  const key = `${color} ${size} ${dpr}`;
  if (dots?.key === key) return dots.canvas;
  const canvas = dots?.canvas ?? document.createElement("canvas");
  canvas.width = canvas.height = size;
  const ctx = canvas.getContext("2d");
  if (ctx) {
    ctx.fillStyle = color;
    ctx.beginPath();
    ctx.arc(size / 2, size / 2, Math.min(1.1 * dpr, size / 8), 0, 2 * Math.PI);
    ctx.fill();
  }
  dots = { canvas, key };
  return canvas;
}
