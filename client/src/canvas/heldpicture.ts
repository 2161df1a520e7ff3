/**
 * One picture of everything that a drag carries, so that carrying hundreds of notes costs no more than carrying one.
 *
 * It is made when the drag begins and kept while the items, the zoom and the look stay the same. Connectors, frames
 * and tables are not in it: connectors change their way while they are carried, and all lie under the rest.
 */

import type { Carried } from "../editor/editor.ts";
import { around, type Box, grown } from "../geometry/box.ts";
import type { Items } from "../model/connector.ts";
import { byHeight } from "../model/item.ts";
import type { Look } from "../shapes/look.ts";
import { bounds, draw } from "../shapes/registry.ts";
import { type Drawn, isDrawn } from "../shapes/shape.ts";
import type { Scene } from "./scene.ts";

/** With fewer items than this, drawing them is as quick. */
const MANY = 30;
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
  /** No larger than this, in pixels: what is larger is mostly out of sight, and drawn item by item. */
  readonly #largest: number;
  #canvas: HTMLCanvasElement | undefined;
  #made: Picture | undefined;

  /** `bytes` is what the picture may take. */
  constructor(bytes: number) {
    this.#largest = bytes / 4;
  }

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
    const { places, seen } = scene.editor;
    // What lies in a pile is shown by the pile.
    const items = [...carried.was.values()]
      .filter(isDrawn)
      .filter((item) => inPicture(item) && places.box(item.id) !== undefined)
      .sort(byHeight);
    const known: Items = { get: (id) => carried.was.get(id) ?? seen.get(id), children: (id) => places.children(id) };
    const whole = around(items.map((item) => bounds(item, known)));
    if (!whole) return undefined;
    const area = grown(whole, SHADOW);
    const width = Math.ceil(area.w * scale);
    const height = Math.ceil(area.h * scale);
    if (width * height > this.#largest) return undefined;
    this.#canvas ??= document.createElement("canvas");
    this.#canvas.width = width;
    this.#canvas.height = height;
    const ctx = this.#canvas.getContext("2d");
    if (!ctx) return undefined;
    ctx.setTransform(scale, 0, 0, scale, -area.x * scale, -area.y * scale);
    const brush = { ctx, look: scene.look, scale: scale / scene.dpr, items: known, held: true };
    for (const item of items) draw(item, brush);
    const drawn = { x: area.x, y: area.y, w: width / scale, h: height / scale };
    return { was: carried.was, scale, look: scene.look, area: drawn, ids: new Set(items.map((item) => item.id)) };
  }
}

function inPicture(item: Drawn): boolean {
  return item.kind !== "connector" && item.kind !== "frame" && item.kind !== "table";
}
