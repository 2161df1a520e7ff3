/** A sheet on which a template is composed: it numbers what is laid on it, and writes the usual looks out. */

import type { Point } from "../../geometry/point.ts";
import type { Connector, End, Item } from "../../model/item.ts";
import { checked } from "../../model/rules.ts";
import type { ColorName } from "../../shapes/palette.ts";

/** Any fields of a kind beside those that are asked for by name. */
type Fields = Readonly<Record<string, unknown>>;

export interface NoteLooks {
  readonly color?: ColorName;
  readonly shape?: "square" | "wide" | "round";
  /** The frame that it lies in. */
  readonly in?: string;
  readonly side?: number;
}

export class Sheet {
  readonly #items: Item[] = [];

  /** Everything on it, in the order in which it is laid. */
  get items(): readonly Item[] {
    return this.#items;
  }

  /** A titled frame; answers its id, as all of these do. */
  frame(text: string, x: number, y: number, w: number, h: number, color?: ColorName): string {
    return this.#lay("frame", { text, x, y, w, h, ...(color && { color }) });
  }

  note(
    text: string,
    x: number,
    y: number,
    { color = "light_yellow", shape = "square", ...more }: NoteLooks = {},
  ): string {
    const h = more.side ?? 200;
    const w = shape === "wide" ? h * 2 : h;
    return this.#lay("note", { text, x, y, w, h, color, shape, ...(more.in !== undefined && { parent: more.in }) });
  }

  /** Words on the desk. */
  words(text: string, x: number, y: number, w: number, size: number, more: Fields = {}): string {
    return this.#lay("text", { text, x, y, w, h: Math.round(size * 1.3), size, ...more });
  }

  /** A drawn form with words in it. */
  form(text: string, x: number, y: number, w: number, h: number, more: Fields = {}): string {
    return this.#lay("shape", { text, x, y, w, h, ...more });
  }

  /** A line, by default a plain one without a head. */
  line(from: string | Point, to: string | Point, more: Partial<Connector> = {}): string {
    const end = (at: string | Point): End =>
      typeof at === "string" ? { item: at, side: "auto" } : { point: [at.x, at.y] };
    return this.#lay("connector", { from: end(from), to: end(to), end: "none", ...more });
  }

  #lay(kind: string, given: Fields): string {
    const id = String(this.#items.length + 1).padStart(10, "0");
    const parent = given.parent === undefined ? {} : { parent: given.parent };
    const item = { ...checked(kind, given), ...parent, kind, id };
    this.#items.push(item as unknown as Item);
    return id;
  }
}
