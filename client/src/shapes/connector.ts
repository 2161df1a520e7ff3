/** The connector: a line that follows what it is bound to, with caps on its ends and words or a mark on its way. */

import { around, type Box, grown, holds } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import { distanceTo, heading, type Path, pathBounds } from "../geometry/route.ts";
import { trimmed } from "../geometry/routealong.ts";
import { type Items, piecesOf, type Run, run } from "../model/connector.ts";
import type { Connector, Item } from "../model/item.ts";
import { cap, capLength, capSize } from "./caps.ts";
import { drawLabel, gapOf, LABEL_WIDTH, labelLettering } from "./linelabel.ts";
import { onDesk } from "./palette.ts";
import type { Handle, Shape } from "./shape.ts";

const BEND = 8;
/** Middle pieces shorter than this have no handle: it would lie on the corners. */
const HELD_BY = 24;
/** Caps smaller than this on the screen are not drawn. */
const SEEN = 2;

export const connector: Shape<Connector> = {
  draw(item, brush) {
    const { ctx, look, scale } = brush;
    const way = runOf(item, brush.items);
    const size = capSize(item.width);
    const capped = size * scale > SEEN;
    const path = capped ? trimmed(way.path, capLength(item.start, size), capLength(item.end, size)) : way.path;
    const writing = brush.writing === item.id;
    const gap = gapOf(item, way, writing);
    ctx.strokeStyle = ctx.fillStyle = onDesk(item.color, look, 3);
    ctx.lineWidth = Math.max(item.width, 1 / scale);
    ctx.lineJoin = "round";
    if (gap) {
      ctx.save();
      leaveOut(ctx, gap, grown(pathBounds(path), item.width + 1));
    }
    ctx.lineCap = item.pattern === "dotted" ? "round" : "butt";
    ctx.setLineDash(dashes(item));
    trace(ctx, path);
    ctx.stroke();
    ctx.setLineDash([]);
    if (gap) ctx.restore();
    if (capped) {
      ctx.lineCap = "round";
      for (const [kind, end] of [[item.start, "from"] as const, [item.end, "to"] as const]) {
        cap(ctx, kind, tip(way.path, end), leaning(way.path, path, end), size);
      }
    }
    if (gap && !writing) drawLabel(item, way, labelLettering(item, way, onDesk(item.color, look)), brush);
  },

  hit(item, p, slack, items) {
    const way = runOf(item, items);
    if (!holds(grown(pathBounds(way.path), slack + LABEL_WIDTH), p)) return false;
    const gap = gapOf(item, way, false);
    return distanceTo(way.path, p) <= slack + item.width / 2 || (gap !== undefined && holds(gap, p));
  },

  bounds(item, items) {
    const way = runOf(item, items);
    const box = grown(pathBounds(way.path), capSize(item.width));
    const gap = gapOf(item, way, false);
    return (gap && around([box, gap])) ?? box;
  },

  handles(item, items) {
    const way = runOf(item, items);
    const ends: readonly Handle[] = [
      { name: "from", at: way.from.point },
      { name: "to", at: way.to.point },
    ];
    if (item.route !== "elbow") return ends;
    const pieces = piecesOf(way).flatMap(({ at, axis, long }, n): Handle[] =>
      long < HELD_BY ? [] : [{ name: `bend${n}`, at, axis }],
    );
    return [...ends, ...pieces];
  },

  /** An end that is pulled is loose. What a middle piece does depends on the rest of the way, which its tool works out. */
  pulled: (_item, handle, to) => (handle === "from" || handle === "to" ? { [handle]: { point: [to.x, to.y] } } : {}),

  lettering: (item, look, items) => labelLettering(item, runOf(item, items), onDesk(item.color, look)),
};

/** Whether the words or the mark on the connector lie under a point. */
export function onLabel(item: Connector, items: Items, p: Point): boolean {
  const gap = gapOf(item, runOf(item, items), false);
  return gap !== undefined && holds(gap, p);
}

interface Known {
  readonly from: Item | undefined;
  readonly to: Item | undefined;
  readonly run: Run;
}

const known = new WeakMap<Connector, Known>();

/** Where the connector runs; worked out again only when it or something that its way depends on is another. */
export function runOf(item: Connector, items: Items): Run {
  if (items.run) return items.run(item);
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

/** From here on, nothing is drawn in the gap. */
function leaveOut(ctx: CanvasRenderingContext2D, gap: Box, whole: Box): void {
  const all = around([gap, whole]) ?? whole;
  ctx.beginPath();
  ctx.rect(all.x, all.y, all.w, all.h);
  ctx.roundRect(gap.x, gap.y, gap.w, gap.h, 4);
  ctx.clip("evenodd");
}

function tip(path: Path, end: "from" | "to"): Point {
  return (end === "from" ? path.points[0] : path.points.at(-1)) ?? { x: 0, y: 0 };
}

/** Where a cap looks: from where the line ends to where the path does, or on along the path if that is the same. */
function leaning(path: Path, line: Path, end: "from" | "to"): Point {
  const [at, last] = [tip(path, end), tip(line, end)];
  const long = Math.hypot(at.x - last.x, at.y - last.y);
  return long < 0.5 ? heading(path, end) : { x: (at.x - last.x) / long, y: (at.y - last.y) / long };
}

function dashes(item: Connector): number[] {
  if (item.pattern === "dashed") return [item.width * 4, item.width * 3];
  return item.pattern === "dotted" ? [0, item.width * 2.5] : [];
}
