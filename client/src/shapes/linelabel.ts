/** What stands on a connector: its words, or the mark of what it means. The line is broken there. */

import { type Box, centre } from "../geometry/box.ts";
import { labelPoint, pathBounds } from "../geometry/route.ts";
import { pointAt } from "../geometry/routealong.ts";
import type { Run } from "../model/connector.ts";
import type { Connector } from "../model/item.ts";
import { laid, letter } from "./lettering.ts";
import { drawMeans } from "./means.ts";
import { onDesk } from "./palette.ts";
import type { Brush, Lettering } from "./shape.ts";

const SIZE = 20;
const LEADING = 1.22;
/** Words are wrapped to this width at most, and at least when the line has little room for them between its ends. */
export const LABEL_WIDTH = 280;
const NARROW = 100;
/** A line less wide than this runs up or down, and words have room beside it. */
const UPRIGHT = 40;
const MARK = 20;
const CLEAR = 4;

/** Where the words stand, or would stand if there were any. */
export function labelBox(item: Connector, { path }: Run): Box {
  // The middle of a loop is at its corner, away from the item that it goes around.
  const share = item.label_at ?? (isLoop(item) ? 0.5 : undefined);
  const { x, y } = share === undefined ? labelPoint(path) : pointAt(path, share);
  const room = pathBounds(path).w;
  const most = room < UPRIGHT ? LABEL_WIDTH : Math.max(NARROW, Math.min(LABEL_WIDTH, room - SIZE));
  const { lines } = laid(item.text, { w: most, h: 1e6, shape: "text", padding: 0, min: SIZE, max: SIZE });
  const w = Math.max(SIZE * 2, ...lines.map((line) => line.width)) + SIZE;
  const h = Math.max(1, lines.length) * SIZE * LEADING + SIZE * 0.4;
  return { x: x - w / 2, y: y - h / 2, w, h };
}

function isLoop({ from, to }: Connector): boolean {
  return from.item !== undefined && from.item === to.item;
}

/** Where the line is broken; nothing on a line on which nothing stands. */
export function gapOf(item: Connector, run: Run, writing: boolean): Box | undefined {
  if (item.text !== "" || writing) return labelBox(item, run);
  if (item.means === undefined) return undefined;
  const { x, y } = centre(labelBox(item, run));
  const side = MARK + 2 * CLEAR;
  return { x: x - side / 2, y: y - side / 2, w: side, h: side };
}

/** Draw the words or the mark. */
export function drawLabel(item: Connector, run: Run, words: Lettering, brush: Brush): void {
  if (item.text !== "") letter(words, brush);
  else if (item.means !== undefined && MARK * brush.scale > CLEAR) {
    brush.ctx.strokeStyle = onDesk(item.color, brush.look, 3);
    drawMeans(brush.ctx, item.means, centre(labelBox(item, run)), MARK);
  }
}

/** The layout of the words in their box. */
export function labelLettering(item: Connector, run: Run, ink: string): Lettering {
  const box = labelBox(item, run);
  return {
    box,
    fitted: laid(item.text, { w: box.w, h: box.h, shape: "label", padding: 0, min: SIZE, max: SIZE }),
    align: "center",
    weight: 400,
    ink,
    single: false,
  };
}
