/** The frame: a titled place on the desk; what belongs to it moves along. */

import { grown, holds } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import type { Frame } from "../model/item.ts";
import { drawLanes, headAt, headFaces } from "./framelanes.ts";
import { laid, letter } from "./lettering.ts";
import { mixed, onDesk, paper } from "./palette.ts";
import { corners, type Shape, stretched } from "./shape.ts";

const LEAST = 80;
const TITLE = 20;
/** A title never gets smaller than this on the screen: it is what one looks for from far away. */
const TITLE_PIXELS = 12;

export const frame: Shape<Frame> = {
  draw(item, brush) {
    const { ctx, look, scale } = brush;
    const line = item.color === undefined ? look.edge : onDesk(item.color, look, 3);
    ctx.fillStyle =
      item.color === undefined ? look.panel : mixed(look.panel, paper(item.color, look), look.dark ? 0.12 : 0.2);
    ctx.beginPath();
    ctx.roundRect(item.x, item.y, item.w, item.h, 6);
    ctx.fill();
    ctx.strokeStyle = line;
    ctx.globalAlpha = look.strong ? 1 : 0.6;
    ctx.lineWidth = (look.strong ? 2 : 1) / Math.min(scale, 1);
    ctx.stroke();
    ctx.globalAlpha = 1;
    drawLanes(item, brush);
    if (brush.writing === item.id || item.text === "") return;
    const words = frame.lettering(item, look, brush.items, scale);
    ctx.save();
    ctx.beginPath();
    ctx.rect(words.box.x, words.box.y, item.w, words.box.h);
    ctx.clip();
    letter(words, brush);
    ctx.restore();
  },

  /** Its edge, its title and those of its lanes: the inside belongs to what lies in it, and to the marquee. */
  hit: (item, p, slack) =>
    (holds(grown(item, slack), p) && !holds(grown(item, -slack), p)) ||
    onTitle(item, p) ||
    headAt(item, p) !== undefined,

  bounds: (item) => ({ x: item.x, y: item.y - TITLE * 1.6, w: item.w, h: item.h + TITLE * 1.6 }),

  handles: (item) => corners(item),

  pulled(item, handle, to, keep) {
    const box = stretched(item, handle, to, LEAST, keep ? item.w / item.h : undefined);
    return { x: box.x, y: box.y, w: box.w, h: box.h };
  },

  lettering(item, look, _items, scale) {
    const size = Math.max(TITLE, TITLE_PIXELS / scale);
    const h = size * 1.6;
    const fitted = laid(item.text, { w: 1e6, h, shape: "line", padding: 0, min: size, max: size }, 650);
    const lines = fitted.lines.slice(0, 1).map((line) => ({ ...line, x: 0, y: h - size * 0.5 }));
    return {
      box: { x: item.x, y: item.y - h, w: item.w, h },
      fitted: { ...fitted, lines },
      align: "left",
      weight: 650,
      ink: item.color === undefined ? look.ink : onDesk(item.color, look),
      single: true,
    };
  },

  faces: (item) => headFaces(item),
};

function onTitle(item: Frame, p: Point): boolean {
  return holds({ x: item.x, y: item.y - TITLE * 1.6, w: Math.min(item.w, titleWidth(item)), h: TITLE * 1.6 }, p);
}

function titleWidth(item: Frame): number {
  return Math.max(80, item.text.length * TITLE * 0.6);
}
