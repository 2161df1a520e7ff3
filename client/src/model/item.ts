/**
 * What lies on a board: flat, frozen objects, one type for each kind.
 *
 * The shapes of the kinds are generated from the server's. Code that works on any item reads fields by name with `field`.
 */

import type { Box } from "../geometry/box.ts";
import type { Outline, Rim } from "../geometry/rim.ts";
import type * as schema from "../wire/schema.gen.ts";

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type Fields = Readonly<Record<string, Json | undefined>>;

/** A value that nobody changes in place, all the way down. */
export type Frozen<T> = T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T;

/** What the server writes on an item. An item that is only drawn, such as one still under the pointer, has none of it. */
type Stamp = "z" | "by" | "at" | "born" | "tv" | "edited_by";
type Desk = { readonly z?: string; readonly parent?: string; readonly lock?: "free" | "locked" | "stage" };
type Lying<T> = T extends object ? Frozen<Omit<T, Stamp> & Partial<Pick<T, Stamp & keyof T>>> & Desk : never;

export type Item = Lying<schema.AnyItem>;
export type Note = Lying<schema.NoteItem>;
export type Connector = Lying<schema.ConnectorItem>;
export type Frame = Lying<schema.FrameItem>;
export type Words = Lying<schema.TextItem>;
export type Figure = Lying<schema.ShapeItem>;
export type Stroke = Lying<schema.StrokeItem>;
export type Image = Lying<schema.ImageItem>;
export type Group = Lying<schema.GroupItem>;
export type Pile = Lying<schema.PileItem>;
export type Table = Lying<schema.TableItem>;
export type Comment = Lying<schema.CommentItem>;
export type Nib = Stroke["nib"];
export type End = Frozen<schema.End>;
export type Cap = Connector["start"];
export type Means = NonNullable<Connector["means"]>;
/** Every item that has a box of its own. */
export type Placed = Extract<Item, Box>;

/** Any field by its name; what the item does not have is undefined. */
export function field(item: Item, name: string): Json | undefined {
  return (item as unknown as Fields)[name];
}

/** The text of an item that has one. */
export function textOf(item: Item): string | undefined {
  return "text" in item && typeof item.text === "string" ? item.text : undefined;
}

/** Whether the item has a box of its own. */
export function isPlaced<I extends Item>(item: I): item is Extract<I, Box> {
  const box = item as Partial<Box>;
  return (
    typeof box.x === "number" && typeof box.y === "number" && typeof box.w === "number" && typeof box.h === "number"
  );
}

/** What connectors end on, for an item that has a box. [I3] [I11] */
export function outline(item: Item | undefined): Outline | undefined {
  if (!item || !isPlaced(item)) return undefined;
  const turn = "turn" in item ? item.turn : undefined;
  return { box: item, round: item.kind === "note" && item.shape === "round", rim: rimOf(item), turn };
}

/** Ellipses and diamonds are met at their own rim, every other form at its box. [I11] */
function rimOf(item: Placed): Rim {
  return item.kind === "shape" && (item.form === "ellipse" || item.form === "diamond") ? item.form : "box";
}

/** The items that a connector's ends are bound to. */
export function boundTo(item: Item): readonly string[] {
  if (item.kind !== "connector") return [];
  return [item.from.item, item.to.item].filter((id) => id !== undefined);
}

/** Frames and tables lie under connectors, connectors under everything else. [I6] */
function band(item: Item): 0 | 1 | 2 {
  if (item.kind === "frame" || item.kind === "table") return 0;
  return item.kind === "connector" ? 1 : 2;
}

/** Whether one of them can be brought over the other at all. */
export function sameBand(a: Item, b: Item): boolean {
  return band(a) === band(b);
}

/** The order of drawing: band, then `z` by code unit, then id. [I5] [I6] */
export function byHeight(a: Item, b: Item): number {
  return band(a) - band(b) || byStack(a, b);
}

/** The order within a band. */
export function byStack(a: Item, b: Item): number {
  return byWord(a.z ?? "", b.z ?? "") || byWord(a.id, b.id);
}

function byWord(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
