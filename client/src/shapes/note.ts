/** The note: a sheet of paper, square or wide, or a real disc. */

import type { Box } from "../geometry/box.ts";
import { covered, disc } from "../geometry/rim.ts";
import type { Note } from "../model/item.ts";
import { laid, letter, scaled } from "./lettering.ts";
import { edgeOf, inkOn, paper } from "./palette.ts";
import { type Brush, corners, type Lettering, type Shape, stretched } from "./shape.ts";

export const NOTE_RATIO: Readonly<Record<Note["shape"], number>> = { square: 1, wide: 2, round: 1 };

const CORNER = 3;
const LEAST = 24;
/** Under this many screen pixels a note is a patch of colour. */
const PATCH = 14;

export const note: Shape<Note> = {
  draw(item, brush) {
    const { ctx, look, scale } = brush;
    const color = paper(item.color, look);
    const round = item.shape === "round";
    const body = round ? disc(item) : item;
    if (body.w * scale < PATCH) {
      ctx.fillStyle = color;
      fillBody(ctx, body, round, 0);
      return;
    }
    if (!look.strong) shade(brush, body, round);
    ctx.fillStyle = color;
    fillBody(ctx, body, round, CORNER);
    ctx.strokeStyle = edgeOf(color, look);
    ctx.lineWidth = look.strong ? Math.max(2, 2 / scale) : Math.max(0.75, 0.75 / scale);
    ctx.stroke();
    if (brush.writing !== item.id && item.text !== "") letter(note.lettering(item, look, brush.items, scale), brush);
    if (item.author) signature(item, body, brush, color);
  },

  hit: (item, p, slack) => covered({ box: slackened(item, slack), round: item.shape === "round" }, p),

  bounds: (item) => item,

  handles: (item) => corners(item.shape === "round" ? disc(item) : item),

  pulled(item, handle, to) {
    const from = item.shape === "round" ? disc(item) : item;
    const box = stretched(from, handle, to, LEAST, from.w / from.h);
    return { x: box.x, y: box.y, w: box.w, h: box.h };
  },

  lettering(item, look): Lettering {
    const body: Box = item.shape === "round" ? disc(item) : item;
    // Laid out as if the note were 200 high and then scaled: a note keeps its lines while it is resized.
    const unit = Math.min(item.w, item.h) / 200;
    const room = {
      w: body.w / unit,
      // Room for the author's name at the foot; a disc has enough there.
      h: body.h / unit - (item.author && item.shape !== "round" ? 22 : 0),
      shape: item.shape,
      padding: 16,
      min: item.size === undefined ? 10 : item.size / unit,
      max: item.size === undefined ? 64 : item.size / unit,
    };
    return {
      box: body,
      fitted: scaled(laid(item.text, room), unit),
      align: "center",
      weight: 400,
      ink: inkOn(paper(item.color, look)),
      single: false,
    };
  },
};

/** Two flat shades, one near and one far: blur is the dearest thing to draw in software. */
function shade({ ctx, look, held = false }: Brush, body: Box, round: boolean): void {
  const unit = (Math.min(body.w, body.h) / 200) * (held ? 2 : 1);
  const far = { x: body.x + 4 * unit, y: body.y + 8 * unit, w: body.w - 8 * unit, h: body.h - 2 * unit };
  ctx.fillStyle = look.shadow[1];
  fillBody(ctx, far, round, CORNER);
  ctx.fillStyle = look.shadow[0];
  fillBody(ctx, { ...body, y: body.y + 2 * unit }, round, CORNER);
}

/** Fill the paper, and leave its outline as the current path. */
function fillBody(ctx: CanvasRenderingContext2D, body: Box, round: boolean, corner: number): void {
  ctx.beginPath();
  if (round) {
    ctx.ellipse(body.x + body.w / 2, body.y + body.h / 2, body.w / 2, body.h / 2, 0, 0, 2 * Math.PI);
  } else if (corner > 0) {
    ctx.roundRect(body.x, body.y, body.w, body.h, corner);
  } else {
    ctx.rect(body.x, body.y, body.w, body.h);
  }
  ctx.fill();
}

/** The author's name, small at the foot of the paper. */
function signature(item: Note, body: Box, brush: Brush, color: string): void {
  const { ctx, scale } = brush;
  const size = (11 * body.h) / 200;
  if (size * scale < 5) return;
  ctx.fillStyle = inkOn(color);
  ctx.globalAlpha = 0.75;
  ctx.font = `400 ${size}px ${ctx.font.slice(ctx.font.indexOf("px ") + 3)}`;
  ctx.textBaseline = "alphabetic";
  ctx.textAlign = item.shape === "round" ? "center" : "left";
  const x = item.shape === "round" ? body.x + body.w / 2 : body.x + size;
  ctx.fillText(item.author ?? "", x, body.y + body.h - size * 0.8, body.w * (item.shape === "round" ? 0.5 : 0.85));
  ctx.globalAlpha = 1;
}

function slackened(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by };
}
