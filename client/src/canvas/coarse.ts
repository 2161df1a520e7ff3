/** One coarse picture of the whole board: what is seen for a moment where no tile is painted yet. */

import type { Editor } from "../editor/editor.ts";
import { around, type Box, grown } from "../geometry/box.ts";
import { isPlaced } from "../model/item.ts";
import type { Look } from "../shapes/look.ts";
import { paper } from "../shapes/palette.ts";
import { draw } from "../shapes/registry.ts";
import { isDrawn } from "../shapes/shape.ts";
import type { Shot } from "./tiles.ts";

const LONGEST = 1024;
/** A coarse picture may be this old, in milliseconds, while the board changes. */
const PATIENCE = 1_000;

export class Coarse {
  readonly #editor: Editor;
  #canvas: HTMLCanvasElement | undefined;
  #area: Box | undefined;
  #scale = 1;
  #painted = Number.NEGATIVE_INFINITY;
  #stale = true;

  constructor(editor: Editor) {
    this.#editor = editor;
  }

  dirty(): void {
    this.#stale = true;
  }

  draw(ctx: CanvasRenderingContext2D, shot: Shot, look: Look): void {
    if (this.#stale && performance.now() - this.#painted > PATIENCE) this.#paint(look);
    ctx.fillStyle = look.desk;
    ctx.fillRect(0, 0, shot.width, shot.height);
    if (!this.#canvas || !this.#area) return;
    const part = shot.scale / this.#scale;
    const x = (this.#area.x - shot.x) * shot.scale;
    const y = (this.#area.y - shot.y) * shot.scale;
    ctx.drawImage(this.#canvas, x, y, this.#canvas.width * part, this.#canvas.height * part);
  }

  #paint(look: Look): void {
    this.#stale = false;
    this.#painted = performance.now();
    const { items } = this.#editor.session;
    const boxes = [...items.keys()].map((id) => this.#editor.places.box(id)).filter((box) => box !== undefined);
    const whole = around(boxes);
    if (!whole) {
      this.#area = undefined;
      return;
    }
    this.#area = grown(whole, 20);
    this.#scale = Math.min(0.5, LONGEST / Math.max(this.#area.w, this.#area.h));
    this.#canvas ??= document.createElement("canvas");
    this.#canvas.width = Math.max(1, Math.ceil(this.#area.w * this.#scale));
    this.#canvas.height = Math.max(1, Math.ceil(this.#area.h * this.#scale));
    const ctx = this.#canvas.getContext("2d", { alpha: false });
    if (!ctx) return;
    ctx.fillStyle = look.desk;
    ctx.fillRect(0, 0, this.#canvas.width, this.#canvas.height);
    ctx.setTransform(this.#scale, 0, 0, this.#scale, -this.#area.x * this.#scale, -this.#area.y * this.#scale);
    const placed = [...items.values()].filter(isDrawn).filter(isPlaced);
    const frames = placed.filter((item) => item.kind === "frame");
    const others = placed.filter((item) => item.kind !== "frame");
    for (const item of [...frames, ...others]) {
      if (item.kind === "note" && item.shape !== "round") {
        ctx.fillStyle = paper(item.color, look);
        ctx.fillRect(item.x, item.y, item.w, item.h);
      } else {
        draw(item, { ctx, look, scale: this.#scale, items });
      }
    }
  }
}
