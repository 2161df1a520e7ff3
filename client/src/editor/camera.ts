/** The camera: which part of the board the screen shows. Pure; screen points are CSS pixels from the canvas's corner. */

import { type Box, centre } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";

/** `x`, `y` is the board point in the screen's top left corner; `zoom` is screen pixels per board unit. */
export interface Camera {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Size {
  readonly w: number;
  readonly h: number;
}

export const LEAST_ZOOM = 0.02;
export const MOST_ZOOM = 8;

export function toBoard(camera: Camera, screen: Point): Point {
  return { x: camera.x + screen.x / camera.zoom, y: camera.y + screen.y / camera.zoom };
}

export function toScreen(camera: Camera, board: Point): Point {
  return { x: (board.x - camera.x) * camera.zoom, y: (board.y - camera.y) * camera.zoom };
}

/** The part of the board that a screen of this size shows. */
export function shown(camera: Camera, size: Size): Box {
  return { x: camera.x, y: camera.y, w: size.w / camera.zoom, h: size.h / camera.zoom };
}

/** The view moved by screen pixels. */
export function panned(camera: Camera, dx: number, dy: number): Camera {
  return { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom };
}

/** Zoomed by a factor; the board point under `at` stays under it. */
export function zoomed(camera: Camera, factor: number, at: Point): Camera {
  const zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, camera.zoom * factor));
  const fixed = toBoard(camera, at);
  return { x: fixed.x - at.x / zoom, y: fixed.y - at.y / zoom, zoom };
}

/** The whole box in the middle of the screen, with room for the chrome around it, at most at `most`. */
export function fitted(box: Box, size: Size, margin = 80, most = 1): Camera {
  const room = { w: Math.max(size.w - 2 * margin, size.w / 2), h: Math.max(size.h - 2 * margin, size.h / 2) };
  const wanted = Math.min(most, room.w / Math.max(box.w, 1), room.h / Math.max(box.h, 1));
  return centred(centre(box), size, Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, wanted)));
}

/** The board point in the middle of the screen. */
export function centred(middle: Point, size: Size, zoom: number): Camera {
  return { x: middle.x - size.w / 2 / zoom, y: middle.y - size.h / 2 / zoom, zoom };
}

/** How much of a screen is covered from each edge, in pixels. */
export interface Edges {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Moved just so far that the box is in view, clear of the chrome; a box larger than the room is put in its middle. */
export function revealing(camera: Camera, size: Size, box: Box, margin: number | Edges = 64): Camera {
  const edges = typeof margin === "number" ? { left: margin, top: margin, right: margin, bottom: margin } : margin;
  const view = shown(camera, size);
  const along = (at: number, length: number, from: number, room: number, before: number, after: number): number => {
    const [first, last] = [before / camera.zoom, after / camera.zoom];
    if (length + first + last > room) return at + length / 2 - (first + room - last) / 2;
    return Math.min(Math.max(from, at + length + last - room), at - first);
  };
  return {
    ...camera,
    x: along(box.x, box.w, view.x, view.w, edges.left, edges.right),
    y: along(box.y, box.h, view.y, view.h, edges.top, edges.bottom),
  };
}

/** The next rung of a ladder of round zooms, up or down. */
export function rung(zoom: number, up: boolean): number {
  const rungs = [0.02, 0.05, 0.1, 0.25, 0.5, 0.75, 1, 1.5, 2, 3, 4, 6, 8];
  const next = up ? rungs.find((one) => one > zoom * 1.01) : rungs.findLast((one) => one < zoom * 0.99);
  return next ?? zoom;
}
