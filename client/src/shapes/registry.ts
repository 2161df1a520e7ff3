/** Every kind that is drawn and its shape. A kind without a shape here does not compile. */

import { type Box, centre } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import { turned } from "../geometry/rim.ts";
import type { Items } from "../model/connector.ts";
import { isPlaced } from "../model/item.ts";
import { connector } from "./connector.ts";
import { figure } from "./figure.ts";
import { frame } from "./frame.ts";
import { groupShape } from "./group.ts";
import { image } from "./image.ts";
import type { Look } from "./look.ts";
import { note } from "./note.ts";
import { pile } from "./pile.ts";
import type { Brush, Drawn, DrawnKind, Handle, HandleName, Lettering, Pulled, Shape } from "./shape.ts";
import { stroke } from "./stroke.ts";
import { table } from "./table.ts";
import { anchored, STALK, turnAbout, turnedBounds, turnedHandles, turnedTo, turnOf } from "./turn.ts";
import { words } from "./words.ts";

const SHAPES: { readonly [K in DrawnKind]: Shape<Extract<Drawn, { kind: K }>> } = {
  note,
  connector,
  text: words,
  frame,
  shape: figure,
  stroke,
  group: groupShape((item, items) => bounds(item, items)),
  pile,
  table,
  image,
};

export function draw(item: Drawn, brush: Brush): void {
  const degrees = turnOf(item);
  if (degrees === 0 || !isPlaced(item)) {
    shapeOf(item).draw(item, brush);
    return;
  }
  const { ctx } = brush;
  ctx.save();
  turnAbout(ctx, item, degrees);
  shapeOf(item).draw(item, brush);
  ctx.restore();
}

export function hit(item: Drawn, p: Point, slack: number, items: Items): boolean {
  return shapeOf(item).hit(item, upright(item, p), slack, items);
}

export function bounds(item: Drawn, items: Items): Box {
  return turnedBounds(shapeOf(item).bounds(item, items), turnOf(item));
}

/** `stalk` is how far above a turnable item its turning handle stands, in board units. */
export function handles(item: Drawn, items: Items, stalk = STALK): readonly Handle[] {
  return turnedHandles(item, shapeOf(item).handles(item, items), stalk);
}

export function pulled(item: Drawn, handle: HandleName, to: Point, keep = false): Pulled {
  if (!isPlaced(item)) return shapeOf(item).pulled(item, handle, to, keep);
  if (handle === "turn") return turnedTo(item, to, keep);
  const box = { x: item.x, y: item.y, w: item.w, h: item.h };
  return anchored(box, shapeOf(item).pulled(item, handle, upright(item, to), keep), handle, turnOf(item));
}

export function lettering(item: Drawn, look: Look, items: Items, scale: number): Lettering {
  return shapeOf(item).lettering(item, look, items, scale);
}

/** The areas that look different when something that lies in the item does. */
export function faces(item: Drawn, items: Items): readonly Box[] {
  return shapeOf(item).faces?.(item, items) ?? [];
}

/** The point as it is for an item that stands upright. */
export function upright(item: Drawn, p: Point): Point {
  return isPlaced(item) ? turned(p, -turnOf(item), centre(item)) : p;
}

/** The map is keyed by kind, so the shape that comes out takes the item that went in. */
function shapeOf<D extends Drawn>(item: D): Shape<D> {
  return SHAPES[item.kind] as unknown as Shape<D>;
}
