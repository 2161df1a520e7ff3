/** Every kind that is drawn and its shape. A kind without a shape here does not compile. */

import type { Box } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import type { Items } from "../model/connector.ts";
import { connector } from "./connector.ts";
import { figure } from "./figure.ts";
import { frame } from "./frame.ts";
import type { Look } from "./look.ts";
import { note } from "./note.ts";
import type { Brush, Drawn, DrawnKind, Handle, HandleName, Lettering, Pulled, Shape } from "./shape.ts";
import { stroke } from "./stroke.ts";
import { words } from "./words.ts";

const SHAPES: { readonly [K in DrawnKind]: Shape<Extract<Drawn, { kind: K }>> } = {
  note,
  connector,
  text: words,
  frame,
  shape: figure,
  stroke,
};

export function draw(item: Drawn, brush: Brush): void {
  shapeOf(item).draw(item, brush);
}

export function hit(item: Drawn, p: Point, slack: number, items: Items): boolean {
  return shapeOf(item).hit(item, p, slack, items);
}

export function bounds(item: Drawn, items: Items): Box {
  return shapeOf(item).bounds(item, items);
}

export function handles(item: Drawn, items: Items): readonly Handle[] {
  return shapeOf(item).handles(item, items);
}

export function pulled(item: Drawn, handle: HandleName, to: Point, keep = false): Pulled {
  return shapeOf(item).pulled(item, handle, to, keep);
}

export function lettering(item: Drawn, look: Look, items: Items, scale: number): Lettering {
  return shapeOf(item).lettering(item, look, items, scale);
}

/** The map is keyed by kind, so the shape that comes out takes the item that went in. */
function shapeOf<D extends Drawn>(item: D): Shape<D> {
  return SHAPES[item.kind] as unknown as Shape<D>;
}
