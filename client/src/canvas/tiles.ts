/**
 * Tiles: painted squares of the board, kept for as long as they are right, so that panning is copying.
 *
 * All tiles belong to one zoom. They are painted a few milliseconds of each frame, first what is seen and then the ring
 * around it; a change repaints only its own part of a tile. While tiles are missing, whoever shows them puts something
 * coarser in their place.
 */

import { around, type Box, meets } from "../geometry/box.ts";

/** Device pixels. */
const SIDE = 256;
const TILE_BYTES = 4 * SIDE * SIDE;
/** Milliseconds of a frame for the ring around what is seen: nobody waits for it. */
const AHEAD = 3;
/** With more changed places than this, a tile is painted anew as a whole. */
const PLACES = 6;

/** Paint `part` of `area`, whose corner is the context's; `scale` is device pixels per board unit. */
type Paint = (ctx: CanvasRenderingContext2D, area: Box, scale: number, part: Box) => void;

interface Tile {
  readonly canvas: HTMLCanvasElement;
  readonly ctx: CanvasRenderingContext2D;
  readonly area: Box;
  /** What has to be painted again: these places, or all of it. */
  stale: readonly Box[] | "all";
  /** The frames in which it was last needed, and last painted. */
  used: number;
  made: number;
}

export interface Shot {
  /** The board point in the canvas's corner, and device pixels per unit. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly width: number;
  readonly height: number;
}

type Place = readonly [column: number, row: number];

export class Tiles {
  readonly #paint: Paint;
  /** How many tiles there may be, in use and laid by. */
  readonly #most: number;
  #tiles = new Map<number, Tile>();
  readonly #pool: HTMLCanvasElement[] = [];
  #scale = 0;
  #frame = 0;

  /** `bytes` is what all tiles together may take. */
  constructor(paint: Paint, bytes: number) {
    this.#paint = paint;
    this.#most = Math.floor(bytes / TILE_BYTES);
  }

