/**
 * What wishes will come to, as far as a client can tell: so that one's own edit is seen at once.
 *
 * These are the rules of the server's `ops/`, without the checks: a wish that the server refuses is shown until it says
 * so. `tests/cases/ops.json` holds both to the same answers. A `text` op is not worked out here, because typing is shown
 * by whoever keeps the splices under way.
 */

import { type Board, overwritten } from "./board.ts";
import { type Change, type Op, subject } from "./change.ts";
import { loosened, moored } from "./connector.ts";
import { byStack, type Fields, field, type Item, type Json, textOf } from "./item.ts";
import { held, same, tidy } from "./json.ts";
import { between, bottom, top } from "./key.ts";
import { KINDS } from "./kinds.ts";
import { type Mark, marked } from "./marks.ts";
import { diff } from "./splice.ts";

/** At which place of the log, and when, the wishes are taken to happen. */
export interface Now {
  readonly seq: number;
  readonly at: number;
}

/** What one op came to: its changes, and what their items were before. */
export interface Worked {
  readonly op: Op;
  readonly steps: readonly { readonly change: Change; readonly before: Item | undefined }[];
}

/** Lay what the ops come to on the board, one op after the other, and return the changes. */
export function predict(ops: readonly Op[], board: Board, who: string, now: Now): readonly Change[] {
  return predictEach(ops, board, who, now).flatMap((worked) => worked.steps.map((step) => step.change));
}

/** The same, op by op. */
export function predictEach(ops: readonly Op[], board: Board, who: string, now: Now): readonly Worked[] {
  const draft = new Draft(board, who, now);
  return ops.map((op) => ({ op, steps: draft.work(op) }));
}

class Draft {
  readonly #board: Board;
  readonly #who: string;
  readonly #now: Now;
  #steps: { change: Change; before: Item | undefined }[] = [];
  #keys = 0;

  constructor(board: Board, who: string, now: Now) {
    this.#board = board;
    this.#who = who;
    this.#now = now;
  }

  work(op: Op): Worked["steps"] {
    this.#steps = [];
    this.#dispatch(op);
    return this.#steps;
  }

