/** The shape: a form with an edge, a fill or none, and words inside of it. */

import { type Box, grown, holds } from "../geometry/box.ts";
import { type Contour, flattened, gap, mapped, surrounds } from "../geometry/contour.ts";
import { alignOf } from "../geometry/fit.ts";
import { minus, plus } from "../geometry/point.ts";
import type { Figure } from "../model/item.ts";
import { type Drawing, FORMS } from "./forms.ts";
import { laid, letter, scaled } from "./lettering.ts";
import { inkOn, onDesk, paper } from "./palette.ts";
import { corners, type Lettering, type Shape, stretched } from "./shape.ts";

const LEAST = 16;
/** The shorter side of a shape whose words are 10 to 28 high. */
const UNIT = 120;

export const figure: Shape<Figure> = {
  draw(item, brush) {
    const { ctx, look, scale } = brush;
    const { rim, lines = [] } = drawingOf(item);
    ctx.beginPath();
    trace(ctx, rim, item);
    const fill = fillOf(item);
    if (fill !== undefined) {
      ctx.fillStyle = paper(fill, look);
      ctx.fill();
    }
    if (item.width > 0) {
      ctx.strokeStyle = onDesk(item.edge, look, 3);
      ctx.lineWidth = Math.max(look.strong ? item.width * 1.5 : item.width, 1 / scale);
      ctx.lineJoin = "round";
      ctx.lineCap = item.pattern === "dotted" ? "round" : "butt";
      ctx.setLineDash(dashes(item));
      for (const line of lines) trace(ctx, line, item);
      ctx.stroke();
      ctx.setLineDash([]);
    }
    if (brush.writing !== item.id && item.text !== "") letter(figure.lettering(item, look, brush.items, scale), brush);
  },

  /** A filled one as a whole. Through the others one reaches what lies under them, except by their edge and words. */
  hit(item, p, slack) {
    if (!holds(grown(item, slack + item.width / 2), p)) return false;
    const { rim, inner } = drawingOf(item);
    const line = flattened(rim);
    const local = minus(p, item);
    if (fillOf(item) !== undefined && surrounds(line, local)) return true;
    if (item.text !== "" && holds(inner, local)) return true;
    return gap(line, local) <= slack + item.width / 2;
  },

  bounds: (item) => grown(item, item.width / 2),

  handles: (item) => corners(item),

  pulled(item, handle, to, keep) {
    const box = stretched(item, handle, to, LEAST, keep ? item.w / item.h : undefined);
    return { x: box.x, y: box.y, w: box.w, h: box.h };
  },

  lettering(item, look): Lettering {
    const { inner } = drawingOf(item);
    const fill = fillOf(item);
    const box: Box = { ...inner, x: item.x + inner.x, y: item.y + inner.y };
    // As on a note: the words keep their lines while the shape is resized.
    const unit = Math.min(item.w, item.h) / UNIT;
    const size = item.size === undefined ? undefined : item.size / unit;
    const room = {
      w: box.w / unit,
      h: box.h / unit,
      shape: "box",
      padding: 6,
      min: size ?? 10,
      max: size ?? 28,
      align: item.align,
      level: item.level,
    };
    const empty = item.text === "" ? scaled(laid(" ", room), unit) : undefined;
    return {
      box,
      fitted: scaled(laid(item.text, room), unit),
      align: item.align ?? alignOf(item.text),
      weight: 400,
      ink: fill === undefined ? look.ink : inkOn(paper(fill, look)),
      single: false,
      marks: item.marks,
      start: empty?.lines[0],
    };
  },
};

/** What its inside is painted with: a brace has a colour perhaps, but no inside. */
function fillOf(item: Figure): string | undefined {
  return drawingOf(item).rim.closed ? item.color : undefined;
}

function drawingOf(item: Figure): Drawing {
  return FORMS[item.form](item.w, item.h);
}

function trace(ctx: CanvasRenderingContext2D, contour: Contour, at: Box): void {
  const { from, pieces, closed } = mapped(contour, (p) => plus(p, at));
  ctx.moveTo(from.x, from.y);
  for (const { to, bend } of pieces) {
    if (bend) ctx.bezierCurveTo(bend[0].x, bend[0].y, bend[1].x, bend[1].y, to.x, to.y);
    else ctx.lineTo(to.x, to.y);
  }
  if (closed) ctx.closePath();
}

function dashes({ pattern, width }: Figure): number[] {
  if (pattern === "dashed") return [width * 4, width * 3];
  return pattern === "dotted" ? [0, width * 2.5] : [];
}