  /** These areas look different now, and as much around each as shadows and titles reach. */
  dirty(areas: readonly Box[], reach: number): void {
    if (this.#tiles.size === 0) return;
    const by = reach / this.#scale;
    for (const area of areas) {
      const wide = { x: area.x - by, y: area.y - by, w: area.w + 2 * by, h: area.h + 2 * by };
      for (const tile of this.#touched(wide)) {
        if (tile.stale !== "all") tile.stale = withPlace(tile.stale, wide);
      }
    }
  }

  /** Everything looks different now. */
  clear(): void {
    for (const tile of this.#tiles.values()) this.#free(tile);
    this.#tiles.clear();
  }

  /** Paint what is missing or stale of what is seen, for so many milliseconds; answers whether all of it is right. */
  build(shot: Shot, budget: number): boolean {
    this.#frame++;
    if (shot.scale !== this.#scale) {
      this.clear();
      this.#scale = shot.scale;
    }
    return this.#fill(areaOf(shot), budget);
  }

  /** Paint the ring around what is seen, for the next moment of panning; answers whether all of it is there. */
  ahead(shot: Shot): boolean {
    return this.#fill(areaOf(shot, SIDE / 2), AHEAD);
  }

  /** Whether everything seen is painted, fresh or stale. */
  covers(shot: Shot): boolean {
    if (shot.scale !== this.#scale) return false;
    return placesIn(areaOf(shot), shot.scale).every((place) => this.#tiles.has(key(place)));
  }

  /** Copy the tiles that are seen; with `fresh`, only those that this frame has painted. */
  draw(ctx: CanvasRenderingContext2D, shot: Shot, fresh: boolean): void {
    const left = Math.round(shot.x * shot.scale);
    const top = Math.round(shot.y * shot.scale);
    for (const place of placesIn(areaOf(shot), this.#scale)) {
      const tile = this.#tiles.get(key(place));
      if (tile && (!fresh || tile.made === this.#frame))
        ctx.drawImage(tile.canvas, place[0] * SIDE - left, place[1] * SIDE - top);
    }
  }

  #fill(area: Box, budget: number): boolean {
    const places = placesIn(area, this.#scale);
    if (places.length > this.#most) return true;
    const until = performance.now() + budget;
    for (const place of places) {
      if (this.#isRight(place)) continue;
      if (performance.now() > until) return false;
      this.#make(place);
    }
    return true;
  }

  #isRight(place: Place): boolean {
    const tile = this.#tiles.get(key(place));
    if (!tile) return false;
    tile.used = this.#frame;
    return tile.stale.length === 0;
  }

  #make(place: Place): void {
    const tile = this.#tiles.get(key(place)) ?? this.#blank(place);
    if (!tile) return;
    if (tile.stale === "all") this.#paint(tile.ctx, tile.area, this.#scale, tile.area);
    else this.#patch(tile, tile.stale);
    tile.stale = [];
    tile.used = tile.made = this.#frame;
    this.#tiles.set(key(place), tile);
  }

  /** Paint the changed places again, each in whole pixels, so that nothing of its edge is mixed twice. */
  #patch(tile: Tile, places: readonly Box[]): void {
    const { ctx, area } = tile;
    for (const place of places) {
      const left = Math.max(0, Math.floor((place.x - area.x) * this.#scale));
      const top = Math.max(0, Math.floor((place.y - area.y) * this.#scale));
      const right = Math.min(SIDE, Math.ceil((place.x + place.w - area.x) * this.#scale));
      const bottom = Math.min(SIDE, Math.ceil((place.y + place.h - area.y) * this.#scale));
      if (right <= left || bottom <= top) continue;
      ctx.save();
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.beginPath();
      ctx.rect(left, top, right - left, bottom - top);
      ctx.clip();
      const part = {
        x: area.x + left / this.#scale,
        y: area.y + top / this.#scale,
        w: (right - left) / this.#scale,
        h: (bottom - top) / this.#scale,
      };
      this.#paint(ctx, area, this.#scale, part);
      ctx.restore();
    }
  }

  #blank([column, row]: Place): Tile | undefined {
    if (this.#tiles.size >= this.#most) this.#evict();
    const canvas = this.#pool.pop() ?? document.createElement("canvas");
    if (canvas.width !== SIDE) canvas.width = canvas.height = SIDE;
    const ctx = canvas.getContext("2d", { alpha: false });
    if (!ctx) return undefined;
    const side = SIDE / this.#scale;
    const area = { x: column * side, y: row * side, w: side, h: side };
    return { canvas, ctx, area, stale: "all", used: this.#frame, made: this.#frame };
  }

  /** The tiles that an area lies on. */
  #touched(area: Box): readonly Tile[] {
    const [left, top, right, bottom] = span(area, this.#scale);
    // A large area lies on more places than there are tiles.
    if ((right - left + 1) * (bottom - top + 1) > this.#tiles.size) {
      return [...this.#tiles.values()].filter((tile) => meets(tile.area, area));
    }
    return placesIn(area, this.#scale).flatMap((place) => this.#tiles.get(key(place)) ?? []);
  }

  /** Lay by the tile that was not used for longest. */
  #evict(): void {
    let oldest: readonly [number, Tile] | undefined;
    for (const entry of this.#tiles) if (entry[1].used < (oldest?.[1].used ?? this.#frame)) oldest = entry;
    if (!oldest) return;
    this.#tiles.delete(oldest[0]);
    this.#free(oldest[1]);
  }

  #free(tile: Tile): void {
    // Some browsers keep the memory of a canvas that nobody holds, unless it is small.
    if (this.#pool.length + this.#tiles.size < this.#most) this.#pool.push(tile.canvas);
    else tile.canvas.width = tile.canvas.height = 1;
  }
}

/** What a shot sees of the board, and `ring` device pixels around it. */
function areaOf(shot: Shot, ring = 0): Box {
  const by = ring / shot.scale;
  const [w, h] = [shot.width / shot.scale, shot.height / shot.scale];
  return { x: shot.x - by, y: shot.y - by, w: w + 2 * by, h: h + 2 * by };
}

/** The first and last columns and rows that an area lies on. */
function span(area: Box, scale: number): readonly [number, number, number, number] {
  const at = (v: number): number => Math.floor((v * scale) / SIDE);
  return [at(area.x), at(area.y), at(area.x + area.w), at(area.y + area.h)];
}

/** The places that an area lies on, from its middle outward. */
function placesIn(area: Box, scale: number): readonly Place[] {
  const [left, top, right, bottom] = span(area, scale);
  const found: Place[] = [];
  for (let row = top; row <= bottom; row++)
    for (let column = left; column <= right; column++) found.push([column, row]);
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return found.sort((a, b) => Math.hypot(a[0] - x, a[1] - y) - Math.hypot(b[0] - x, b[1] - y));
}

/** The places with one more. What moves a little leaves one place and not two. */
function withPlace(places: readonly Box[], place: Box): Tile["stale"] {
  for (const [n, known] of places.entries()) {
    const both = around([known, place]);
    if (both && both.w * both.h <= known.w * known.h + place.w * place.h) return places.with(n, both);
  }
  return places.length < PLACES ? [...places, place] : "all";
}

/** One number for a place: no board reaches 2^25 tiles far. */
function key([column, row]: Place): number {
  return (row + 2 ** 25) * 2 ** 26 + column + 2 ** 25;
}
