/**
 * The one owner of animation frames. It draws when something has changed and rests otherwise.
 *
 * A frame: read the input, then the board (plain when little is in view, from tiles when much is), then the overlay.
 */

import { effect } from "@preact/signals";
import type { Editor } from "../editor/editor.ts";
import type { Box } from "../geometry/box.ts";
import type { Look } from "../shapes/look.ts";
import { Coarse } from "./coarse.ts";
import { Cursors } from "./cursors.ts";
import { HeldPicture } from "./heldpicture.ts";
import { calm, lookOf } from "./look.ts";
import { paintOverlay } from "./overlay.ts";
import { paintArea, type Scene } from "./scene.ts";
import { type Shot, Tiles } from "./tiles.ts";

/** With more items than this in view, tiles are copied instead of drawing each item. */
const PLAIN = 150;
/** The zoom rests when it has not changed for this long. */
const SETTLED = 120;

export class Renderer {
  readonly #editor: Editor;
  readonly #host: HTMLElement;
  readonly #board: CanvasRenderingContext2D;
  readonly #overlay: CanvasRenderingContext2D;
  readonly #tiles: Tiles;
  readonly #coarse: Coarse;
  readonly #cursors = new Cursors();
  readonly #picture = new HeldPicture();
  readonly #stops: (() => void)[] = [];
  /** Called at the start of each frame. */
  readonly #read: () => void;
  #look: Look;
  #dpr = 1;
  #frame = 0;
  #boardDirty = true;
  #overlayDirty = true;
  #fade: ReturnType<typeof setTimeout> | undefined;
  #zoom = 0;
  #zoomed = Number.NEGATIVE_INFINITY;
  #hidden: ReadonlySet<string> = new Set();
  #written: string | undefined;
  /** Milliseconds that the last frames took on the main thread, for whoever measures. */
  readonly spent: number[] = [];

  constructor(
    editor: Editor,
    host: HTMLElement,
    canvases: readonly [HTMLCanvasElement, HTMLCanvasElement],
    read: () => void,
  ) {
    this.#editor = editor;
    this.#host = host;
    this.#read = read;
    this.#board = contextOf(canvases[0], false);
    this.#overlay = contextOf(canvases[1], true);
    this.#look = lookOf(host);
    this.#tiles = new Tiles(
      (ctx, area, scale) => paintArea(this.#scene, ctx, area, scale),
      (ctx, shot) => this.#coarse.draw(ctx, shot, this.#look),
    );
    this.#coarse = new Coarse(editor);
    this.#stops.push(
      editor.watch({ changed: (areas) => this.#changed(areas) }),
      effect(() => {
        editor.camera.value;
        editor.size.value;
        this.#boardDirty = this.#overlayDirty = true;
        this.request();
      }),
      effect(() => {
        editor.selected.value;
        editor.preview.value;
        editor.guides.value;
        editor.hovered.value;
        editor.dotted.value;
        editor.people.value;
        editor.tool.value;
        editor.pointer.value;
        this.#overlayDirty = true;
        this.request();
      }),
      effect(() => this.#hide(new Set(editor.lifted.value.keys()), editor.writing.value)),
      () => cancelAnimationFrame(this.#frame),
      () => clearTimeout(this.#fade),
    );
  }

  get look(): Look {
    return this.#look;
  }

  close(): void {
    for (const stop of this.#stops) stop();
  }

  /** Draw at the next frame. */
  request(): void {
    if (this.#frame === 0) this.#frame = requestAnimationFrame((now) => this.#draw(now));
  }

  /** Colours, the font or the pixels have changed: everything is drawn anew. */
  renew(): void {
    this.#look = lookOf(this.#host);
    this.#tiles.clear();
    this.#coarse.dirty();
    this.#boardDirty = this.#overlayDirty = true;
    this.request();
  }

  resize(width: number, height: number): void {
    const dpr = Math.min(3, window.devicePixelRatio || 1);
    for (const { canvas } of [this.#board, this.#overlay]) {
      canvas.width = Math.max(1, Math.round(width * dpr));
      canvas.height = Math.max(1, Math.round(height * dpr));
    }
    if (dpr !== this.#dpr) this.#tiles.clear();
    this.#dpr = dpr;
    this.#editor.size.value = { w: width, h: height };
    this.#boardDirty = this.#overlayDirty = true;
    // At once: a canvas that was resized is empty until it is drawn.
    this.#draw(performance.now());
  }

  get #scene(): Scene {
    return { editor: this.#editor, look: this.#look, dpr: this.#dpr };
  }

  #changed(areas: readonly Box[]): void {
    if (areas.length === 0) return;
    this.#tiles.dirty(areas);
    this.#coarse.dirty();
    this.#boardDirty = this.#overlayDirty = true;
    this.request();
  }

  /** What is in a hand, and the words being written, are not on the board but above it. */
  #hide(hidden: ReadonlySet<string>, written: string | undefined): void {
    const turned = [...hidden].filter((id) => !this.#hidden.has(id));
    for (const id of this.#hidden) if (!hidden.has(id)) turned.push(id);
    if (written !== this.#written) for (const id of [written, this.#written]) if (id !== undefined) turned.push(id);
    this.#hidden = hidden;
    this.#written = written;
    this.#overlayDirty = true;
    this.request();
    if (turned.length > 0) {
      this.#changed(turned.map((id) => this.#editor.places.box(id)).filter((box) => box !== undefined));
    }
  }

  #draw(now: number): void {
    const started = performance.now();
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#read();
    if (this.#boardDirty) {
      this.#boardDirty = false;
      if (this.#drawBoard(now)) {
        this.#boardDirty = true;
        this.request();
      }
    }
    if (this.#overlayDirty) {
      this.#overlayDirty = false;
      this.#drawOverlay(now);
    }
    if (this.spent.push(performance.now() - started) > 600) this.spent.shift();
  }

  /** True while there is more to draw. */
  #drawBoard(now: number): boolean {
    const { x, y, zoom } = this.#editor.camera.peek();
    if (zoom !== this.#zoom) {
      this.#zoom = zoom;
      this.#zoomed = now;
    }
    const scale = zoom * this.#dpr;
    const { width, height } = this.#board.canvas;
    const area = { x, y, w: width / scale, h: height / scale };
    if (this.#editor.places.count(area) <= PLAIN) {
      paintArea(this.#scene, this.#board, area, scale);
      return false;
    }
    const shot: Shot = { x, y, scale, width, height, zooming: now - this.#zoomed < SETTLED };
    return this.#tiles.draw(this.#board, shot);
  }

  #drawOverlay(now: number): void {
    const { cursors, moving } = this.#cursors.step(this.#editor.people.peek(), now, calm());
    paintOverlay(this.#scene, this.#overlay, cursors, this.#picture);
    if (moving) {
      this.#overlayDirty = true;
      this.request();
      return;
    }
    clearTimeout(this.#fade);
    const wait = this.#cursors.nextFade(now);
    if (wait === undefined) return;
    this.#fade = setTimeout(() => {
      this.#overlayDirty = true;
      this.request();
    }, wait + 20);
  }
}

function contextOf(canvas: HTMLCanvasElement, alpha: boolean): CanvasRenderingContext2D {
  const ctx = canvas.getContext("2d", { alpha });
  if (!ctx) throw new Error("This browser has no canvas to draw the board on.");
  return ctx;
}
