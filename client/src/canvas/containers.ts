/** What the overlay shows of containers: where a load would come to lie, the cell in hand, and the outlines of groups. */

import { toScreen } from "../editor/camera.ts";
import { wholeOf } from "../editor/grouping.ts";
import { heldPart } from "../editor/parts.ts";
import type { Guide } from "../editor/preview.ts";
import type { Box } from "../geometry/box.ts";
import { ink } from "../geometry/contrast.ts";
import { cellBox } from "../geometry/lanes.ts";
import { FONT } from "../shapes/lettering.ts";
import { planOf } from "../shapes/plan.ts";
import { isDrawn } from "../shapes/shape.ts";
import type { Scene } from "./scene.ts";

/** The cells, piles and frames that what is in the hand would be put into. Board units. */
export function paintZones({ editor, look }: Scene, ctx: CanvasRenderingContext2D): void {
  const preview = editor.preview.peek();
  if (preview?.kind !== "zones") return;
  const px = 1 / editor.camera.peek().zoom;
  ctx.fillStyle = ctx.strokeStyle = look.accent;
  ctx.lineWidth = 2 * px;
  for (const { x, y, w, h } of preview.boxes) {
    ctx.beginPath();
    ctx.roundRect(x, y, w, h, 6);
    ctx.globalAlpha = 0.12;
    ctx.fill();
    ctx.globalAlpha = 1;
    ctx.stroke();
  }
}

/** The cell of a table that is in hand. */
export function paintPart({ editor, look }: Scene, ctx: CanvasRenderingContext2D): void {
  const held = heldPart(editor);
  if (held?.kind !== "cell" || editor.lifted.peek().size > 0) return;
  const { x, y, w, h } = onScreen(editor.camera.peek(), cellBox(planOf(held.table), held));
  ctx.strokeStyle = look.accent;
  ctx.lineWidth = 3;
  ctx.strokeRect(x + 1.5, y + 1.5, w - 3, h - 3);
}

/** The group that would be taken by a press on what is under the pointer. */
export function paintGroup({ editor, look }: Scene, ctx: CanvasRenderingContext2D): void {
  const item = editor.seen.get(editor.hovered.peek() ?? "");
  if (!isDrawn(item) || editor.tool.peek() !== "select" || editor.lifted.peek().size > 0) return;
  const whole = wholeOf(editor, item);
  const box = whole.kind === "group" && !editor.selection.peek().has(whole.id) ? editor.boundsOf(whole.id) : undefined;
  if (!box) return;
  const { x, y, w, h } = onScreen(editor.camera.peek(), box);
  ctx.strokeStyle = look.accent;
  ctx.lineWidth = 1;
  ctx.globalAlpha = 0.7;
  ctx.beginPath();
  ctx.roundRect(x - 3, y - 3, w + 6, h + 6, 4);
  ctx.stroke();
  ctx.globalAlpha = 1;
}

/** How wide a gap is, on a patch in the middle of its line, with an end at either side. Pixels. */
export function paintGap({ editor, look }: Scene, ctx: CanvasRenderingContext2D, guide: Guide): void {
  const camera = editor.camera.peek();
  const [a, b] = [toScreen(camera, guide.from), toScreen(camera, guide.to)];
  const across = Math.abs(b.x - a.x) >= Math.abs(b.y - a.y);
  ctx.beginPath();
  for (const { x, y } of [a, b]) {
    ctx.moveTo(across ? x : x - 4, across ? y - 4 : y);
    ctx.lineTo(across ? x : x + 4, across ? y + 4 : y);
  }
  ctx.stroke();
  const text = String(Math.round(guide.distance ?? 0));
  ctx.font = `600 11px ${FONT}`;
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  const width = ctx.measureText(text).width + 8;
  const [x, y] = [(a.x + b.x) / 2, (a.y + b.y) / 2];
  ctx.fillStyle = look.accent;
  ctx.beginPath();
  ctx.roundRect(x - width / 2, y - 8, width, 16, 4);
  ctx.fill();
  ctx.fillStyle = ink(look.accent);
  ctx.fillText(text, x, y + 0.5);
  ctx.textAlign = "left";
}

function onScreen(camera: Parameters<typeof toScreen>[0], box: Box): Box {
  const { x, y } = toScreen(camera, box);
  return { x, y, w: box.w * camera.zoom, h: box.h * camera.zoom };
}
