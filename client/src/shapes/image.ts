/**
 * The image: a picture that somebody brought, as sharp as it is looked at. [I13]
 *
 * Its pixels come from a gallery that whoever has opened the board hangs up here. A picture is the same wherever it is
 * drawn, on the board, in a hand or on the map, and a page shows one board, so there is one gallery.
 */

import { type Box, grown, holds } from "../geometry/box.ts";
import type { Image } from "../model/item.ts";
import { laid, letter } from "./lettering.ts";
import { type Brush, corners, type Lettering, type Shape, stretched } from "./shape.ts";

/** What there is of a picture now. */
export type Hung =
  | { readonly state: "here"; readonly bitmap: CanvasImageSource }
  | { readonly state: "coming" }
  | { readonly state: "missing" };

/** Where pictures hang: ask for one again and again, and it will be there once it has come. */
export interface Gallery {
  /** `pixels` is how long the longer side is on the screen. */
  picture(blob: string, pixels: number): Hung;
}

const NOTHING: Gallery = { picture: () => ({ state: "coming" }) };
let gallery = NOTHING;

/** Draw pictures from this gallery from now on; without one, they are all on their way. */
export function hang(pictures: Gallery = NOTHING): void {
  gallery = pictures;
}

const LEAST = 16;
/** Under this many screen pixels a picture that is not there is a patch of colour. */
const PATCH = 24;
const WORDS = 16;

export const image: Shape<Image> = {
  draw(item, brush) {
    const { ctx, scale } = brush;
    const pixels = Math.max(item.w, item.h) * scale * dense();
    const hung = gallery.picture(item.blob, pixels);
    if (hung.state !== "here") {
      emptyFrame(item, brush, hung.state === "missing");
      return;
    }
    ctx.imageSmoothingQuality = "high";
    ctx.drawImage(hung.bitmap, item.x, item.y, item.w, item.h);
  },

  hit: (item, p, slack) => holds(grown(item, slack), p),

  bounds: (item) => item,

  handles: (item) => corners(item),

  pulled(item, handle, to) {
    const box = stretched(item, handle, to, LEAST, item.w / item.h);
    return { x: box.x, y: box.y, w: box.w, h: box.h };
  },

  /** Its words are not written on it: they stand in for it. */
  lettering(item, look, _items, scale): Lettering {
    const size = Math.min(WORDS / scale, item.h / 4);
    const room = { w: item.w, h: item.h, shape: "wide", padding: size, min: size, max: size } as const;
    return { box: item, fitted: laid(item.alt, room), align: "center", weight: 400, ink: look.soft, single: false };
  },
};

/** Where the picture will be; when it cannot come, what it shows in words. */
function emptyFrame(item: Image, brush: Brush, missing: boolean): void {
  const { ctx, look, scale } = brush;
  ctx.fillStyle = look.rule;
  ctx.fillRect(item.x, item.y, item.w, item.h);
  const side = Math.min(item.w, item.h);
  if (side * scale < PATCH) return;
  ctx.strokeStyle = look.edge;
  ctx.lineWidth = 1 / scale;
  if (missing) ctx.strokeRect(item.x, item.y, item.w, item.h);
  if (missing && item.alt !== "") {
    ctx.save();
    ctx.beginPath();
    ctx.rect(item.x, item.y, item.w, item.h);
    ctx.clip();
    letter(image.lettering(item, look, brush.items, scale), brush);
    ctx.restore();
  } else {
    mountains(item, Math.min(side / 3, 40 / scale), brush, missing);
  }
}

/** The sign for a picture: two mountains and a sun, crossed out when it is missing. */
function mountains(item: Box, size: number, { ctx, look, scale }: Brush, missing: boolean): void {
  const [x, y] = [item.x + item.w / 2, item.y + item.h / 2];
  const line = (...turns: readonly (readonly [number, number])[]): void => {
    for (const [dx, dy] of turns) ctx.lineTo(x + dx * size, y + dy * size);
  };
  ctx.strokeStyle = look.edge;
  ctx.lineWidth = Math.max(size / 16, 1 / scale);
  ctx.lineJoin = "round";
  ctx.beginPath();
  line([-0.6, 0.4], [-0.15, -0.15], [0.15, 0.2], [0.3, 0.05], [0.6, 0.4]);
  ctx.closePath();
  ctx.moveTo(x + 0.36 * size, y - 0.28 * size);
  ctx.arc(x + 0.24 * size, y - 0.28 * size, 0.12 * size, 0, 2 * Math.PI);
  if (missing) {
    ctx.moveTo(x - 0.6 * size, y - 0.6 * size);
    line([0.6, 0.6]);
  }
  ctx.stroke();
}

function dense(): number {
  return typeof devicePixelRatio === "number" ? devicePixelRatio : 1;
}
