/**
 * The lower canvas: what lies on the board.
 *
 * Little in view is drawn item by item, much is copied from tiles. While the zoom changes, and until all tiles of the new
 * one are there, the last picture lies stretched over the coarse one, so that nothing is ever blank.
 */

import type { Camera } from "../editor/camera.ts";
import type { Editor } from "../editor/editor.ts";
import type { Box } from "../geometry/box.ts";
import { Coarse } from "./coarse.ts";
import type { Memory } from "./memory.ts";
import { OVERHANG, paintArea, type Scene } from "./scene.ts";
import { Sheet } from "./sheet.ts";
import { type Shot, Tiles } from "./tiles.ts";

/** With more items than this in view, tiles are copied instead of drawing each item. */
const PLAIN = 100;
/** While the zoom changes, the last picture is stretched from fewer items on: each of them would be drawn every frame. */
const PLAIN_GOING = 40;
/** Zooms that follow each other this closely, in milliseconds, are one going in or out. */
const GOING = 200;
/** It has ended when the zoom has stood still for so long, and so many frames, which may be long where much else is done. */
const SETTLED = 60;
const SETTLED_FRAMES = 3;
/** For so long after a zoom the stretched picture waits for the tiles; then they are shown one by one. */
const PATIENCE = 400;
/** Milliseconds of a frame for painting: while things move, and while the stretched picture stands still. */
const BUDGET = 5;
const STILL_BUDGET = 11;
/** Before there is any picture, nobody waits for anything but the first one. */
const FIRST_BUDGET = 50;
/** Milliseconds of a frame for the coarse picture, and how often it follows the board when nobody needs it. */
const COARSE_BUDGET = 3;
const COARSE_EVERY = 4_000;

export class Ground {
  readonly #editor: Editor;
  readonly #ctx: CanvasRenderingContext2D;
  readonly #scene: () => Scene;
  readonly #tiles: Tiles;
  readonly #coarse: Coarse;
  readonly #sheet: Sheet;
  #zoom = 0;
  #zoomed = Number.NEGATIVE_INFINITY;
  /** The zoom goes in or out, as against a single jump. */
  #going = false;
  /** Frames since the zoom has changed. */
  #still = 0;
  #tiled = false;
  /** Something of the board has been seen: before that there is nothing to stretch. */
  #begun = false;
  /** The canvas holds nothing but tiles. */
  #copied = false;
  #refreshed = Number.NEGATIVE_INFINITY;

  constructor(editor: Editor, ctx: CanvasRenderingContext2D, scene: () => Scene, { tiles, coarse }: Memory) {
    this.#editor = editor;
    this.#ctx = ctx;
    this.#scene = scene;
    this.#tiles = new Tiles((...place) => paintArea(this.#scene(), ...place), tiles);
    this.#coarse = new Coarse(editor, coarse);
    this.#sheet = new Sheet(ctx.canvas);
    ctx.canvas.before(this.#coarse.canvas);
  }

  close(): void {
    this.#coarse.canvas.remove();
  }

  /** These areas look different now. */
  changed(areas: readonly Box[]): void {
    this.#tiles.dirty(areas, OVERHANG * this.#scene().dpr);
    this.#coarse.dirty(areas);
  }

  /** Everything looks different now. */
  renew(): void {
    this.#tiles.clear();
    this.#coarse.clear();
    this.#copied = false;
    this.#sheet.forget();
  }

  /** The canvas has been emptied. */
  emptied(): void {
    this.#copied = false;
    this.#sheet.forget();
  }

  /** Draw what the camera sees; answers whether it is as sharp and as new as it gets. */
  draw(now: number): boolean {
    const camera = this.#editor.camera.peek();
    const { dpr } = this.#scene();
    if (camera.zoom !== this.#zoom) {
      this.#going = now - this.#zoomed < GOING;
      this.#zoom = camera.zoom;
      this.#zoomed = now;
      this.#still = 0;
    }
    this.#still++;
    const scale = camera.zoom * dpr;
    const { width, height } = this.#ctx.canvas;
    const area = { x: camera.x, y: camera.y, w: width / scale, h: height / scale };
    const settled = now - this.#zoomed >= SETTLED && this.#still >= SETTLED_FRAMES;
    const stretchable = this.#begun && this.#sheet.holds;
    const count = this.#editor.places.count(area, PLAIN + 1);
    this.#tiled = count > PLAIN;
    if (stretchable && this.#going && !settled && count > PLAIN_GOING) return this.#stretch(camera);
    if (!this.#tiled) {
      this.#copied = false;
      paintArea(this.#scene(), this.#ctx, area, scale);
      this.#show(camera);
      this.#begun ||= count > 0;
      return true;
    }
    const shot: Shot = { x: camera.x, y: camera.y, scale, width, height };
    const stretched = stretchable && this.#sheet.zoom !== camera.zoom;
    const right = this.#tiles.build(shot, !this.#begun ? FIRST_BUDGET : stretched ? STILL_BUDGET : BUDGET);
    this.#begun ||= right;
    const covered = right || this.#tiles.covers(shot);
    // Where nobody moves, only what has changed is copied again.
    const fresh = covered && this.#copied && this.#sheet.isOf(camera);
    if (!covered) {
      if (stretched && now - this.#zoomed < PATIENCE) return this.#stretch(camera);
      if (this.#begun) this.#coarse.refresh(this.#scene().look, COARSE_BUDGET);
      this.#coarse.draw(this.#ctx, shot, this.#scene().look);
    }
    this.#tiles.draw(this.#ctx, shot, fresh);
    this.#show(camera);
    this.#copied = covered;
    return right;
  }

  /** With what is seen drawn, paint what may be seen next; answers whether there is nothing left to paint. */
  prepare(now: number): boolean {
    if (this.#editor.places.size <= PLAIN) return true;
    if (this.#tiled) {
      const { x, y } = this.#editor.camera.peek();
      const { width, height } = this.#ctx.canvas;
      if (!this.#tiles.ahead({ x, y, scale: this.#zoom * this.#scene().dpr, width, height })) return false;
    }
    if (now - this.#refreshed < COARSE_EVERY) return true;
    if (!this.#coarse.refresh(this.#scene().look, COARSE_BUDGET)) return false;
    this.#refreshed = now;
    return true;
  }

  /** Lay the last picture under the camera as it is, over the coarse one. */
  #stretch(camera: Camera): false {
    this.#coarse.refresh(this.#scene().look, COARSE_BUDGET);
    this.#coarse.show(camera);
    this.#sheet.lay(camera);
    return false;
  }

  /** What has just been drawn is what is seen. */
  #show(camera: Camera): void {
    this.#sheet.drawn(camera);
    this.#coarse.hide();
  }
}
