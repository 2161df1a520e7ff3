/** The lanes of a frame: lines between them, and their titles with how much lies in each. [I18] */

import { type Box, centre, grown, holds } from "../geometry/box.ts";
import { cellBox, headBox, type Plan } from "../geometry/lanes.ts";
import type { Point } from "../geometry/point.ts";
import type { Items } from "../model/connector.ts";
import { type Frame, type Item, isPlaced } from "../model/item.ts";
import { captions } from "./captions.ts";
import { cellLettering } from "./cells.ts";
import { fontOf, letter, widthOf } from "./lettering.ts";
import type { Look } from "./look.ts";
import { mixed, onDesk } from "./palette.ts";
import { isLaid, type LaneAxis, lanesOf, planOf } from "./plan.ts";
import type { Brush, Lettering } from "./shape.ts";

const TITLE = 18;
const COUNT = 15;
const PAD = 12;
/** What of a lane counts: things that somebody put there, not lines and words beside them. */
const COUNTED: ReadonlySet<Item["kind"]> = new Set<Item["kind"]>(["note", "shape", "image", "pile", "group"]);

export function drawLanes(item: Frame, brush: Brush): void {
  if (!isLaid(item)) return;
  const { ctx, look, scale } = brush;
  const plan = planOf(item);
  ctx.strokeStyle = look.strong ? look.edge : mixed(look.panel, look.edge, 0.4);
  ctx.lineWidth = (look.strong ? 2 : 1) / Math.min(scale, 1);
  ctx.beginPath();
  for (const [at] of plan.columns.entries()) {
    if (at === 0) continue;
    const { x } = cellBox(plan, { column: at, row: 0 });
    ctx.moveTo(x, item.y);
    ctx.lineTo(x, item.y + item.h);
  }
  for (const [at] of plan.rows.entries()) {
    if (at === 0) continue;
    const { y } = cellBox(plan, { column: 0, row: at });
    ctx.moveTo(item.x, y);
    ctx.lineTo(item.x + item.w, y);
  }
  if (plan.top > 0) {
    ctx.moveTo(item.x, item.y + plan.top);
    ctx.lineTo(item.x + item.w, item.y + plan.top);
  }
  if (plan.side > 0) {
    ctx.moveTo(item.x + plan.side, item.y);
    ctx.lineTo(item.x + plan.side, item.y + item.h);
  }
  ctx.stroke();
  if (TITLE * scale < 3) return;
  for (const axis of ["columns", "rows"] as const) {
    const counts = lanesOf(item, axis).length > 0 ? counted(item, plan, axis, brush.items) : [];
    for (const [at] of lanesOf(item, axis).entries()) drawHead(item, plan, axis, at, counts[at] ?? 0, brush);
  }
}

function drawHead(item: Frame, plan: Plan, axis: LaneAxis, at: number, count: number, brush: Brush): void {
  const { ctx, look } = brush;
  const head = headBox(plan, axis, at);
  const lane = lanesOf(item, axis)[at];
  if (!head || !lane) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(head.x, head.y, head.w, head.h);
  ctx.clip();
  letter(headWords(item, axis, at, look), brush);
  const { limit } = lane;
  const over = typeof limit === "number" && count > limit;
  const tally = typeof limit === "number" ? `${count} / ${limit}` : String(count);
  const text = over ? `${tally} ${captions().overLimit}` : tally;
  const place = countBox(head, axis, text);
  ctx.font = fontOf(COUNT, over ? 650 : 400);
  if (over) {
    // In a narrow lane the warning is worth more than the end of the title.
    ctx.fillStyle = look.panel;
    ctx.fillRect(place.x - PAD / 2, place.y, place.w + PAD / 2, place.h);
  }
  ctx.fillStyle = over ? onDesk("red", look) : look.soft;
  ctx.textBaseline = "middle";
  ctx.textAlign = axis === "columns" ? "right" : "left";
  ctx.fillText(
    text,
    axis === "columns" ? place.x + place.w : place.x,
    place.y + place.h / 2 + COUNT * 0.1,
    head.w - PAD,
  );
  ctx.textAlign = "left";
  ctx.restore();
}

/** The count stands at the end of a column's title, and under that of a row. */
function countBox(head: Box, axis: LaneAxis, text: string): Box {
  const w = (widthOf(text, 650) * COUNT) / 100;
  if (axis === "columns") return { x: head.x + head.w - PAD - w, y: head.y, w, h: head.h };
  return { x: head.x + PAD, y: head.y + head.h - COUNT * 2, w, h: COUNT * 1.4 };
}

/** The title of a lane as it stands at its head; `whole` is for writing in it. */
export function headWords(
  item: Frame,
  axis: LaneAxis,
  at: number,
  look: Look,
  text = lanesOf(item, axis)[at]?.text ?? "",
  whole = false,
): Lettering {
  const head = isLaid(item) ? headBox(planOf(item), axis, at) : undefined;
  const box = head ?? item;
  // Room for the count, which is drawn over nothing.
  const room = axis === "columns" ? { ...box, w: Math.max(60, box.w - 64) } : { ...box, h: box.h - COUNT * 1.4 };
  const words = { text, box: room, size: TITLE, weight: 650, ink: look.ink, pad: PAD, ground: look.panel };
  return cellLettering({ ...words, middle: axis === "columns", single: axis === "columns" }, whole);
}

/** How much lies in each lane. */
function counted(item: Frame, plan: Plan, axis: LaneAxis, items: Items): readonly number[] {
  const tracks = axis === "columns" ? plan.columns : plan.rows;
  const counts = tracks.map(() => 0);
  for (const id of items.children?.(item.id) ?? []) {
    const child = items.get(id);
    if (!child || !COUNTED.has(child.kind)) continue;
    const middle = middleOf(child, items);
    if (!middle) continue;
    const lane = tracks.findIndex((_, at) => holds(laneBox(plan, axis, at), middle));
    if (lane >= 0) counts[lane] = (counts[lane] ?? 0) + 1;
  }
  return counts;
}

/** A whole lane without its head. */
function laneBox(plan: Plan, axis: LaneAxis, at: number): Box {
  const { box, top, side } = plan;
  if (axis === "columns") return { ...cellBox(plan, { column: at, row: 0 }), y: box.y + top, h: box.h - top };
  return { ...cellBox(plan, { column: 0, row: at }), x: box.x + side, w: box.w - side };
}

function middleOf(child: Item, items: Items): Point | undefined {
  if (isPlaced(child)) return centre(child);
  const [first] = items.children?.(child.id) ?? [];
  const member = first === undefined ? undefined : items.get(first);
  return member && isPlaced(member) ? centre(member) : undefined;
}

/** The lane whose title a point is on. */
export function headAt(item: Frame, p: Point): { readonly axis: LaneAxis; readonly at: number } | undefined {
  if (!isLaid(item)) return undefined;
  const plan = planOf(item);
  for (const axis of ["columns", "rows"] as const) {
    const at = lanesOf(item, axis).findIndex((_, n) => {
      const head = headBox(plan, axis, n);
      return head !== undefined && holds(head, p);
    });
    if (at >= 0) return { axis, at };
  }
  return undefined;
}

/** What changes with the contents: the counts. */
export function headFaces(item: Frame): readonly Box[] {
  if (!isLaid(item)) return [];
  const { top, side } = planOf(item);
  const faces: Box[] = [];
  if (top > 0) faces.push(grown({ x: item.x, y: item.y, w: item.w, h: top }, 1));
  if (side > 0) faces.push(grown({ x: item.x, y: item.y, w: side, h: item.h }, 1));
  return faces;
}
