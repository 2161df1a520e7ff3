/** The small picture of a board: all that lies on it, drawn with its real shapes. */

import { around, type Box, grown } from "../geometry/box.ts";
import { byHeight, type Item } from "../model/item.ts";
import type { Look } from "../shapes/look.ts";
import { bounds, draw } from "../shapes/registry.ts";
import { isDrawn } from "../shapes/shape.ts";

/** In pixels: enough for a card on a dense screen. */
const PICTURE = { w: 512, h: 320 } as const;
/** A single note does not fill the picture. */
const LARGEST = 0.8;
const MARGIN = 0.06;
/** With more items than this, lines are left out: they are the dearest to draw, and too thin to be seen. */
const MANY = 3_000;
/**
 * Where few things lie, all are drawn as from nearby: from far away, titles are written large so that they can be read,
 * and would cover what is in so small a picture.
 */
const FEW = 300;
const NEAR = 0.6;

/** Draw items, given in any order, onto a canvas; false if there is nothing to see. */
export function drawPicture(canvas: HTMLCanvasElement, items: ReadonlyMap<string, Item>, look: Look): boolean {
  const drawn = [...items.values()]
    .filter(isDrawn)
    .filter((item) => item.kind !== "connector" || items.size <= MANY)
    .sort(byHeight);
  const whole = around(drawn.map((item) => bounds(item, items)));
  const ctx = canvas.getContext("2d", { alpha: false });
  if (!ctx || !whole) return false;
  canvas.width = PICTURE.w;
  canvas.height = PICTURE.h;
  ctx.fillStyle = look.desk;
  ctx.fillRect(0, 0, PICTURE.w, PICTURE.h);
  const { area, scale } = framed(whole);
  ctx.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
  const near = drawn.length <= FEW ? Math.max(scale, NEAR) : scale;
  for (const item of drawn) draw(item, { ctx, look, scale: near, items });
  return true;
}

/** The same as a small file; nothing if there is nothing to see. */
export async function pictureFile(items: ReadonlyMap<string, Item>, look: Look): Promise<Blob | undefined> {
  const canvas = document.createElement("canvas");
  if (!drawPicture(canvas, items, look)) return undefined;
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), "image/webp", 0.85));
}

/** What of the board the picture shows, and how small. */
function framed(whole: Box): { readonly area: Box; readonly scale: number } {
  const margin = Math.max(whole.w, whole.h) * MARGIN;
  const wide = grown(whole, margin);
  const scale = Math.min(LARGEST, PICTURE.w / wide.w, PICTURE.h / wide.h);
  const w = PICTURE.w / scale;
  const h = PICTURE.h / scale;
  return { area: { x: whole.x + whole.w / 2 - w / 2, y: whole.y + whole.h / 2 - h / 2, w, h }, scale };
}
