/** Tiles paint what is seen, only what changed of it, and no more of them are kept than there is room for. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { Box } from "../geometry/box.ts";
import { type Shot, Tiles } from "./tiles.ts";

const TILE = 4 * 256 * 256;
const ROOM = 64 * TILE;
const FOREVER = 1e9;
const SHOT: Shot = { x: 0, y: 0, scale: 1, width: 500, height: 500 };

let canvases = 0;
let painted: Box[] = [];
const paint = (_ctx: unknown, _area: Box, _scale: number, part: Box): void => {
  painted.push(part);
};

beforeEach(() => {
  canvases = 0;
  painted = [];
  const nothing = (): void => undefined;
  const ctx = {
    save: nothing,
    restore: nothing,
    setTransform: nothing,
    beginPath: nothing,
    rect: nothing,
    clip: nothing,
  };
  const createElement = (): object => {
    canvases++;
    return { width: 0, height: 0, getContext: () => ctx };
  };
  vi.stubGlobal("document", { createElement });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

test("all that is seen is painted, once", () => {
  const tiles = new Tiles(paint, ROOM);

  const first = tiles.build(SHOT, FOREVER);
  const again = tiles.build(SHOT, FOREVER);

  expect([first, again]).toEqual([true, true]);
  expect(painted).toHaveLength(4);
  expect(tiles.covers(SHOT)).toBe(true);
});

test("without time one tile is painted, and the rest is owed", () => {
  const tiles = new Tiles(paint, ROOM);

  const right = tiles.build(SHOT, -1);

  expect(right).toBe(false);
  expect(tiles.covers(SHOT)).toBe(false);
});

test("a change is painted again in its own place, and nothing around it", () => {
  const tiles = new Tiles(paint, ROOM);
  tiles.build(SHOT, FOREVER);
  painted = [];

  tiles.dirty([{ x: 100, y: 100, w: 20, h: 20 }], 10);
  tiles.build(SHOT, FOREVER);

  expect(painted).toEqual([{ x: 90, y: 90, w: 40, h: 40 }]);
});

test("a shadow that reaches over the edge of a tile is painted on both sides", () => {
  const tiles = new Tiles(paint, ROOM);
  tiles.build(SHOT, FOREVER);
  painted = [];

  tiles.dirty([{ x: 200, y: 100, w: 50, h: 20 }], 10);
  tiles.build(SHOT, FOREVER);

  expect(painted).toEqual([
    { x: 190, y: 90, w: 66, h: 40 },
    { x: 256, y: 90, w: 4, h: 40 },
  ]);
});

test("a tile that changed in many places is painted as a whole", () => {
  const tiles = new Tiles(paint, ROOM);
  tiles.build(SHOT, FOREVER);
  painted = [];

  tiles.dirty(
    Array.from({ length: 20 }, (_, n) => ({ x: n * 10, y: 50, w: 5, h: 5 })),
    1,
  );
  tiles.build(SHOT, FOREVER);

  expect(painted).toEqual([{ x: 0, y: 0, w: 256, h: 256 }]);
});

test("what changes out of sight waits until it is seen", () => {
  const tiles = new Tiles(paint, ROOM);
  const aside = { ...SHOT, x: 5_000 };
  tiles.build(SHOT, FOREVER);
  tiles.build(aside, FOREVER);
  painted = [];

  tiles.dirty([{ x: 10, y: 10, w: 20, h: 20 }], 5);
  tiles.build(aside, FOREVER);
  const before = painted.length;
  tiles.build(SHOT, FOREVER);

  expect([before, painted.length]).toEqual([0, 1]);
});

test("no more tiles are kept than there is memory for, and those of long ago go first", () => {
  const tiles = new Tiles(paint, 8 * TILE);

  for (let n = 0; n < 10; n++) tiles.build({ ...SHOT, x: n * 1_000 }, FOREVER);
  painted = [];
  tiles.build({ ...SHOT, x: 9_000 }, FOREVER);

  expect(canvases).toBe(8);
  expect(painted).toEqual([]);
});

test("another zoom has tiles of its own", () => {
  const tiles = new Tiles(paint, ROOM);
  tiles.build(SHOT, FOREVER);

  const near = { ...SHOT, scale: 2 };
  const before = tiles.covers(near);
  tiles.build(near, FOREVER);

  expect([before, tiles.covers(near)]).toEqual([false, true]);
});
