/** The connector: a line that follows what it is bound to, with caps and a label. */

import { aroundPoints, type Box, grown, holds } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import { plus } from "../geometry/point.ts";
import { distanceTo, heading, labelPoint, type Path, pathBounds } from "../geometry/route.ts";
import { type Items, type Run, run } from "../model/connector.ts";
import type { Cap, Connector, Item } from "../model/item.ts";
import { laid, letter } from "./lettering.ts";
import { onDesk } from "./palette.ts";
import type { Brush, Lettering, Shape } from "./shape.ts";

const BEND = 8;
const LABEL = 20;
const LABEL_WIDTH = 280;

export const connector: Shape<Connector> = {
  draw(item, brush) {
    const { ctx, look, scale } = brush;
    const { path } = runOf(item, brush.items);
    ctx.strokeStyle = ctx.fillStyle = onDesk(item.color, look, 3);
    ctx.lineWidth = Math.max(item.width, 1 / scale);
    ctx.lineCap = item.pattern === "dotted" ? "round" : "butt";
    ctx.lineJoin = "round";
    ctx.setLineDash(dashes(item));
    trace(ctx, path);
    ctx.stroke();
    ctx.setLineDash([]);
    ctx.lineCap = "round";
    const size = 6 + item.width * 2.5;
    if (size * scale > 2) {
      cap(ctx, item.start, tip(path, "from"), heading(path, "from"), size);
      cap(ctx, item.end, tip(path, "to"), heading(path, "to"), size);
    }
    if (item.text !== "" && brush.writing !== item.id) label(item, brush);
  },

  hit(item, p, slack, items) {
    const { path } = runOf(item, items);
    if (!holds(grown(pathBounds(path), slack + LABEL_WIDTH), p)) return false;
    return distanceTo(path, p) <= slack + item.width / 2 || (item.text !== "" && holds(labelBox(item, items), p));
  },

  bounds(item, items) {
    const box = grown(pathBounds(runOf(item, items).path), 8 + item.width * 3);
    if (item.text === "") return box;
    const text = labelBox(item, items);
    return (
      aroundPoints([
        { x: Math.min(box.x, text.x), y: Math.min(box.y, text.y) },
        { x: Math.max(box.x + box.w, text.x + text.w), y: Math.max(box.y + box.h, text.y + text.h) },
      ]) ?? box
    );
  },

  handles(item, items) {
    const { from, to } = runOf(item, items);
    return [
      { name: "from", at: from.point },
      { name: "to", at: to.point },
    ];
  },

  pulled: (_item, handle, to) => ({ [handle === "from" ? "from" : "to"]: { point: [to.x, to.y] } }),

  lettering(item, look, items): Lettering {
    const box = labelBox(item, items);
    return {
      box,
      fitted: laid(item.text, { w: box.w, h: box.h, shape: "label", padding: 0, min: LABEL, max: LABEL }),
      align: "center",
      weight: 400,
      ink: onDesk(item.color, look),
      ground: look.desk,
      single: false,
    };
  },
};

interface Known {
  readonly from: Item | undefined;
  readonly to: Item | undefined;
  readonly run: Run;
}

const known = new WeakMap<Connector, Known>();

/** Where the connector runs; worked out again only when it or one of its two items is another object. */
export function runOf(item: Connector, items: Items): Run {
  const from = item.from.item === undefined ? undefined : items.get(item.from.item);
  const to = item.to.item === undefined ? undefined : items.get(item.to.item);
  const before = known.get(item);
  if (before && before.from === from && before.to === to) return before.run;
  const fresh = run(item, items);
  known.set(item, { from, to, run: fresh });
  return fresh;
}

/** Lay the path, with rounded bends. */
export function trace(ctx: CanvasRenderingContext2D, path: Path): void {
  ctx.beginPath();
  const [first, ...rest] = path.points;
  if (!first) return;
  ctx.moveTo(first.x, first.y);
  if (path.kind === "cubic") {
    const [, a, b, end] = path.points;
    ctx.bezierCurveTo(a.x, a.y, b.x, b.y, end.x, end.y);
    return;
  }
  rest.forEach((p, at) => {
    const next = rest[at + 1];
    const last = rest[at - 1] ?? first;
    if (!next) {
      ctx.lineTo(p.x, p.y);
      return;
    }
    const room = Math.min(Math.hypot(p.x - last.x, p.y - last.y), Math.hypot(next.x - p.x, next.y - p.y)) / 2;
    ctx.arcTo(p.x, p.y, next.x, next.y, Math.min(BEND, room));
  });
}

function tip(path: Path, end: "from" | "to"): Point {
  return (end === "from" ? path.points[0] : path.points.at(-1)) ?? { x: 0, y: 0 };
}

/** Draw a cap whose tip is at `at`, looking along `out`. */
export function cap(ctx: CanvasRenderingContext2D, kind: Cap, at: Point, out: Point, size: number): void {
  if (kind === "none") return;
  const side: Point = { x: -out.y, y: out.x };
  const back = (by: number, off: number): Point => plus(plus(at, out, -by), side, off);
  ctx.beginPath();
  if (kind === "circle") {
    const mid = back(size * 0.4, 0);
    ctx.arc(mid.x, mid.y, size * 0.4, 0, 2 * Math.PI);
    ctx.fill();
    return;
  }
  const corners =
    kind === "diamond"
      ? [at, back(size * 0.6, size * 0.4), back(size * 1.2, 0), back(size * 0.6, -size * 0.4)]
      : [back(size, size * 0.5), at, back(size, -size * 0.5)];
  corners.forEach((corner, index) => {
    if (index === 0) ctx.moveTo(corner.x, corner.y);
    else ctx.lineTo(corner.x, corner.y);
  });
  if (kind === "arrow") {
    ctx.stroke();
  } else {
    ctx.closePath();
    ctx.fill();
  }
}

function dashes(item: Connector): number[] {
  if (item.pattern === "dashed") return [item.width * 4, item.width * 3];
  return item.pattern === "dotted" ? [0, item.width * 2.5] : [];
}

/** The box that the label stands in, centred on the path. */
function labelBox(item: Connector, items: Items): Box {
  const mid = labelPoint(runOf(item, items).path);
  const { lines } = laid(item.text, { w: LABEL_WIDTH, h: 1e6, shape: "text", padding: 0, min: LABEL, max: LABEL });
  const w = Math.max(LABEL * 2, ...lines.map((line) => line.width)) + LABEL;
  const h = Math.max(1, lines.length) * LABEL * 1.22 + LABEL * 0.4;
  return { x: mid.x - w / 2, y: mid.y - h / 2, w, h };
}

function label(item: Connector, brush: Brush): void {
  const { ctx, look } = brush;
  const words = connector.lettering(item, look, brush.items, brush.scale);
  ctx.fillStyle = look.desk;
  ctx.globalAlpha = 0.92;
  ctx.beginPath();
  ctx.roundRect(words.box.x, words.box.y, words.box.w, words.box.h, 4);
  ctx.fill();
  ctx.globalAlpha = 1;
  letter(words, brush);
}