  #dispatch(op: Op): void {
    switch (op.op) {
      case "create":
        this.#create(op.item as Fields);
        break;
      case "update":
        this.#update(op.id, op.set as Readonly<Record<string, Json>>);
        break;
      case "move":
        this.#move(op.ids, op.dx, op.dy);
        break;
      case "delete":
        this.#delete(op.ids);
        break;
      case "restore":
        this.#restore(op.ids);
        break;
      case "restack":
        this.#restack(op.ids, op.to);
        break;
      case "react":
        this.#react(op.id, op.emoji, op.on ?? true);
        break;
      case "mark":
        this.#mark(op);
        break;
      case "text":
        break;
    }
  }

  #lay(change: Change): void {
    const before = this.#board.get(subject(change));
    if (this.#board.layChange(change, this.#now.seq, this.#who)) this.#steps.push({ change, before });
  }

  #create(given: Fields): void {
    const { id, kind: name, z } = given;
    const kind = KINDS.get(String(name));
    if (!kind?.makeable || typeof id !== "string" || this.#board.has(id)) return;
    const fields: Record<string, Json> = { ...kind.defaults };
    for (const [key, value] of Object.entries(given)) {
      if (value === undefined || !kind.fields.has(key)) continue;
      fields[key] = kind.maps.has(key) ? present(value) : tidy(value);
    }
    if (!this.#mayHold(fields.parent, id)) delete fields.parent;
    fields.z = z === "bottom" ? bottom(this.#now.seq, this.#keys++) : top(this.#now.seq, this.#keys++);
    const stamps = { by: this.#who, at: this.#now.at, born: this.#now.seq, tv: this.#now.seq };
    const made = overwritten({ id, kind: name, ...stamps } as unknown as Item, fields);
    this.#lay({ put: overwritten(made, moored(made, this.#board)) });
  }

  #update(id: string, set: Readonly<Record<string, Json>>): void {
    const item = this.#board.get(id);
    if (!item) return;
    const kind = KINDS.get(item.kind);
    if (!kind) return;
    const to: Record<string, Json> = {};
    for (const [name, value] of Object.entries(set)) {
      if (!kind.fields.has(name) || name === "text" || (name === "marks" && typeof set.text === "string")) continue;
      if (kind.maps.has(name)) this.#setKeys(item, name, value);
      else if (name === "parent" && value !== null && !this.#mayHold(value, id)) continue;
      else if (!same(tidy(value), field(item, name) ?? null)) to[name] = tidy(value);
    }
    for (const [end, place] of Object.entries(moored(overwritten(item, to), this.#board)))
      if (end in to) to[end] = place;
    if (Object.keys(to).length > 0) this.#lay({ set: id, to });
    const old = textOf(item);
    if (typeof set.text === "string" && old !== undefined && set.text !== old) {
      this.#lay({ txt: id, do: diff(old, set.text) });
    }
    // They are told of the new text, so they come behind it.
    const now = this.#board.get(id);
    if (
      typeof set.text === "string" &&
      set.marks !== undefined &&
      now &&
      !same(set.marks, field(now, "marks") ?? null)
    ) {
      this.#lay({ set: id, to: { marks: set.marks } });
    }
  }

  #setKeys(item: Item, name: string, value: Json): void {
    const held = (field(item, name) ?? {}) as Fields;
    const news = Object.entries((value ?? {}) as Record<string, Json>).filter(([key, v]) => v !== (held[key] ?? null));
    if (news.length > 0) this.#lay({ map: item.id, in: name, to: Object.fromEntries(news) });
  }

  #move(ids: readonly string[], dx: number, dy: number): void {
    for (const id of this.#board.family(ids)) {
      const item = this.#board.get(id);
      const to = item ? moved(item, dx, dy) : {};
      if (Object.keys(to).length > 0) this.#lay({ set: id, to });
    }
  }

  #delete(ids: readonly string[]): void {
    const doomed = new Set(ids.filter((id) => this.#board.has(id)));
    for (const id of doomed) this.#loosen(id, doomed);
    for (const id of doomed) {
      const above = this.#above(id, doomed);
      for (const child of this.#board.children(id)) {
        if (!doomed.has(child)) this.#lay({ set: child, to: { parent: above ?? null } });
      }
      this.#lay({ del: id });
    }
  }

  /** Write into the connectors that stay where they meet what goes away. [I9] */
  #loosen(id: string, doomed: ReadonlySet<string>): void {
    for (const name of this.#board.bound(id)) {
      const line = this.#board.get(name);
      if (line?.kind !== "connector" || doomed.has(name)) continue;
      const loose = loosened(line, id, this.#board);
      const changed = Object.entries(loose).filter(([end, value]) => !same(value, field(line, end)));
      if (changed.length > 0) this.#lay({ set: name, to: Object.fromEntries(changed) });
    }
  }

  /** The nearest container around `id` that stays. */
  #above(id: string, doomed: ReadonlySet<string>): string | undefined {
    let above = parentIn(this.#board, id);
    while (above !== undefined && doomed.has(above)) above = parentIn(this.#board, above);
    return above;
  }

  #restore(ids: readonly string[]): void {
    for (const id of new Set(ids)) {
      const dead = this.#board.has(id) ? undefined : this.#board.dead(id);
      if (!dead) continue;
      const stays = this.#mayHold(field(dead, "parent"), id);
      const stamps = { born: this.#now.seq, tv: this.#now.seq };
      const back = overwritten(dead, stays ? stamps : { ...stamps, parent: null });
      this.#lay({ put: overwritten(back, moored(back, this.#board)) });
    }
  }

  #restack(ids: readonly string[], to: Extract<Op, { op: "restack" }>["to"]): void {
    const items = [...new Set(ids)]
      .map((id) => this.#board.get(id))
      .filter((item) => item !== undefined)
      .filter((item) => item.z !== undefined)
      .sort(byStack);
    const keys = typeof to === "string" ? this.#outermost(to, items) : this.#beside(items, to);
    items.forEach((item, n) => {
      const z = keys[n];
      if (z !== undefined) this.#lay({ set: item.id, to: { z } });
    });
  }

  #beside(items: readonly Item[], to: Readonly<Record<string, string>>): readonly string[] {
    const target = this.#board.get(to.above ?? to.below ?? "");
    const moving = new Set(items.map((item) => item.id));
    if (!target || moving.has(target.id)) return [];
    if (target.z === undefined) return [];
    const mark = target.z;
    let low = to.above === undefined ? undefined : mark;
    let high = to.above === undefined ? mark : undefined;
    for (const { id, z } of this.#board.items.values()) {
      if (z === undefined || moving.has(id)) continue;
      if (to.above !== undefined && z > mark && (high === undefined || z < high)) high = z;
      if (to.above === undefined && z < mark && (low === undefined || z > low)) low = z;
    }
    // Outside of everything, only a key made from the place leaves room for the next one on top of it.
    if (high === undefined) return this.#outermost("top", items);
    if (low === undefined) return this.#outermost("bottom", items);
    let key = low;
    this.#keys += items.length;
    return items.map(() => {
      key = between(key, high);
      return key;
    });
  }

  /** Keys above or below everything, in the order in which the items lie. */
  #outermost(to: "top" | "bottom", items: readonly Item[]): readonly string[] {
    if (to === "top") return items.map(() => top(this.#now.seq, this.#keys++));
    return items.map(() => bottom(this.#now.seq, this.#keys++)).reverse();
  }

  #react(id: string, emoji: string, on: boolean): void {
    const item = this.#board.get(id);
    if (!item || !KINDS.get(item.kind)?.maps.has("reactions")) return;
    const key = `${emoji} ${this.#who}`;
    const held = ((field(item, "reactions") ?? {}) as Fields)[key] === true;
    if (held !== on) this.#lay({ map: id, in: "reactions", to: { [key]: on ? true : null } });
  }

  /** As if nobody had typed since: the server brings the range up to date. [X9] */
  #mark({ id, from, to, name, on = true }: Extract<Op, { op: "mark" }>): void {
    const item = this.#board.get(id);
    const text = item && textOf(item);
    if (!item || text === undefined || !KINDS.get(item.kind)?.fields.has("marks")) return;
    const old = (field(item, "marks") ?? []) as unknown as readonly Mark[];
    const now = marked(old, [from, to, name], on, [...text].length);
    const marks = now.length > 0 ? (now as unknown as Json) : null;
    if (!same(marks, field(item, "marks") ?? null)) this.#lay({ set: id, to: { marks } });
  }

  /** A parent is a live container that is neither the child nor in it. [I7] */
  #mayHold(parent: Json | undefined, child: string): boolean {
    if (typeof parent !== "string") return false;
    const holder = this.#board.get(parent);
    if (!holder || !KINDS.get(holder.kind)?.container) return false;
    for (let above: string | undefined = parent; above !== undefined; above = parentIn(this.#board, above)) {
      if (above === child) return false;
    }
    return true;
  }
}

/** What moving does to the fields of one item: a box moves, and of a connector the free points. */
function moved(item: Item, dx: number, dy: number): Readonly<Record<string, Json>> {
  const to: Record<string, Json> = {};
  if (item.kind === "connector") {
    for (const name of ["from", "to"] as const) {
      const point = item[name].point;
      if (point) to[name] = { ...item[name], point: [held(point[0] + dx), held(point[1] + dy)] } as Json;
    }
  } else if ("x" in item) {
    to.x = held(item.x + dx);
    to.y = held(item.y + dy);
  }
  return Object.fromEntries(Object.entries(to).filter(([name, value]) => !same(value, field(item, name))));
}

function present(value: Json): Json {
  const keys = Object.entries((value ?? {}) as Record<string, Json>).filter(([, v]) => v !== null);
  return keys.length > 0 ? Object.fromEntries(keys) : null;
}

function parentIn(board: Board, id: string): string | undefined {
  return board.get(id)?.parent;
}
