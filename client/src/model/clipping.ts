/**
 * A clipping: items on their own, away from any board, as they are copied and laid again.
 *
 *     clip(items, board)         cut out of a board: connectors remember where they end
 *     written / read             as text for the clipboard, and back, trusting nothing
 *     planted(clipping, step)    as wishes with new ids, connectors and frames among them bound to the copies
 *
 * Items come in the order they are laid in: frames before what lies in them, connectors after what they end on.
 */

import type { Wish } from "./change.ts";
import { type Items, run } from "./connector.ts";
import { newId } from "./id.ts";
import { byHeight, type Connector, type End, type Item, type Json } from "./item.ts";
import { tidy } from "./json.ts";
import { KINDS } from "./kinds.ts";
import { checked, ID } from "./rules.ts";

/** How many items are copied or pasted at once. */
export const CLIPPING_LIMIT = 2_000;
const VERSION = 1;
const FAR = 10_000_000;

export interface Clipping {
  readonly items: readonly Item[];
}

/** What a wish needs to know of the board it is planted on. */
export interface Ground {
  /** Another item that an end or a copy without its frame may hold on to. */
  keeps(id: string): boolean;
}

const ELSEWHERE: Ground = { keeps: () => false };

/** Copy items out of their board. */
export function clip(items: Iterable<Item>, board: Items): Clipping {
  const chosen = [...items].filter((item) => KINDS.get(item.kind)?.makeable).sort(byHeight);
  const frames = parentsFirst(chosen.filter((item) => KINDS.get(item.kind)?.container));
  const lines = chosen.filter((item) => item.kind === "connector").map((line) => anchored(line, board));
  const others = chosen.filter((item) => !frames.includes(item) && item.kind !== "connector");
  return { items: [...frames, ...others, ...lines] };
}

export function written(clipping: Clipping): string {
  return JSON.stringify({
    tondo: VERSION,
    items: clipping.items.map((item) => ({ id: item.id, parent: item.parent, kind: item.kind, ...own(item) })),
  });
}

/** What a text from the clipboard holds, item by item as far as it can be understood; nothing if it is none of ours. */
export function read(text: string): Clipping | "too many" | undefined {
  const given = parsed(text);
  if (!isRecord(given) || given.tondo !== VERSION || !Array.isArray(given.items)) return undefined;
  if (given.items.length > CLIPPING_LIMIT) return "too many";
  const items = new Map<string, Item>();
  for (const one of given.items as unknown[]) {
    if (!isRecord(one) || typeof one.kind !== "string" || typeof one.id !== "string") continue;
    const fields = checked(one.kind, one);
    if (!fields || !ID(one.id) || items.has(one.id)) continue;
    // A container comes before what lies in it, so no item can lie in itself by a detour.
    const holder = typeof one.parent === "string" ? items.get(one.parent) : undefined;
    const parent = holder && KINDS.get(holder.kind)?.container ? holder.id : undefined;
    const item = { ...fields, kind: one.kind, id: one.id, ...(parent !== undefined && { parent }) } as unknown as Item;
    if (item.kind === "connector" && ![item.from, item.to].every((end) => stands(end, items))) continue;
    items.set(item.id, item);
  }
  return items.size > 0 ? { items: [...items.values()] } : undefined;
}

export interface Planted {
  readonly wishes: readonly (Wish & { readonly id: string })[];
  /** The copy of each item, by the id of the original. */
  readonly twins: ReadonlyMap<string, string>;
}

/** The clipping as new items, a step away from where it was cut out. */
export function planted(clipping: Clipping, step: { dx: number; dy: number }, ground: Ground = ELSEWHERE): Planted {
  const twins = new Map(clipping.items.map((item) => [item.id, newId()]));
  const wishes = clipping.items.map((item) => {
    const wish: Record<string, Json> = { kind: item.kind, id: twins.get(item.id) ?? newId(), ...own(item) };
    for (const [axis, by] of [["x", step.dx] as const, ["y", step.dy] as const]) {
      const at = wish[axis];
      if (typeof at === "number") wish[axis] = held(at + by);
    }
    const parent = item.parent === undefined ? undefined : (twins.get(item.parent) ?? item.parent);
    if (parent !== undefined && (parent !== item.parent || ground.keeps(parent))) wish.parent = parent;
    if (item.kind === "connector") {
      wish.from = replanted(item.from, twins, step, ground);
      wish.to = replanted(item.to, twins, step, ground);
    }
    return wish as Wish & { id: string };
  });
  return { wishes, twins };
}

/** The fields of an item that a copy has too. A copy is free, whatever the original was. */
function own(item: Item): Record<string, Json> {
  const allowed = KINDS.get(item.kind)?.fields ?? new Set();
  const kept = Object.entries(item).filter(
    ([name, value]) => allowed.has(name) && name !== "parent" && name !== "lock" && value !== undefined,
  );
  return Object.fromEntries(kept) as Record<string, Json>;
}

/** Frames in frames come after the ones that hold them. */
function parentsFirst(frames: readonly Item[]): readonly Item[] {
  const done = new Set<Item>();
  const byId = new Map(frames.map((frame) => [frame.id, frame]));
  const add = (frame: Item | undefined): void => {
    if (!frame || done.has(frame)) return;
    const outer = byId.get(frame.parent ?? "");
    if (outer !== frame) add(outer);
    done.add(frame);
  };
  for (const frame of frames) add(frame);
  return [...done];
}

/** A connector that knows where it ends, for when what it is bound to stays behind. */
function anchored(line: Connector, board: Items): Connector {
  const { from, to } = run(line, board);
  const place = (end: End, { x, y }: { x: number; y: number }): End => ({
    ...end,
    point: tidy([x, y]) as [number, number],
  });
  return { ...line, from: place(line.from, from.point), to: place(line.to, to.point) };
}

/** Whether the end has something to stand on: what it is bound to in the clipping, or a place. */
function stands(end: End, items: ReadonlyMap<string, Item>): boolean {
  return end.point !== undefined || items.has(end.item ?? "");
}

function replanted(
  end: End,
  twins: ReadonlyMap<string, string>,
  step: { dx: number; dy: number },
  ground: Ground,
): Json {
  const { item, point, ...tie } = end;
  const twin = item === undefined ? undefined : (twins.get(item) ?? (ground.keeps(item) ? item : undefined));
  if (twin !== undefined) return { ...tie, item: twin } as Json;
  return { point: [held((point?.[0] ?? 0) + step.dx), held((point?.[1] ?? 0) + step.dy)] };
}

function held(coordinate: number): number {
  return Math.round(Math.min(FAR, Math.max(-FAR, coordinate)) * 100) / 100;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
