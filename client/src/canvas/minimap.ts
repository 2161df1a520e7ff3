/** The board from so far away that every item is a patch: where things are, where I look, and where the others do. */

import type { Editor } from "../editor/editor.ts";
import { around, type Box, grown } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import { field, isPlaced } from "../model/item.ts";
import type { Look } from "../shapes/look.ts";
import { onDesk, paper } from "../shapes/palette.ts";
import { isDrawn } from "../shapes/shape.ts";

/** A patch is at least so many pixels. */
const LEAST = 1.5;

/** Which part of the board the map shows, and how many pixels of the map a board unit is. */
export interface MapView {
  readonly area: Box;
  readonly scale: number;
}

/** The map's part of the board: all that lies on it, and what is on the screen. */
export function mapView(editor: Editor, width: number, height: number): MapView {
  const all = editor.places.whole();
  const whole = (all && around([all, editor.view.peek()])) ?? editor.view.peek();
  const area = grown(whole, Math.max(whole.w, whole.h) * 0.04);
  const scale = Math.min(width / area.w, height / area.h);
  return {
    area: {
      x: area.x - (width / scale - area.w) / 2,
      y: area.y - (height / scale - area.h) / 2,
      w: width / scale,
      h: height / scale,
    },
    scale,
  };
}

/** Paint the items; what moves often is painted over them by `paintViews`. */
export function paintMap(ctx: CanvasRenderingContext2D, editor: Editor, look: Look, { area }: MapView): void {
  const { width, height } = ctx.canvas;
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.fillStyle = look.desk;
  ctx.fillRect(0, 0, width, height);
  const part = width / area.w;
  const frames: Box[] = [];
  const patches: { box: Box; color: string }[] = [];
  for (const item of editor.session.items.values()) {
    if (!isDrawn(item) || !isPlaced(item)) continue;
    if (item.kind === "frame" || item.kind === "table") frames.push(item);
    else patches.push({ box: item, color: String(field(item, "color") ?? field(item, "edge") ?? "gray") });
  }
  const fill = (box: Box): void => {
    const [x, y] = [(box.x - area.x) * part, (box.y - area.y) * part];
    ctx.fillRect(x, y, Math.max(LEAST, box.w * part), Math.max(LEAST, box.h * part));
  };
  ctx.fillStyle = look.panel;
  ctx.strokeStyle = look.edge;
  ctx.lineWidth = 1;
  for (const box of frames) {
    fill(box);
    ctx.strokeRect((box.x - area.x) * part, (box.y - area.y) * part, box.w * part, box.h * part);
  }
  for (const { box, color } of patches) {
    ctx.fillStyle = paper(color, look);
    fill(box);
  }
}

/** Paint the part that I see, and a dot in the middle of what each other person sees. */
export function paintViews(ctx: CanvasRenderingContext2D, editor: Editor, look: Look, { area }: MapView): void {
  const part = ctx.canvas.width / area.w;
  const at = (p: Point): Point => ({ x: (p.x - area.x) * part, y: (p.y - area.y) * part });
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  const view = editor.view.peek();
  const corner = at(view);
  ctx.strokeStyle = look.accent;
  ctx.lineWidth = Math.max(2, ctx.canvas.width / 100);
  ctx.strokeRect(corner.x, corner.y, view.w * part, view.h * part);
  for (const person of editor.people.peek()) {
    if (person.me || person.bot || !person.view) continue;
    const [x, y, w, h] = person.view;
    const middle = at({ x: x + w / 2, y: y + h / 2 });
    ctx.beginPath();
    ctx.arc(middle.x, middle.y, Math.max(4, ctx.canvas.width / 45), 0, 2 * Math.PI);
    ctx.fillStyle = onDesk(person.color, look, 3);
    ctx.fill();
    ctx.strokeStyle = look.desk;
    ctx.lineWidth = 2;
    ctx.stroke();
  }
}
