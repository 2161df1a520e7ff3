/** The note: a sheet of paper, square or wide, or a real disc. */

import type { Box } from "../geometry/box.ts";
import { alignOf } from "../geometry/fit.ts";
import { covered, disc } from "../geometry/rim.ts";
import type { Note } from "../model/item.ts";
import { drawBadges } from "./badgedraw.ts";
import { badgeAt, badgesOf, overhang, unitOf } from "./badges.ts";
import { laid, letter, scaled } from "./lettering.ts";
import { edgeOf, inkOn, paper } from "./palette.ts";
import { type Brush, corners, type Lettering, type Shape, stretched } from "./shape.ts";

export const NOTE_RATIO: Readonly<Record<Note["shape"], number>> = { square: 1, wide: 2, round: 1 };

const CORNER = 3;
const LEAST = 24;
/** Under this many screen pixels a note is a patch of colour. */
const PATCH = 14;
/** How much of the ink a hint has: less than words, and still enough to be read. */
const PALE = 0.62;

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
    fillBody(ctx, body, round, cornerAt(scale));
    ctx.strokeStyle = edgeOf(color, look);
    ctx.lineWidth = look.strong ? Math.max(2, 2 / scale) : Math.max(0.75, 0.75 / scale);
    ctx.stroke();
    if (item.text === "") hint(item, brush);
    else if (brush.writing !== item.id) letter(note.lettering(item, look, brush.items, scale), brush);
    drawBadges(item, color, brush);
  },

  hit: (item, p, slack, items) =>
    covered({ box: slackened(item, slack), round: item.shape === "round" }, p) ||
    (item.reactions !== undefined && badgeAt(item, p, items) !== undefined),

  bounds(item) {
    const below = overhang(item);
    return below === 0 ? item : { x: item.x, y: item.y, w: item.w, h: item.h + below };
  },

  handles: (item) => corners(item.shape === "round" ? disc(item) : item),

  pulled(item, handle, to) {
    const from = item.shape === "round" ? disc(item) : item;
    const box = stretched(from, handle, to, LEAST, from.w / from.h);
    return { x: box.x, y: box.y, w: box.w, h: box.h };
  },

  lettering(item, look, items): Lettering {
    const body: Box = item.shape === "round" ? disc(item) : item;
    // Laid out as if the note were 200 high and then scaled: a note keeps its lines while it is resized.
    const unit = unitOf(item);
    const room = {
      w: body.w / unit,
      h: body.h / unit,
      shape: item.shape,
      padding: 16,
      min: item.size === undefined ? 10 : item.size / unit,
      max: item.size === undefined ? 64 : item.size / unit,
      align: item.align,
      level: item.level,
      foot: badgesOf(item, items).foot,
    };
    const empty = item.text === "" ? scaled(laid(" ", room), unit) : undefined;
    return {
      box: body,
      fitted: scaled(laid(item.text, room), unit),
      align: item.align ?? alignOf(item.text),
      weight: 400,
      ink: inkOn(paper(item.color, look)),
      single: false,
      marks: item.marks,
      start: empty?.lines[0],
    };
  },
};

/** What is to be written here, pale, as long as nothing is. */
function hint(item: Note, brush: Brush): void {
  if (!item.hint) return;
  const { marks: _marks, size: _size, ...plain } = item;
  brush.ctx.save();
  brush.ctx.globalAlpha *= PALE;
  letter(note.lettering({ ...plain, text: item.hint }, brush.look, brush.items, brush.scale), brush);
  brush.ctx.restore();
}

/** Two flat shades, one near and one far: blur is the dearest thing to draw in software. */
function shade({ ctx, look, scale, held = false }: Brush, body: Box, round: boolean): void {
  const unit = (Math.min(body.w, body.h) / 200) * (held ? 2 : 1);
  const far = { x: body.x + 4 * unit, y: body.y + 8 * unit, w: body.w - 8 * unit, h: body.h - 2 * unit };
  ctx.fillStyle = look.shadow[1];
  fillBody(ctx, far, round, cornerAt(scale));
  ctx.fillStyle = look.shadow[0];
  fillBody(ctx, { ...body, y: body.y + 2 * unit }, round, cornerAt(scale));
}

/** A corner that is rounded by less than a pixel is drawn as a sharp one, which takes half the time. */
function cornerAt(scale: number): number {
  return CORNER * scale < 1 ? 0 : CORNER;
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

function slackened(box: Box, by: number): Box {
  return { x: box.x - by, y: box.y - by, w: box.w + 2 * by, h: box.h + 2 * by };
}
