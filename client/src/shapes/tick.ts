/** The box of a checkbox line, drawn and not written: few fonts have it, and a finger has to find it. */

import type { Point } from "../geometry/point.ts";

/** Draw a box in the place of its character, which is `width` wide and stands at `at` on the baseline. */
export function drawBox(
  ctx: CanvasRenderingContext2D,
  at: Point,
  width: number,
  size: number,
  ink: string,
  ticked: boolean,
): void {
  const side = Math.min(size * 0.74, width * 0.92);
  const left = at.x + (width - side) / 2;
  const top = at.y - size * 0.34 - side / 2;
  ctx.strokeStyle = ink;
  ctx.lineWidth = size * 0.075;
  ctx.lineJoin = ctx.lineCap = "round";
  ctx.beginPath();
  ctx.roundRect(left, top, side, side, side * 0.18);
  if (ticked) {
    ctx.moveTo(left + side * 0.22, top + side * 0.52);
    ctx.lineTo(left + side * 0.43, top + side * 0.73);
    ctx.lineTo(left + side * 0.8, top + side * 0.27);
  }
  ctx.stroke();
}
