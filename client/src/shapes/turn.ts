/**
 * Turned items: drawn, hit and pulled as if they stood upright and the board were turned. [I13]
 *
 * `turn` is degrees clockwise around the middle of the box, as the canvas turns.
 */

import { around, type Box, centre } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import { turned } from "../geometry/rim.ts";
import { type Item, isPlaced } from "../model/item.ts";
import type { Handle, HandleName, Pulled } from "./shape.ts";

/** A turn this near to a multiple of `NOTCH` degrees falls into it. */
const CATCH = 3;
const NOTCH = 15;
/** Board units from the top edge to the handle that turns, at the full size. */
export const STALK = 28;

export function turnOf(item: Item): number {
  return "turn" in item && typeof item.turn === "number" ? item.turn : 0;
}

/** Turn what is drawn from here on around the middle of a box. */
export function turnAbout(ctx: CanvasRenderingContext2D, box: Box, degrees: number): void {
  if (degrees === 0) return;
  const { x, y } = centre(box);
  ctx.translate(x, y);
  ctx.rotate((degrees * Math.PI) / 180);
  ctx.translate(-x, -y);
}

/** Kinds that can be turned. A note is read by everybody, and so it stands upright. */
export function canTurn(item: Item): boolean {
  return item.kind === "shape" || item.kind === "text" || item.kind === "image" || item.kind === "stroke";
}

/** The box around a box that is turned around its own middle. */
export function turnedBounds(box: Box, degrees: number): Box {
  if (degrees === 0) return box;
  const corners = [
    { x: box.x, y: box.y },
    { x: box.x + box.w, y: box.y },
    { x: box.x + box.w, y: box.y + box.h },
    { x: box.x, y: box.y + box.h },
  ].map((corner) => ({ ...turned(corner, degrees, centre(box)), w: 0, h: 0 }));
  return around(corners) ?? box;
}

/** The handles where a turned item has them, and the one that turns it; `stalk` is how far that stands off, in units. */
export function turnedHandles(item: Item, upright: readonly Handle[], stalk: number): readonly Handle[] {
  if (!canTurn(item) || !isPlaced(item)) return upright;
  const degrees = turnOf(item);
  const middle = centre(item);
  const all: readonly Handle[] = [...upright, { name: "turn", at: { x: middle.x, y: item.y - stalk } }];
  return degrees === 0 ? all : all.map((handle) => ({ ...handle, at: turned(handle.at, degrees, middle) }));
}

/** What pulling the turning handle to a point makes of the turn; `freely` ignores the notches. */
export function turnedTo(box: Box, to: Point, freely: boolean): Pulled {
  const middle = centre(box);
  const degrees = (Math.atan2(to.x - middle.x, middle.y - to.y) * 180) / Math.PI;
  const notch = Math.round(degrees / NOTCH) * NOTCH;
  return { turn: within(!freely && Math.abs(degrees - notch) <= CATCH ? notch : degrees) };
}

/** A turn from 0 to under 360 degrees; none at all is null. */
export function within(degrees: number): number | null {
  return (Math.round((((degrees % 360) + 360) % 360) * 10) / 10) % 360 || null;
}

/**
 * Put a box that was pulled in the item's upright world back so that what was not pulled stays where it is on the board.
 */
export function anchored(before: Box, after: Pulled, handle: HandleName, degrees: number): Pulled {
  const { x, y, w, h } = { ...before, ...after } as Box;
  if (degrees === 0) return after;
  const fixed = (box: Box): Point => ({
    x: handle.includes("w") ? box.x + box.w : handle.includes("e") ? box.x : box.x + box.w / 2,
    y: handle.startsWith("n") ? box.y + box.h : handle.startsWith("s") ? box.y : box.y + box.h / 2,
  });
  const now = { x, y, w, h };
  const wanted = turned(fixed(before), degrees, centre(before));
  const found = turned(fixed(now), degrees, centre(now));
  return { ...after, x: x + wanted.x - found.x, y: y + wanted.y - found.y };
}
