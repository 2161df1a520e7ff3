/** What every kind of item that is drawn can do: draw itself, be hit, say where it is and how it is pulled. */

import type { Box } from "../geometry/box.ts";
import type { Fitted } from "../geometry/fit.ts";
import type { Point } from "../geometry/point.ts";
import type { Items } from "../model/connector.ts";
import type {
  Connector,
  Figure,
  Frame,
  Group,
  Image,
  Item,
  Json,
  Note,
  Pile,
  Stroke,
  Table,
  Words,
} from "../model/item.ts";
import type { Mark } from "../model/marks.ts";
import type { Look } from "./look.ts";

export type Drawn = Note | Connector | Words | Frame | Figure | Stroke | Group | Pile | Table | Image;
export type DrawnKind = Drawn["kind"];

/** What a shape draws with. The context is already in board units. */
export interface Brush {
  readonly ctx: CanvasRenderingContext2D;
  readonly look: Look;
  /** Screen pixels per board unit: how much detail is worth drawing. */
  readonly scale: number;
  readonly items: Items;
  /** The item whose words are shown by the writing field instead. */
  readonly writing?: string | undefined;
  /** The items are in somebody's hand: their shadow falls further. */
  readonly held?: boolean;
  /** The person who looks: their own reactions stand out. */
  readonly me?: string | undefined;
}

export type HandleName = "nw" | "ne" | "se" | "sw" | "e" | "w" | "turn" | "from" | "to" | `bend${number}`;

export interface Handle {
  readonly name: HandleName;
  readonly at: Point;
  /** The only way it moves, if it does not move freely. */
  readonly axis?: "x" | "y";
}

/** Where an item's words stand and how, for drawing them and for writing in them. */
export interface Lettering {
  /** The room that the words are laid out in, in board units. */
  readonly box: Box;
  readonly fitted: Fitted;
  readonly align: "left" | "center" | "right";
  readonly weight: number;
  readonly ink: string;
  /** What lies right under the words while they are written; nothing where they lie on their own paper. */
  readonly ground?: string;
  /** One line only: Enter ends writing. */
  readonly single: boolean;
  /** Which letters are bold, italic, underlined or struck out. */
  readonly marks?: readonly Mark[] | undefined;
  /** Where the first line will stand, while there is none. */
  readonly start?: Point | undefined;
}

/** The fields that a pulled handle changes. */
export type Pulled = Readonly<Record<string, Json>>;

export interface Shape<D extends Drawn> {
  draw(item: D, brush: Brush): void;
  hit(item: D, p: Point, slack: number, items: Items): boolean;
  bounds(item: D, items: Items): Box;
  handles(item: D, items: Items): readonly Handle[];
  /** `keep` asks for the same width by height. */
  pulled(item: D, handle: HandleName, to: Point, keep: boolean): Pulled;
  lettering(item: D, look: Look, items: Items, scale: number): Lettering;
  /** The areas that look different when something that lies in it does. */
  faces?(item: D, items: Items): readonly Box[];
}

const DRAWN: ReadonlySet<string> = new Set<DrawnKind>([
  "note",
  "connector",
  "text",
  "frame",
  "shape",
  "stroke",
  "group",
  "pile",
  "table",
  "image",
]);

export function isDrawn(item: Item | undefined): item is Drawn {
  if (item === undefined) return false;
  return DRAWN.has(item.kind);
}

/** Handles on the four corners. */
export function corners(box: Box): readonly Handle[] {
  return [
    { name: "nw", at: { x: box.x, y: box.y } },
    { name: "ne", at: { x: box.x + box.w, y: box.y } },
    { name: "se", at: { x: box.x + box.w, y: box.y + box.h } },
    { name: "sw", at: { x: box.x, y: box.y + box.h } },
  ];
}

/** The box after its corner `handle` was pulled to `to`; the opposite corner stays. `ratio` is width by height, if kept. */
export function stretched(box: Box, handle: HandleName, to: Point, least: number, ratio?: number): Box {
  const west = handle === "nw" || handle === "sw" || handle === "w";
  const north = handle === "nw" || handle === "ne";
  let w = Math.max(least, west ? box.x + box.w - to.x : to.x - box.x);
  let h = Math.max(least, north ? box.y + box.h - to.y : to.y - box.y);
  if (ratio !== undefined) {
    w = Math.max(w, h * ratio);
    h = w / ratio;
  }
  return { x: west ? box.x + box.w - w : box.x, y: north ? box.y + box.h - h : box.y, w, h };
}
