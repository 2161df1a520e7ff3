/**
 * One picture of everything that a drag carries, so that carrying hundreds of notes costs no more than carrying one.
 *
 * It is made when the drag begins and kept while the items, the zoom and the look stay the same. Connectors and frames
 * are not in it: connectors change their way while they are carried, and both lie under the rest.
 */

import type { Carried } from "../editor/editor.ts";
import { around, type Box, grown } from "../geometry/box.ts";
import { byHeight } from "../model/item.ts";
import type { Look } from "../shapes/look.ts";
import { bounds, draw } from "../shapes/registry.ts";
import { type Drawn, isDrawn } from "../shapes/shape.ts";
import type { Scene } from "./scene.ts";

/** With fewer items than this, drawing them is as quick. */
const MANY = 30;
/** No larger than this, in pixels: what is larger is mostly out of sight, and drawn item by item. */
const LARGEST = 8_000_000;
/** Room for the shadows, in board units. */
const SHADOW = 20;

interface Pictured {
  holds(id: string): boolean;
  /** Draw it; the context is in board units. */
  draw(ctx: CanvasRenderingContext2D): void;
}

interface Picture {
  readonly was: Carried["was"];
  readonly scale: number;
  readonly look: Look;
  readonly area: Box;
  readonly ids: ReadonlySet<string>;
}

export class HeldPicture {
  #canvas: HTMLCanvasElement | undefined;
  #made: Picture | undefined;

  /** The picture of what is carried now, if that is much. */
  of(scene: Scene, scale: number): Pictured | undefined {
    const { carried } = scene.editor;
    if (!carried || carried.was.size < MANY) {
      this.#made = undefined;
      // Released memory: some browsers keep that of a large canvas nobody holds.
      if (this.#canvas) this.#canvas.width = this.#canvas.height = 1;
      return undefined;
    }
    const known = this.#made;
    const same = known?.was === carried.was && known.scale === scale && known.look === scene.look;
    const made = same ? known : this.#make(scene, carried, scale);
    this.#made = made;
    const canvas = this.#canvas;
    if (!made || !canvas) return undefined;
    return {
      holds: (id) => made.ids.has(id),
      draw: (ctx) => {
        const { x, y, w, h } = made.area;
        ctx.drawImage(canvas, x + carried.dx, y + carried.dy, w, h);
      },
    };
  }

  #make(scene: Scene, carried: Carried, scale: number): Picture | undefined {
    const items = [...carried.was.values()].filter(isDrawn).filter(inPicture).sort(byHeight);
    const whole = around(items.map((item) => bounds(item, carried.was)));
    if (!whole) return undefined;
    const area = grown(whole, SHADOW);
    const width = Math.ceil(area.w * scale);
    const height = Math.ceil(area.h * scale);
    if (width * height > LARGEST) return undefined;
    this.#canvas ??= document.createElement("canvas");
    this.#canvas.width = width;
    this.#canvas.height = height;
    const ctx = this.#canvas.getContext("2d");
    if (!ctx) return undefined;
    ctx.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
    const brush = { ctx, look: scene.look, scale: scale / scene.dpr, items: carried.was, held: true };
    for (const item of items) draw(item, brush);
    const drawn = { x: area.x, y: area.y, w: width / scale, h: height / scale };
    return { was: carried.was, scale, look: scene.look, area: drawn, ids: new Set(items.map((item) => item.id)) };
  }
}

function inPicture(item: Drawn): boolean {
  return item.kind !== "connector" && item.kind !== "frame";
}
