/** The marks of connectors that mean something and say nothing: drawn in line strokes, in a square of 24. */

import type { Point } from "../geometry/point.ts";
import type { Means } from "../model/item.ts";

export const MEANS: Readonly<Record<Means, string>> = {
  relates: "M3 12h18M7 8l-4 4 4 4M17 8l4 4-4 4",
  depends: "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
  causes: "M13 3 5 14h6l-1 7 8-11h-6z",
  duplicates: "M9 9h11v11H9zM15 9V4H4v11h5",
};

const SQUARE = 24;

/** Draw a mark around a place, in the colour of the strokes. */
export function drawMeans(ctx: CanvasRenderingContext2D, means: Means, { x, y }: Point, size: number): void {
  ctx.save();
  ctx.translate(x - size / 2, y - size / 2);
  ctx.scale(size / SQUARE, size / SQUARE);
  ctx.lineWidth = 2;
  ctx.lineCap = ctx.lineJoin = "round";
  ctx.stroke(new Path2D(MEANS[means]));
  ctx.restore();
}
