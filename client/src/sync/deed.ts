/**
 * One's own deeds as undo sees them: what a wish came to, whether it is still as it was left, and how to take it back.
 *
 * Nothing that somebody else did since is overwritten: a field goes back only while it is still as one left it, a move is
 * taken back by the opposite move, typing by the inverse splice, carried through everything that was typed since.
 */

import { type Before, overwritten } from "../model/board.ts";
import { type Change, type Entry, type Op, subject } from "../model/change.ts";
import { field, type Item, type Json } from "../model/item.ts";
import { same } from "../model/json.ts";
import type { MarkName } from "../model/marks.ts";
import type { Worked } from "../model/predict.ts";
import type { Splice } from "../model/splice.ts";
import { type MarkOp, type Range, touched } from "./markings.ts";

/** Whoever only moves an item about has not put work into it. */
const PLACE = new Set(["x", "y", "w", "h", "z", "parent"]);

/** What it takes to take a step back. */
export interface Plan {
  readonly ops: readonly Op[];
  readonly texts: readonly (readonly [string, Splice])[];
  readonly label: string | undefined;
}

/** Something that names a transaction: the same object from the wish to its decision. */
export type Deed = object;

interface Value {
  readonly kind: "value";
  readonly id: string;
  readonly field: string;
  readonly key: string | undefined;
  before: Json;
  after: Json;
  /** Somebody else has changed it since. */
  overtaken: boolean;
  deed: Deed | undefined;
}

interface Existence {
  readonly kind: "made" | "gone";
  readonly id: string;
  /** Somebody else has put work into what one made. */
  overtaken: boolean;
  deed: Deed | undefined;
}

interface Moved {
  readonly kind: "moved";
  readonly ids: readonly string[];
  readonly dx: number;
  readonly dy: number;
  deed: Deed | undefined;
}

interface Reacted {
  readonly kind: "reacted";
  readonly id: string;
  readonly emoji: string;
  readonly on: boolean;
  deed: Deed | undefined;
}

interface Marked {
  readonly kind: "marked";
  readonly id: string;
  readonly name: MarkName;
  readonly on: boolean;
  /** The letters that really got the mark, or lost it; they follow the text. */
  ranges: readonly Range[];
  deed: Deed | undefined;
}

interface Typed {
  readonly kind: "typed";
  readonly id: string;
  back: Splice;
}

export type Part = Value | Existence | Moved | Reacted | Marked | Typed;

/** What an entry says, asked by item and field. */
export class Facts {
  readonly #values = new Map<string, Json>();
  readonly #put = new Set<string>();
  readonly #gone = new Set<string>();
  readonly #worked = new Set<string>();
  readonly empty: boolean;

  constructor(entry: Entry) {
    this.empty = entry.d.length === 0;
    for (const change of entry.d) {
      if ("put" in change) this.#put.add(change.put.id);
      else if ("del" in change) this.#gone.add(change.del);
      else if ("txt" in change || "map" in change) this.#worked.add(subject(change));
      if ("set" in change) {
        for (const [name, value] of Object.entries(change.to)) {
          this.#values.set(spot(change.set, name, undefined), value);
          if (!PLACE.has(name)) this.#worked.add(change.set);
        }
      }
      if ("map" in change) {
        for (const [key, value] of Object.entries(change.to)) this.#values.set(spot(change.map, change.in, key), value);
      }
    }
  }

  value(part: Value): Json | undefined {
    return this.#values.get(spot(part.id, part.field, part.key));
  }

  worked(id: string): boolean {
    return this.#worked.has(id);
  }

