/**
 * Tiles: painted squares of the board, kept for as long as they are right, so that panning is copying.
 *
 * A layer of tiles belongs to one zoom. While the zoom changes, the last layer is shown stretched; when it rests, a new
 * layer is painted, a few milliseconds of it each frame, over the old one. Under both lies one coarse picture of the
 * whole board, so that nothing is ever blank.
 */

import { type Box, meets } from "../geometry/box.ts";

/** Device pixels. */
const SIDE = 256;
/** One tile is a quarter of a megabyte. */
const KEPT = 384;
const BUDGET = 5;
const AHEAD_BUDGET = 3;

type Paint = (ctx: CanvasRenderingContext2D, area: Box, scale: number) => void;

interface Tile {
  readonly canvas: HTMLCanvasElement;
  readonly ctx: CanvasRenderingContext2D;
  readonly area: Box;
  stale: boolean;
  used: number;
}

interface Layer {
  readonly scale: number;
  readonly tiles: Map<string, Tile>;
}

export interface Shot {
  /** The board point in the canvas's corner, and device pixels per unit. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
  /** The zoom is changing right now. */
  readonly zooming: boolean;
}

export class Tiles {
  readonly #paint: Paint;
  readonly #under: (ctx: CanvasRenderingContext2D, shot: Shot) => void;
  readonly #pool: Tile["canvas"][] = [];
  #layer: Layer = { scale: 0, tiles: new Map() };
  #old: Layer | undefined;
  #frame = 0;

  constructor(paint: Paint, under: (ctx: CanvasRenderingContext2D, shot: Shot) => void) {
    this.#paint = paint;
    this.#under = under;
  }

  /** These areas look different now. */
  dirty(areas: readonly Box[]): void {
    for (const tile of this.#layer.tiles.values()) {
      if (!tile.stale && areas.some((area) => meets(area, tile.area))) tile.stale = true;
    }
  }

