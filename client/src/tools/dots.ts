/** The four dots beside an item, from which connectors are drawn; and where on an item a connector ends. */

import type { Editor } from "../editor/editor.ts";
import { centre, grown, holds } from "../geometry/box.ts";
import { distance, type Point, plus } from "../geometry/point.ts";
import { disc, extent, middle, type Side } from "../geometry/rim.ts";
import { type End, type Item, isPlaced, outline, type Placed } from "../model/item.ts";
import { bounds } from "../shapes/registry.ts";
import { isDrawn } from "../shapes/shape.ts";
import type { Press } from "./tool.ts";

export interface Dot {
  readonly side: Side;
  readonly at: Point;
}

/** How long the pointer rests on an item before its dots appear: whoever only comes by makes no arrows by accident. */
const DWELL = 300;
/** A hand that holds still trembles by so many screen pixels. */
const STILL = 3;
/** How far outside the edge the dots stand, in screen pixels. */
const OUT = 18;
/** How near one has to come to a dot, by mouse and by touch. */
const REACH = 12;
const TOUCH_REACH = 22;
const SIDES: readonly Side[] = ["top", "right", "bottom", "left"];
const DOTTED: ReadonlySet<Item["kind"]> = new Set<Item["kind"]>(["note", "text", "shape", "image", "pile"]);

/** How far from the middle, as a part of the way to the rim, a drop means the rim. */
const RIM = 0.7;
/** How much of a side, around its middle, means the side and not a spot on it. */
const SIDE = 0.4;

/** Whether connectors may end on it. */
export function connectable(item: Item | undefined): item is Placed {
  return item !== undefined && isPlaced(item);
}

export function dots(item: Placed, zoom: number): readonly Dot[] {
  const body = outline(item);
  const box = body ? extent(body) : item;
  return SIDES.map((side) => {
    const { point, normal } = middle(box, side);
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
    .filter((item) => connectable(item) && DOTTED.has(item.kind)) as Placed[];
}

export function dotAt(editor: Editor, p: Point, touch: boolean): { item: Placed; dot: Dot } | undefined {
  const { zoom } = editor.camera.peek();
  const reach = (touch ? TOUCH_REACH : REACH) / zoom;
  for (const item of dottedItems(editor)) {
    const dot = dots(item, zoom).find(({ at }) => distance(at, p) <= reach);
    if (dot) return { item, dot };
  }
  return undefined;
}

interface Rest {
  readonly id: string | undefined;
  readonly screen: Point;
  readonly timer: ReturnType<typeof setTimeout>;
}

let rest: Rest | undefined;

/** The pointer has moved over an item, or over none. Its dots appear when it rests there, and go when it goes. */
export function dwell(editor: Editor, press: Press | undefined, id: string | undefined): void {
  // The dots stand outside the item: on the way to one of them it is still dotted.
  if (press && editor.dotted.peek() !== undefined && (id === editor.dotted.peek() || nearDots(editor, press.at))) {
    endDwell();
    return;
  }
  editor.dotted.value = undefined;
  if (press && rest && rest.id === id && distance(rest.screen, press.screen) <= STILL) return;
  endDwell();
  if (!press || !connectable(editor.seen.get(id ?? ""))) return;
  const timer = setTimeout(() => {
    rest = undefined;
    editor.dotted.value = id;
  }, DWELL);
  rest = { id, screen: press.screen, timer };
}

/** The pointer rests no more. */
export function endDwell(): void {
  clearTimeout(rest?.timer);
  rest = undefined;
}

function nearDots(editor: Editor, at: Point): boolean {
  const item = editor.seen.get(editor.dotted.peek() ?? "");
  if (!isDrawn(item)) return false;
  return holds(grown(bounds(item, editor.seen), (OUT + TOUCH_REACH) / editor.camera.peek().zoom), at);
}

/**
 * The end that a drop at `p` means. In the middle of the item the side is automatic; near its rim it is the side, if the
 * drop is about its middle, or else that very spot.
 */
export function endAt(item: Placed, p: Point): End {
  const mid = centre(item);
  if (item.kind === "note" && item.shape === "round") {
    const body = disc(item);
    if (distance(p, mid) < (body.w / 2) * RIM) return { item: item.id, side: "auto" };
    return { item: item.id, angle: Math.round((Math.atan2(p.y - mid.y, p.x - mid.x) * 180) / Math.PI) };
  }
  const u = (p.x - mid.x) / (item.w / 2);
  const v = (p.y - mid.y) / (item.h / 2);
  const out = Math.max(Math.abs(u), Math.abs(v));
  if (out < RIM || ("turn" in item && item.turn)) return { item: item.id, side: "auto" };
  if (Math.min(Math.abs(u), Math.abs(v)) / out > SIDE) return { item: item.id, at: [spot(u / out), spot(v / out)] };
  const side = Math.abs(u) > Math.abs(v) ? (u < 0 ? "left" : "right") : v < 0 ? "top" : "bottom";
  return { item: item.id, side };
}

/** From -1 to 1 around the middle, as a share of the whole. */
function spot(away: number): number {
  return Math.round(((away + 1) / 2) * 1e4) / 1e4;
}