  has(kind: "made" | "gone", id: string): boolean {
    return (kind === "made" ? this.#put : this.#gone).has(id);
  }
}

/** Whether a part happened; what it replaced is corrected. */
export function hold(part: Part, facts: Facts, before: Before): boolean {
  if (part.kind === "made" || part.kind === "gone") return facts.has(part.kind, part.id);
  if (part.kind !== "value") return true;
  const after = facts.value(part);
  if (after === undefined) return false;
  part.after = after;
  const item = before.get(part.id);
  if (item) part.before = standing(item, part);
  return true;
}

export function partsOf({ op, steps }: Worked, deed: Deed): readonly Part[] {
  if (steps.length === 0) return [];
  if (op.op === "move") return [{ kind: "moved", ids: op.ids, dx: op.dx, dy: op.dy, deed }];
  if (op.op === "react") return [{ kind: "reacted", id: op.id, emoji: op.emoji, on: op.on ?? true, deed }];
  if (op.op === "mark") return steps.map(({ change, before }) => markedPart(op, change, before, deed));
  return steps.flatMap(({ change, before }): readonly Part[] => {
    if ("put" in change) return [{ kind: "made", id: change.put.id, overtaken: false, deed }];
    if ("del" in change) return [{ kind: "gone", id: change.del, overtaken: false, deed }];
    if ("txt" in change || !before) return [];
    const [name, key] = "map" in change ? [change.in, true] : [undefined, false];
    return Object.entries(change.to).map(([entry, after]) => {
      const part: Value = {
        kind: "value",
        id: before.id,
        field: name ?? entry,
        key: key ? entry : undefined,
        before: null,
        after,
        overtaken: false,
        deed,
      };
      part.before = standing(before, part);
      return part;
    });
  });
}

function markedPart(op: MarkOp, change: Change, before: Item | undefined, deed: Deed): Part {
  const after = before && "set" in change ? overwritten(before, change.to) : before;
  const on = op.on ?? true;
  return { kind: "marked", id: op.id, name: op.name, on, ranges: touched(before, after, op.name, on), deed };
}

/** Work out how to take parts back, newest first, against what is shown now. */
export function planOf(parts: readonly Part[], items: ReadonlyMap<string, Item>): Omit<Plan, "label"> {
  const restored: string[] = [];
  const others: Op[] = [];
  const doomed: string[] = [];
  const values: Values = new Map();
  const texts: (readonly [string, Splice])[] = [];
  // What is brought back by the plan itself is there when the rest of the plan happens.
  const there = (id: string): boolean => items.has(id) || restored.includes(id);
  for (const part of parts.toReversed()) {
    switch (part.kind) {
      case "typed":
        if (part.back.length > 0 && items.has(part.id)) texts.push([part.id, part.back]);
        break;
      case "gone":
        if (!items.has(part.id)) restored.push(part.id);
        break;
      case "made":
        if (items.has(part.id) && !part.overtaken) doomed.push(part.id);
        break;
      case "moved":
        if (part.ids.some(there)) others.push({ op: "move", ids: part.ids, dx: -part.dx, dy: -part.dy });
        break;
      case "reacted":
        if (there(part.id)) others.push({ op: "react", id: part.id, emoji: part.emoji, on: !part.on });
        break;
      case "marked":
        if (there(part.id)) others.push(...unmarked(part));
        break;
      case "value":
        takeBack(part, values, items, restored.includes(part.id));
        break;
    }
  }
  const ops: Op[] = [];
  if (restored.length > 0) ops.push({ op: "restore", ids: restored });
  ops.push(...updates(values), ...restacks(values, items), ...others);
  if (doomed.length > 0) ops.push({ op: "delete", ids: doomed });
  return { ops, texts };
}

/** The same letters the other way round. Whoever sends it says on which text it stands. */
function unmarked({ id, name, on, ranges }: Marked): readonly Op[] {
  return ranges.map(([from, to]) => ({ op: "mark", id, base: 0, from, to, name, on: !on }));
}

type Values = Map<string, { readonly part: Value; value: Json; stuck: boolean }>;

/**
 * Follow a value back through the step's own changes, as far as nobody else's lies between them. An item that is about to
 * be `restored` comes back as it was left.
 */
function takeBack(part: Value, values: Values, items: ReadonlyMap<string, Item>, restored: boolean): void {
  const place = spot(part.id, part.field, part.key);
  const newer = values.get(place);
  const item = items.get(part.id);
  if (part.overtaken || newer?.stuck) {
    if (newer) newer.stuck = true;
    else values.set(place, { part, value: part.after, stuck: true });
  } else if (newer) {
    if (same(newer.value, part.after)) newer.value = part.before;
    else newer.stuck = true;
  } else if (restored || (item && same(standing(item, part), part.after))) {
    values.set(place, { part, value: part.before, stuck: false });
  } else {
    values.set(place, { part, value: part.after, stuck: true });
  }
}

/** One update for each item. */
function updates(values: Values): readonly Op[] {
  const sets = new Map<string, Record<string, Json>>();
  for (const { part, value } of values.values()) {
    if (same(value, part.after) || part.field === "z") continue;
    const set = sets.get(part.id) ?? {};
    sets.set(part.id, set);
    if (part.key === undefined) set[part.field] = value;
    else set[part.field] = { ...(set[part.field] as Record<string, Json> | undefined), [part.key]: value };
  }
  return [...sets].map(([id, set]) => ({ op: "update", id, set }));
}

/** Order keys are the server's to make: items go back above whatever lay below them, the lowest first. */
function restacks(values: Values, items: ReadonlyMap<string, Item>): readonly Op[] {
  const back = [...values.values()]
    .filter(({ part, value }) => part.field === "z" && typeof value === "string" && value !== part.after)
    .map(({ part, value }) => ({ id: part.id, z: String(value) }))
    .sort((a, b) => (a.z < b.z ? -1 : 1));
  if (back.length === 0) return [];
  const moving = new Set(back.map(({ id }) => id));
  const others = [...items.values()].filter((item) => item.z !== undefined && !moving.has(item.id));
  const lying = others.map((item) => ({ id: item.id, z: String(item.z) }));
  return back.map(({ id, z }) => {
    let below: { id: string; z: string } | undefined;
    for (const other of lying) {
      if (other.z < z && (!below || other.z > below.z)) below = other;
    }
    lying.push({ id, z });
    return { op: "restack", ids: [id], to: below ? { above: below.id } : "bottom" };
  });
}

function standing(item: Item, part: Value): Json {
  const value = field(item, part.field) ?? null;
  return part.key === undefined ? value : (((value ?? {}) as Record<string, Json>)[part.key] ?? null);
}

function spot(id: string, name: string, key: string | undefined): string {
  return key === undefined ? `${id} ${name}` : `${id} ${name} ${key}`;
}
