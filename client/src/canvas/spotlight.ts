/** Dimming everything but what was found: a veil over the board with holes in it, so that nothing is drawn anew. */

import { toScreen } from "../editor/camera.ts";
import { grown, meets } from "../geometry/box.ts";
import type { Scene } from "./scene.ts";

const VEIL = 0.72;
/** Screen pixels around what was found. */
const AROUND = 6;

export function paintSpotlight({ editor, look }: Scene, ctx: CanvasRenderingContext2D): void {
  const found = editor.found.peek();
  if (!found) return;
  const camera = editor.camera.peek();
  const { w, h } = editor.size.peek();
  const view = grown(editor.view.peek(), AROUND / camera.zoom);
  ctx.beginPath();
  ctx.rect(0, 0, w, h);
  ctx.fillStyle = look.desk;
  ctx.globalAlpha = VEIL;
  ctx.fill();
  ctx.globalAlpha = 1;
  for (const id of found) {
    const box = editor.boundsOf(id);
    if (!box || !meets(box, view)) continue;
    const { x, y } = toScreen(camera, box);
    ctx.clearRect(x - AROUND, y - AROUND, box.w * camera.zoom + 2 * AROUND, box.h * camera.zoom + 2 * AROUND);
  }
}