  /** Everything looks different now. */
  clear(): void {
    for (const layer of [this.#layer, this.#old]) for (const tile of layer?.tiles.values() ?? []) this.#free(tile);
    this.#layer = { scale: 0, tiles: new Map() };
    this.#old = undefined;
  }

  /** Draw what is seen; true while there is more to paint. */
  draw(ctx: CanvasRenderingContext2D, shot: Shot): boolean {
    this.#frame++;
    const started = performance.now();
    if (!shot.zooming && this.#layer.scale !== shot.scale) this.#turn(shot.scale);
    const here = seen(shot, this.#layer.scale);
    if (shot.zooming) {
      if (!this.#whole(here)) this.#under(ctx, shot);
      this.#copy(ctx, shot, this.#layer);
      return true;
    }
    let owed = false;
    for (const [column, row] of here) {
      const tile = this.#layer.tiles.get(`${column},${row}`);
      if (tile && !tile.stale) continue;
      if (performance.now() - started < BUDGET) this.#make(column, row);
      else owed = true;
    }
    if (!this.#whole(here)) {
      this.#under(ctx, shot);
      if (this.#old) this.#copy(ctx, shot, this.#old);
    } else if (this.#old) {
      for (const tile of this.#old.tiles.values()) this.#free(tile);
      this.#old = undefined;
    }
    this.#copy(ctx, shot, this.#layer);
    const ahead = !owed && this.#lookAhead(here, started);
    this.#evict();
    return owed || ahead;
  }

  /** Whether every one of these tiles is there, fresh or stale. */
  #whole(here: readonly (readonly [number, number])[]): boolean {
    return here.length > 0 && here.every(([column, row]) => this.#layer.tiles.has(`${column},${row}`));
  }

  /** Paint the ring around what is seen, for the next moment of panning. */
  #lookAhead(here: readonly (readonly [number, number])[], started: number): boolean {
    const columns = here.map(([column]) => column);
    const rows = here.map(([, row]) => row);
    const [left, right] = [Math.min(...columns) - 1, Math.max(...columns) + 1];
    const [top, bottom] = [Math.min(...rows) - 1, Math.max(...rows) + 1];
    if ((right - left + 1) * (bottom - top + 1) > KEPT) return false;
    for (let row = top; row <= bottom; row++) {
      for (let column = left; column <= right; column++) {
        const tile = this.#layer.tiles.get(`${column},${row}`);
        if (tile && !tile.stale) {
          tile.used = this.#frame;
          continue;
        }
        if (performance.now() - started > AHEAD_BUDGET) return true;
        this.#make(column, row);
      }
    }
    return false;
  }

  #turn(scale: number): void {
    const whole = this.#layer.tiles.size > 0 && this.#layer.scale > 0;
    if (this.#old && whole) for (const tile of this.#old.tiles.values()) this.#free(tile);
    if (whole) this.#old = this.#layer;
    this.#layer = { scale, tiles: new Map() };
  }

  #make(column: number, row: number): void {
    const key = `${column},${row}`;
    const { scale, tiles } = this.#layer;
    const before = tiles.get(key);
    const side = SIDE / scale;
    const area = { x: column * side, y: row * side, w: side, h: side };
    const canvas = before?.canvas ?? this.#pool.pop() ?? document.createElement("canvas");
    if (canvas.width !== SIDE) canvas.width = canvas.height = SIDE;
    const ctx = before?.ctx ?? canvas.getContext("2d", { alpha: false });
    if (!ctx) return;
    this.#paint(ctx, area, scale);
    tiles.set(key, { canvas, ctx, area, stale: false, used: this.#frame });
  }

  #copy(ctx: CanvasRenderingContext2D, shot: Shot, layer: Layer): void {
    const part = shot.scale / layer.scale;
    const left = shot.x * shot.scale;
    const top = shot.y * shot.scale;
    for (const [column, row] of seen(shot, layer.scale)) {
      const tile = layer.tiles.get(`${column},${row}`);
      if (!tile) continue;
      tile.used = this.#frame;
      // Whole pixels on both edges: no seams between neighbours, and no smoothing when nothing is stretched.
      const x = Math.round(column * SIDE * part - left);
      const y = Math.round(row * SIDE * part - top);
      const w = Math.round((column + 1) * SIDE * part - left) - x;
      const h = Math.round((row + 1) * SIDE * part - top) - y;
      if (w === SIDE && h === SIDE) ctx.drawImage(tile.canvas, x, y);
      else ctx.drawImage(tile.canvas, x, y, w, h);
    }
  }

  #evict(): void {
    const { tiles } = this.#layer;
    if (tiles.size <= KEPT) return;
    const oldest = [...tiles].sort((a, b) => a[1].used - b[1].used).slice(0, tiles.size - KEPT);
    for (const [key, tile] of oldest) {
      if (tile.used === this.#frame) continue;
      tiles.delete(key);
      this.#free(tile);
    }
  }

  #free(tile: Tile): void {
    if (this.#pool.length < KEPT / 2) this.#pool.push(tile.canvas);
    // Some browsers keep the memory of a canvas that nobody holds, unless it is small.
    else tile.canvas.width = tile.canvas.height = 1;
  }
}

/** The tiles of a layer that a shot sees, from its middle outward. */
function seen(shot: Shot, scale: number): readonly (readonly [number, number])[] {
  if (scale <= 0) return [];
  const side = SIDE / scale;
  const w = shot.width / shot.scale;
  const h = shot.height / shot.scale;
  const found: [number, number][] = [];
  for (let row = Math.floor(shot.y / side); row * side < shot.y + h; row++) {
    for (let column = Math.floor(shot.x / side); column * side < shot.x + w; column++) found.push([column, row]);
  }
  const x = (shot.x + w / 2) / side - 0.5;
  const y = (shot.y + h / 2) / side - 0.5;
  return found.sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y));
}
