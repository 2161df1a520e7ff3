/**
 * The one owner of animation frames. It draws when something has changed and rests otherwise.
 *
 * A frame: read the input, then the board, then the overlay, and with what time is left whatever may be seen next.
 */

import { effect } from "@preact/signals";
import type { Editor } from "../editor/editor.ts";
import type { Box } from "../geometry/box.ts";
import type { Look } from "../shapes/look.ts";
import { KnowingBlank } from "./blank.ts";
import { Cursors } from "./cursors.ts";
import { Ground } from "./ground.ts";
import { HeldPicture } from "./heldpicture.ts";
import { calm, lookOf } from "./look.ts";
import { memory } from "./memory.ts";
import { paintOverlay } from "./overlay.ts";
import type { Scene } from "./scene.ts";

export class Renderer {
  readonly #editor: Editor;
  readonly #host: HTMLElement;
  readonly #board: CanvasRenderingContext2D;
  readonly #overlay: KnowingBlank;
  readonly #ground: Ground;
  readonly #cursors = new Cursors();
  readonly #picture: HeldPicture;
  readonly #stops: (() => void)[] = [];
  /** Called at the start of each frame. */
  readonly #read: () => void;
  #look: Look;
  #dpr = 1;
  #frame = 0;
  #boardDirty = true;
  #overlayDirty = true;
  #fade: ReturnType<typeof setTimeout> | undefined;
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
    this.#overlay = new KnowingBlank(contextOf(canvases[1], true));
    this.#look = lookOf(host);
    const shares = memory();
    this.#ground = new Ground(editor, this.#board, () => this.#scene, shares);
    this.#picture = new HeldPicture(shares.held);
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
        editor.found.value;
        editor.part.value;
        editor.hovered.value;
        editor.dotted.value;
        editor.people.value;
        editor.tool.value;
        editor.pointer.value;
        editor.comments.pinned.value;
        editor.comments.opened.value;
        this.#overlayDirty = true;
        this.request();
      }),
      effect(() => this.#hide(new Set(editor.lifted.value.keys()), editor.writing.value)),
      // On every note that somebody wrote there is more to see now, or less.
      editor.authors.subscribe(() => this.renew()),
      () => cancelAnimationFrame(this.#frame),
      () => clearTimeout(this.#fade),
      () => this.#ground.close(),
    );
  }

  get look(): Look {
    return this.#look;
  }

  /** Nothing is left to draw: what is seen is as sharp as it gets. */
  get settled(): boolean {
    return !this.#boardDirty;
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
    this.#ground.renew();
    this.#boardDirty = this.#overlayDirty = true;
    this.request();
  }

  resize(width: number, height: number): void {
    const dpr = Math.min(3, window.devicePixelRatio || 1);
    for (const { canvas } of [this.#board, this.#overlay.ctx]) {
      canvas.width = Math.max(1, Math.round(width * dpr));
      canvas.height = Math.max(1, Math.round(height * dpr));
    }
    if (dpr !== this.#dpr) this.#ground.renew();
    this.#ground.emptied();
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
    this.#ground.changed(areas);
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
    if (this.#boardDirty) this.#boardDirty = !this.#ground.draw(now);
    if (this.#overlayDirty) {
      this.#overlayDirty = false;
      this.#drawOverlay(now);
    }
    if (this.#boardDirty || !this.#ground.prepare(now)) this.request();
    if (this.spent.push(performance.now() - started) > 600) this.spent.shift();
  }

  #drawOverlay(now: number): void {
    const { cursors, moving } = this.#cursors.step(this.#editor.people.peek(), now, calm());
    paintOverlay(this.#scene, this.#overlay.ctx, cursors, this.#picture);
    this.#overlay.show();
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
