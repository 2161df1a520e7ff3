/** A group made larger or smaller: the places and the sizes of all that is in it, and its letters and lines with them. */

import type { Box } from "../geometry/box.ts";
import type { Op } from "../model/change.ts";
import { type End, field, type Group, type Item, isPlaced, type Json } from "../model/item.ts";
import type { Editor } from "./editor.ts";

/** How small the shorter side of a group may become. */
export const LEAST = 24;

type Fields = Readonly<Record<string, Json>>;

/** What the members become when the group's box becomes another of the same ratio. */
export function stretchedMembers(editor: Editor, group: Group, from: Box, to: Box): ReadonlyMap<string, Fields> {
  const by = to.w / from.w;
  const found = new Map<string, Fields>();
  for (const id of editor.places.family([group.id])) {
    const item = editor.session.items.get(id);
    if (!item || !editor.free(item)) continue;
    const set = stretched(item, from, to, by);
    if (Object.keys(set).length > 0) found.set(id, set);
  }
  return found;
}

/** The wishes that make a group larger or smaller around its middle. */
export function scaledGroup(editor: Editor, group: Group, by: number): Op[] {
  const from = editor.boundsOf(group.id);
  if (!from || from.w <= 0 || Math.min(from.w, from.h) * by < LEAST) return [];
  const [w, h] = [from.w * by, from.h * by];
  const to = { x: from.x + (from.w - w) / 2, y: from.y + (from.h - h) / 2, w, h };
  return asOps(stretchedMembers(editor, group, from, to));
}

export function asOps(changes: ReadonlyMap<string, Fields>): Op[] {
  return [...changes].map(([id, set]): Op => ({ op: "update", id, set }));
}

function stretched(item: Item, from: Box, to: Box, by: number): Fields {
  const x = (at: number): number => round(to.x + (at - from.x) * by);
  const y = (at: number): number => round(to.y + (at - from.y) * by);
  if (item.kind === "connector") {
    const end = (one: End): Json =>
      JSON.parse(JSON.stringify(one.point ? { ...one, point: [x(one.point[0]), y(one.point[1])] } : one)) as Json;
    return { ...(item.from.point && { from: end(item.from) }), ...(item.to.point && { to: end(item.to) }) };
  }
  if (!isPlaced(item)) return {};
  const set: Record<string, Json> = { x: x(item.x), y: y(item.y), w: round(item.w * by), h: round(item.h * by) };
  const size = field(item, "size");
  if (typeof size === "number") set.size = Math.min(400, Math.max(4, round(size * by)));
  if (item.kind === "stroke") set.width = Math.min(1_000, Math.max(0.1, round(item.width * by)));
  return set;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
