/** The four dots beside an item, from which connectors are drawn; and where on an item a connector ends. */

import type { Editor } from "../editor/editor.ts";
import { centre } from "../geometry/box.ts";
import { distance, type Point, plus } from "../geometry/point.ts";
import { disc, middle, type Side } from "../geometry/rim.ts";
import { type End, type Item, isPlaced, type Placed } from "../model/item.ts";

export interface Dot {
  readonly side: Side;
  readonly at: Point;
}

/** How far outside the edge the dots stand, in screen pixels. */
const OUT = 18;
const SIDES: readonly Side[] = ["top", "right", "bottom", "left"];

/** Whether connectors may end on it. */
export function connectable(item: Item | undefined): item is Placed {
  return item !== undefined && isPlaced(item);
}

export function dots(item: Placed, zoom: number): readonly Dot[] {
  const body = item.kind === "note" && item.shape === "round" ? disc(item) : item;
  return SIDES.map((side) => {
    const { point, normal } = middle(body, side);
    return { side, at: plus(point, normal, OUT / zoom) };
  });
}

/** The items whose dots are shown now. */
export function dottedItems(editor: Editor): readonly Placed[] {
  if (!editor.can("edit") || editor.writing.value !== undefined || editor.preview.value !== undefined) return [];
  const ids = new Set<string>();
  if (editor.selection.value.size === 1) for (const id of editor.selection.value) ids.add(id);
  if (editor.dotted.value !== undefined) ids.add(editor.dotted.value);
  return [...ids]
    .map((id) => editor.seen.get(id))
    .filter((item) => connectable(item) && item.kind !== "frame" && item.kind !== "stroke") as Placed[];
}

export function dotAt(editor: Editor, p: Point, touch: boolean): { item: Placed; dot: Dot } | undefined {
  const { zoom } = editor.camera.peek();
  const reach = (touch ? 22 : 12) / zoom;
  for (const item of dottedItems(editor)) {
    const dot = dots(item, zoom).find(({ at }) => distance(at, p) <= reach);
    if (dot) return { item, dot };
  }
  return undefined;
}

/** The end that a drop at `p` means: in the middle of the item the side is automatic, near its rim it is that place. */
export function endAt(item: Placed, p: Point): End {
  const mid = centre(item);
  if (item.kind === "note" && item.shape === "round") {
    const body = disc(item);
    if (distance(p, mid) < body.w * 0.35) return { item: item.id, side: "auto" };
    return { item: item.id, angle: Math.round((Math.atan2(p.y - mid.y, p.x - mid.x) * 180) / Math.PI) };
  }
  const u = (p.x - mid.x) / (item.w / 2);
  const v = (p.y - mid.y) / (item.h / 2);
  if (Math.max(Math.abs(u), Math.abs(v)) < 0.7) return { item: item.id, side: "auto" };
  const side = Math.abs(u) > Math.abs(v) ? (u < 0 ? "left" : "right") : v < 0 ? "top" : "bottom";
  return { item: item.id, side };
}
