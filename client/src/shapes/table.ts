/** The table: words in rows and columns, and notes that lie in its cells. [I16] */

import { type Box, grown, holds, meets } from "../geometry/box.ts";
import { cellBox, type Seat } from "../geometry/lanes.ts";
import type { Table } from "../model/item.ts";
import { cellLettering } from "./cells.ts";
import { letter } from "./lettering.ts";
import type { Look } from "./look.ts";
import { inkOn, mixed, onDesk, paper } from "./palette.ts";
import { planOf } from "./plan.ts";
import { type Brush, corners, type Lettering, type Shape, stretched } from "./shape.ts";

const LEAST = 40;
const WORDS = 16;
const PAD = 8;
/** Under this many screen pixels between two lines only the table's outline is drawn. */
const FINE = 4;

export const table: Shape<Table> = {
  draw(item, brush) {
    const { ctx, look, scale } = brush;
    ctx.fillStyle = look.panel;
    ctx.fillRect(item.x, item.y, item.w, item.h);
    if (item.head) {
      const first = planOf(item).rows[0] ?? 0;
      ctx.fillStyle = headGround(item, look);
      ctx.fillRect(item.x, item.y, item.w, first);
    }
    ctx.strokeStyle = item.color === undefined ? look.edge : onDesk(item.color, look, 3);
    ctx.lineWidth = (look.strong ? 2 : 1) / Math.min(scale, 1);
    rule(item, brush);
    ctx.strokeRect(item.x, item.y, item.w, item.h);
    for (const [name, text] of Object.entries(item.cells ?? {})) {
      const seat = seatOf(item, name);
      if (seat && text) letterCell(item, seat, text, brush);
    }
  },

  hit: (item, p, slack) => holds(grown(item, slack), p),

  bounds: (item) => ({ x: item.x, y: item.y, w: item.w, h: item.h }),

  handles: (item) => corners(item),

  pulled(item, handle, to, keep) {
    const box = stretched(item, handle, to, LEAST, keep ? item.w / item.h : undefined);
    return { x: box.x, y: box.y, w: box.w, h: box.h };
  },

  lettering: (item, look) => cellWords(item, { column: 0, row: 0 }, look),
};

/** The name under which a cell's words are kept. */
export function cellName(item: Table, { column, row }: Seat): string {
  return `${item.rows[row]?.id}:${item.columns[column]?.id}`;
}

export function cellText(item: Table, seat: Seat): string {
  return item.cells?.[cellName(item, seat)] ?? "";
}

/** The words of a cell as they stand in it; `whole` is for writing, when nothing is left out. */
export function cellWords(item: Table, seat: Seat, look: Look, text = cellText(item, seat), whole = false): Lettering {
  const head = item.head && seat.row === 0;
  const ground = head ? headGround(item, look) : look.panel;
  return cellLettering(
    {
      text,
      box: cellBox(planOf(item), seat),
      size: WORDS,
      weight: head ? 650 : 400,
      ink: head && item.color !== undefined ? inkOn(ground) : look.ink,
      pad: PAD,
      ground,
    },
    whole,
  );
}

function headGround(item: Table, look: Look): string {
  if (item.color === undefined) return mixed(look.panel, look.edge, 0.16);
  return mixed(look.panel, paper(item.color, look), look.dark ? 0.4 : 0.7);
}

/** The lines between the cells. */
function rule(item: Table, { ctx, look, scale }: Brush): void {
  const { columns, rows } = planOf(item);
  const draws = (extents: readonly number[]): boolean => Math.min(...extents) * scale >= FINE;
  const color = ctx.strokeStyle;
  ctx.strokeStyle = look.strong ? look.edge : mixed(look.panel, look.edge, 0.45);
  ctx.beginPath();
  let [x, y] = [item.x, item.y];
  for (const w of draws(columns) ? columns.slice(0, -1) : []) {
    x += w;
    ctx.moveTo(x, item.y);
    ctx.lineTo(x, item.y + item.h);
  }
  for (const h of draws(rows) ? rows.slice(0, -1) : []) {
    y += h;
    ctx.moveTo(item.x, y);
    ctx.lineTo(item.x + item.w, y);
  }
  ctx.stroke();
  ctx.strokeStyle = color;
}

function letterCell(item: Table, seat: Seat, text: string, brush: Brush): void {
  const { ctx } = brush;
  const words = cellWords(item, seat, brush.look, text);
  const cell: Box = cellBox(planOf(item), seat);
  if (!meets(cell, words.box)) return;
  ctx.save();
  ctx.beginPath();
  ctx.rect(cell.x, cell.y, cell.w, cell.h);
  ctx.clip();
  letter(words, brush);
  ctx.restore();
}

/** Where a cell is, by its name; words may be kept for rows and columns that are gone. */
function seatOf(item: Table, name: string): Seat | undefined {
  const [row, column] = name.split(":");
  const seat = {
    column: item.columns.findIndex(({ id }) => id === column),
    row: item.rows.findIndex(({ id }) => id === row),
  };
  return seat.column < 0 || seat.row < 0 ? undefined : seat;
}
