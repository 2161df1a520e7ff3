/**
 * One coarse picture of the whole board: what is seen for a moment where nothing sharper is painted yet.
 *
 * It is cut into cells. What changes on the board makes its cells stale, and stale cells are painted a few milliseconds at
 * a time, on a canvas that nobody sees. The page shows a copy that lies under the board's canvas: browsers stretch a mere
 * bitmap for nothing, and send a canvas that is painted on to the screen again with every frame.
 */

import type { Camera } from "../editor/camera.ts";
import type { Editor } from "../editor/editor.ts";
import { type Box, encloses, grown } from "../geometry/box.ts";
import { isPlaced } from "../model/item.ts";
import type { Look } from "../shapes/look.ts";
import { paper } from "../shapes/palette.ts";
import { draw } from "../shapes/registry.ts";
import { Sheet } from "./sheet.ts";
import type { Shot } from "./tiles.ts";

/** Pixels on a side, at most, and pixels per board unit. */
const LONGEST = 4096;
const FINEST = 0.5;
/** Cells in a row, and in a column. */
const CELLS = 12;
/** Room around what lies on the board, as a part of its size: it may grow so far before all is painted anew. */
const SPARE = 0.1;

export class Coarse {
  /** What the page shows. */
  readonly canvas = document.createElement("canvas");
  readonly #shown = this.canvas.getContext("bitmaprenderer");
  readonly #sheet = new Sheet(this.canvas);
  readonly #picture = document.createElement("canvas");
  readonly #ctx = this.#picture.getContext("2d", { alpha: false });
  readonly #editor: Editor;
  readonly #pixels: number;
  #area: Box | undefined;
  #scale = 1;
  #outgrown = true;
  readonly #stale = new Set<number>();

  /** `bytes` is what the picture may take. */
  constructor(editor: Editor, bytes: number) {
    this.#editor = editor;
    // There are two of it: the one that is painted, and its copy.
    this.#pixels = bytes / 8;
    this.canvas.className = "desk-coarse";
    this.canvas.setAttribute("aria-hidden", "true");
    this.hide();
  }

  /** These areas look different now. */
  dirty(areas: readonly Box[]): void {
    const whole = this.#area;
    for (const area of areas) {
      if (!whole || !encloses(whole, area)) this.#outgrown = true;
      else this.#mark(area, whole);
    }
  }

  /** Everything looks different now. */
  clear(): void {
    this.#outgrown = true;
  }

  /** Paint what is stale, for so many milliseconds; answers whether all of it is right. */
  refresh(look: Look, budget: number): boolean {
    const until = performance.now() + budget;
    if (this.#outgrown) this.#renew(look);
    const stale = this.#stale.size > 0;
    for (const cell of this.#stale) {
      if (performance.now() > until) return false;
      this.#stale.delete(cell);
      this.#paint(look, cell);
    }
    if (stale) this.#publish();
    return true;
  }

  /** Lay the picture under what the camera sees. */
  show(camera: Camera): void {
    this.canvas.hidden = !this.#sheet.holds;
    this.#sheet.lay(camera);
  }

  hide(): void {
    this.canvas.hidden = true;
  }

  /** Copy the picture to where nothing better is, and bare desk around it. */
  draw(ctx: CanvasRenderingContext2D, shot: Shot, look: Look): void {
    ctx.fillStyle = look.desk;
    ctx.fillRect(0, 0, shot.width, shot.height);
    if (!this.#area) return;
    const part = shot.scale / this.#scale;
    const x = (this.#area.x - shot.x) * shot.scale;
    const y = (this.#area.y - shot.y) * shot.scale;
    ctx.drawImage(this.#picture, x, y, this.#picture.width * part, this.#picture.height * part);
  }

  /** Begin anew, as large as the board is now. */
  #renew(look: Look): void {
    this.#outgrown = false;
    this.#stale.clear();
    const whole = this.#editor.places.whole();
    this.#area = whole && grown(whole, 20 + SPARE * Math.max(whole.w, whole.h));
    if (!this.#area || !this.#ctx) return;
    const { w, h } = this.#area;
    this.#scale = Math.min(FINEST, LONGEST / Math.max(w, h), Math.sqrt(this.#pixels / (w * h)));
    this.#picture.width = Math.ceil(w * this.#scale);
    this.#picture.height = Math.ceil(h * this.#scale);
    this.#ctx.fillStyle = look.desk;
    this.#ctx.fillRect(0, 0, this.#picture.width, this.#picture.height);
    for (let cell = 0; cell < CELLS * CELLS; cell++) this.#stale.add(cell);
  }

  /** Show the picture as it is now. */
  #publish(): void {
    const taken = this.#area && { x: this.#area.x, y: this.#area.y, zoom: this.#scale };
    createImageBitmap(this.#picture)
      .then((bitmap) => {
        // As large on the page as it has pixels, so that its scale is a zoom.
        this.canvas.style.width = `${bitmap.width}px`;
        this.canvas.style.height = `${bitmap.height}px`;
        this.#shown?.transferFromImageBitmap(bitmap);
        if (taken) this.#sheet.take(taken);
      })
      .catch(() => {
        // Without room for a copy there is none: what is not painted yet is bare desk for a moment.
      });
  }

  #mark(area: Box, whole: Box): void {
    const column = (x: number): number => Math.min(CELLS - 1, Math.floor(((x - whole.x) / whole.w) * CELLS));
    const row = (y: number): number => Math.min(CELLS - 1, Math.floor(((y - whole.y) / whole.h) * CELLS));
    for (let r = row(area.y); r <= row(area.y + area.h); r++) {
      for (let c = column(area.x); c <= column(area.x + area.w); c++) this.#stale.add(r * CELLS + c);
    }
  }

  #paint(look: Look, cell: number): void {
    const ctx = this.#ctx;
    if (!this.#area || !ctx) return;
    const { width, height } = this.#picture;
    const [column, row] = [cell % CELLS, Math.floor(cell / CELLS)];
    const [left, right] = [Math.floor((column * width) / CELLS), Math.floor(((column + 1) * width) / CELLS)];
    const [top, bottom] = [Math.floor((row * height) / CELLS), Math.floor(((row + 1) * height) / CELLS)];
    const scale = this.#scale;
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.beginPath();
    ctx.rect(left, top, right - left, bottom - top);
    ctx.clip();
    ctx.fillStyle = look.desk;
    ctx.fillRect(left, top, right - left, bottom - top);
    ctx.setTransform(scale, 0, 0, scale, -this.#area.x * scale, -this.#area.y * scale);
    const { places, lifted, seen } = this.#editor;
    const area = {
      x: this.#area.x + left / scale,
      y: this.#area.y + top / scale,
      w: (right - left) / scale,
      h: (bottom - top) / scale,
    };
    const brush = { ctx, look, scale, items: seen };
    for (const item of places.within(area)) {
      if (!isPlaced(item) || lifted.peek().has(item.id)) continue;
      if (item.kind === "note" && item.shape !== "round") {
        ctx.fillStyle = paper(item.color, look);
        ctx.fillRect(item.x, item.y, item.w, item.h);
      } else {
        draw(item, brush);
      }
    }
    ctx.restore();
  }
}
