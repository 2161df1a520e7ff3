/** The pile: notes on one another, the topmost to be read, with a title and how many there are. [I15] */

import { type Box, grown, holds } from "../geometry/box.ts";
import { ink } from "../geometry/contrast.ts";
import type { Items } from "../model/connector.ts";
import { byStack, type Item, type Note, type Pile } from "../model/item.ts";
import { fontOf, laid, letter } from "./lettering.ts";
import { note } from "./note.ts";
import { edgeOf, paper } from "./palette.ts";
import { type Brush, corners, type Lettering, type Shape, stretched } from "./shape.ts";

const LEAST = 60;
const TITLE = 18;
/** A title never gets smaller than this on the screen. */
const TITLE_PIXELS = 12;
/** How far the sheets behind look out, as a part of the pile's size. */
const OFFSET = 0.05;
/** Half the height of the badge, as a part of the pile's height. */
const BADGE = 0.08;
/** Deeper than this only what holds itself by mistake goes. */
const DEEPEST = 64;

export const pile: Shape<Pile> = {
  draw(item, brush) {
    const notes = pileMembers(item.id, brush.items);
    const [front, ...behind] = sheets(item);
    if (!front) return;
    const tops = notes.slice(-behind.length - 1).reverse();
    for (const [n, box] of [...behind.entries()].reverse()) {
      const sheet = tops[n + 1];
      if (sheet) blank(brush, sheet, box);
    }
    const top = tops[0];
    if (top?.kind === "note") note.draw(within(top, front), brush);
    else outline(brush, front, notes.length > 0);
    if (notes.length > 0) badge(item, notes.length, brush);
    if (brush.writing === item.id || item.text === "") return;
    const { ctx } = brush;
    const words = pile.lettering(item, brush.look, brush.items, brush.scale);
    ctx.save();
    ctx.beginPath();
    ctx.rect(words.box.x, words.box.y, words.box.w, words.box.h);
    ctx.clip();
    letter(words, brush);
    ctx.restore();
  },

  hit: (item, p, slack) =>
    holds(grown(item, slack), p) || holds(badgeBox(item), p) || (item.text !== "" && holds(titleBox(item, TITLE), p)),

  bounds(item) {
    const out = item.h * BADGE;
    const top = Math.max(TITLE * 1.6, out);
    return { x: item.x - out, y: item.y - top, w: item.w + 2 * out, h: item.h + top + out };
  },

  handles: (item) => corners(item),

  pulled(item, handle, to) {
    const box = stretched(item, handle, to, LEAST, item.w / item.h);
    return { x: box.x, y: box.y, w: box.w, h: box.h };
  },

  lettering(item, look, _items, scale): Lettering {
    const size = Math.max(TITLE, TITLE_PIXELS / scale);
    const box = titleBox(item, size);
    const fitted = laid(item.text, { w: 1e6, h: box.h, shape: "line", padding: 0, min: size, max: size }, 650);
    const lines = fitted.lines.slice(0, 1).map((line) => ({ ...line, x: 0, y: box.h - size * 0.5 }));
    return { box, fitted: { ...fitted, lines }, align: "left", weight: 650, ink: look.ink, single: true };
  },

  faces: (item, items) => [pile.bounds(item, items)],
};

/** What lies in a pile, from the bottom to the top. */
export function pileMembers(id: string, items: Items): readonly Item[] {
  return [...(items.children?.(id) ?? [])]
    .map((child) => items.get(child))
    .filter((item) => item !== undefined)
    .sort(byStack);
}

/** The pile that an item lies in, however deep: what lies in one is neither drawn nor met on its own. */
export function pileAround(item: Item | undefined, items: Items): Pile | undefined {
  let above = item?.parent;
  for (let depth = 0; above !== undefined && depth < DEEPEST; depth++) {
    const holder = items.get(above);
    if (holder?.kind === "pile") return holder;
    above = holder?.parent;
  }
  return undefined;
}

/** The items as connectors meet them: what lies in a pile is met where the pile is. */
export function standing(items: Items): Items {
  return {
    ...items,
    get(id) {
      const item = items.get(id);
      return pileAround(item, items) ?? item;
    },
  };
}

/** Where the number stands: beside the upper right corner, and pressed to spread the pile. */
export function badgeBox(item: Pile): Box {
  const r = item.h * BADGE;
  const [front = item] = sheets(item);
  return { x: front.x + front.w - 3.2 * r, y: item.y - r, w: 3 * r, h: 2 * r };
}

/** The places of the sheets that are seen, the topmost first. */
function sheets(item: Box): readonly Box[] {
  const by = Math.min(item.w, item.h) * OFFSET;
  const [w, h] = [item.w - 2 * by, item.h - 2 * by];
  return [0, 1, 2].map((n) => ({ x: item.x + n * by, y: item.y + n * by, w, h }));
}

/** The note as it looks in a box that need not have its ratio. */
function within(top: Note, box: Box): Note {
  const ratio = top.w / top.h;
  const w = Math.min(box.w, box.h * ratio);
  const h = w / ratio;
  return {
    ...top,
    x: box.x,
    y: box.y + box.h - h,
    w,
    h,
    ...(top.size !== undefined && { size: top.size * (h / top.h) }),
  };
}

/** A sheet that lies under others: its colour and its edge, no words. */
function blank(brush: Brush, sheet: Item, box: Box): void {
  const { ctx, look, scale } = brush;
  const color = paper(sheet.kind === "note" ? sheet.color : "gray", look);
  const seen = sheet.kind === "note" ? within(sheet, box) : box;
  ctx.beginPath();
  if (sheet.kind === "note" && sheet.shape === "round") {
    ctx.ellipse(seen.x + seen.w / 2, seen.y + seen.h / 2, seen.w / 2, seen.h / 2, 0, 0, 2 * Math.PI);
  } else {
    ctx.roundRect(seen.x, seen.y, seen.w, seen.h, 3);
  }
  ctx.fillStyle = color;
  ctx.fill();
  ctx.strokeStyle = edgeOf(color, look);
  ctx.lineWidth = Math.max(0.75, 0.75 / scale);
  ctx.stroke();
}

/** A pile whose top is no note, or that has nothing in it. */
function outline({ ctx, look, scale }: Brush, box: Box, filled: boolean): void {
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.w, box.h, 3);
  ctx.fillStyle = look.panel;
  if (filled) ctx.fill();
  ctx.strokeStyle = look.edge;
  ctx.lineWidth = 1 / Math.min(scale, 1);
  if (!filled) ctx.setLineDash([6, 4]);
  ctx.stroke();
  ctx.setLineDash([]);
}

function badge(item: Pile, count: number, { ctx, look, scale }: Brush): void {
  const box = badgeBox(item);
  const r = box.h / 2;
  if (box.h * scale < 5) return;
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.w, box.h, r);
  ctx.fillStyle = look.accent;
  ctx.fill();
  ctx.strokeStyle = look.desk;
  ctx.lineWidth = Math.max(1.5, r * 0.12);
  ctx.stroke();
  ctx.fillStyle = ink(look.accent);
  ctx.font = fontOf(r * 1.15, 650);
  ctx.textAlign = "center";
  ctx.textBaseline = "middle";
  ctx.fillText(count > 999 ? "999+" : String(count), box.x + box.w / 2, box.y + r * 1.06, box.w * 0.9);
  ctx.textAlign = "left";
}

function titleBox(item: Pile, size: number): Box {
  const h = size * 1.6;
  // The badge stands at the right.
  return { x: item.x, y: item.y - h, w: Math.max(40, item.w - item.h * BADGE * 5), h };
}
