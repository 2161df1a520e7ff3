/** The text: words on the desk itself. Its width wraps it; its height follows from the words. */

import { type Box, grown, holds } from "../geometry/box.ts";
import { LINE_HEIGHT, type Room } from "../geometry/fit.ts";
import type { Words } from "../model/item.ts";
import { laid, letter } from "./lettering.ts";
import { onDesk } from "./palette.ts";
import { corners, type Shape, stretched } from "./shape.ts";

export const words: Shape<Words> = {
  draw(item, brush) {
    if (brush.writing === item.id || item.text === "") return;
    letter(words.lettering(item, brush.look, brush.items, brush.scale), brush);
  },

  hit: (item, p, slack) => holds(grown(bodyOf(item), slack), p),

  bounds: (item) => bodyOf(item),

  handles(item) {
    const body = bodyOf(item);
    return [
      { name: "w", at: { x: body.x, y: body.y + body.h / 2 } },
      { name: "e", at: { x: body.x + body.w, y: body.y + body.h / 2 } },
      ...corners(body).filter((corner) => corner.name === "se"),
    ];
  },

  pulled(item, handle, to) {
    if (handle === "se") {
      const box = stretched(item, handle, to, item.size, item.w / item.h);
      return { w: box.w, h: box.h, size: Math.min(400, Math.max(4, (item.size * box.w) / item.w)) };
    }
    const box = stretched(item, handle, to, item.size * 2);
    return { x: box.x, w: box.w, h: heightOf({ ...item, w: box.w }) };
  },

  lettering(item, look) {
    const room = roomOf(item);
    return {
      box: bodyOf(item),
      fitted: laid(item.text, room),
      align: item.align,
      weight: 400,
      ink: onDesk(item.color, look),
      single: false,
      marks: item.marks,
      start: item.text === "" ? laid(" ", room).lines[0] : undefined,
    };
  },
};

/** Its box is as high as its words are, whatever was stored when they were others. */
function bodyOf(item: Words): Box {
  return { x: item.x, y: item.y, w: item.w, h: heightOf(item) };
}

/** How high the box of a text has to be. */
export function heightOf(item: Pick<Words, "text" | "w" | "size"> & Partial<Pick<Words, "align">>): number {
  return Math.max(1, laid(item.text, roomOf(item)).lines.length) * item.size * LINE_HEIGHT;
}

function roomOf({ w, size, align }: Pick<Words, "w" | "size"> & Partial<Pick<Words, "align">>): Room {
  return { w, h: 1e6, shape: "text", padding: 0, min: size, max: size, align, level: "top" };
}
