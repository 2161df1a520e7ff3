/** For tests: a small server that keeps one board's log, and networks that are late, lose what they carry, and break. */

import { Board } from "../model/board.ts";
import type { Change, Entry, Op } from "../model/change.ts";
import { type Item, textOf } from "../model/item.ts";
import { type Mark, shifted } from "../model/marks.ts";
import { predict } from "../model/predict.ts";
import { apply, type Splice, size, transform } from "../model/splice.ts";
import type { Ops, Tx } from "../wire/schema.gen.ts";
import type { Replica, Start } from "./replica.ts";

/** A generator of chance that can be asked again: mulberry32. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export interface Refusal {
  readonly i: number;
  readonly code: string;
  readonly retry: boolean;
}

export class LittleServer {
  readonly board = new Board();
  readonly log: Entry[] = [];
  readonly #decided = new Map<string, number>();
  /** Refuses what this says, with its code. */
  barred: (op: Op, item: Item | undefined) => string | undefined = () => undefined;

  /** Work a transaction out at the end of the log. */
  tx(client: string, by: string, message: Tx): Refusal | undefined {
    if (message.i <= (this.#decided.get(client) ?? 0)) return undefined;
    const ops = message.ops as readonly Op[];
    for (const op of ops) {
      const code = this.barred(op, "id" in op ? this.board.get(op.id) : undefined);
      if (code) return { i: message.i, code, retry: code === "unavailable" };
    }
    const outdated = ops.some((op) => op.op === "text" && op.base < (this.board.get(op.id)?.born ?? 0));
    if (outdated) return { i: message.i, code: "outdated", retry: true };
    const seq = this.log.length + 1;
    const d: Change[] = [];
    for (const op of ops) {
      if (op.op !== "text") {
        d.push(...predict([op.op === "mark" ? this.#broughtUp(op, client) : op], this.board, by, { seq, at: seq }));
        continue;
      }
      if (!this.board.has(op.id)) continue;
      let splice: Splice = op.do;
      for (const entry of this.log.slice(op.base)) {
        for (const change of entry.d) {
          if ("txt" in change && change.txt === op.id) splice = transform(splice, change.do, client < entry.c);
        }
      }
      const change: Change = { txt: op.id, do: splice };
      if (splice.length > 0 && this.board.layChange(change, seq, by)) d.push(change);
    }
    this.board.seq = seq;
    this.log.push({ s: seq, at: seq, by, c: client, i: message.i, d });
    this.#decided.set(client, message.i);
    return undefined;
  }

  /** A mark, brought over what others typed since its base. [X9] */
  #broughtUp(op: Extract<Op, { op: "mark" }>, client: string): Op {
    const others = this.log.slice(op.base).filter((entry) => entry.c !== client);
    const splices = others.flatMap(({ d }) =>
      d.flatMap((change) => ("txt" in change && change.txt === op.id ? [change.do] : [])),
    );
    let range: readonly Mark[] = [[op.from, op.to, op.name]];
    for (const splice of splices) range = shifted(range, splice, Infinity);
    const [from, to] = range[0] ?? [op.from, op.from];
    return { ...op, from, to };
  }

  frame(after: number): Ops {
    const entries = JSON.parse(JSON.stringify(this.log.slice(after))) as Ops["entries"];
    return { t: "ops", after, to: this.log.length, tag: `t${this.log.length}`, entries };
  }

  /** A welcome: with the tail to follow, or with a snapshot that may be somewhat old. */
  start(client: string, user: string, snapshot: boolean, age = 0): Start {
    const seq = this.log.length;
    const decided = this.#decided.get(client) ?? 0;
    const at = { epoch: "e", seq, tag: `t${seq}` };
    if (!snapshot) return { user, at, decided };
    const old = new Board();
    for (const entry of this.log.slice(0, Math.max(0, seq - age))) old.lay(entry);
    const items = JSON.parse(JSON.stringify([...old.items.values()])) as Item[];
    return { user, at, decided, snapshot: { seq: Math.max(0, seq - age), items } };
  }
}

/** One person at one replica, over a network of two queues. */
export class Seat {
  readonly replica: Replica;
  readonly user: string;
  readonly #server: LittleServer;
  readonly #up: Tx[] = [];
  readonly #down: (Ops | Refusal)[] = [];
  #told = 0;
  connected = false;
  /** What a text box would show that follows the splices it hears of, by item. */
  readonly boxes = new Map<string, string>();

  constructor(replica: Replica, user: string, server: LittleServer) {
    this.replica = replica;
    this.user = user;
    this.#server = server;
  }

  connect(snapshot: boolean, age = 0): void {
    const start = this.#server.start(this.replica.client, this.user, snapshot || !this.replica.at, age);
    this.replica.welcome(start);
    this.#told = start.snapshot?.seq ?? this.replica.at?.seq ?? 0;
    this.connected = true;
    this.follow();
  }

  /** The connection breaks, and what was under way in it is lost. */
  disconnect(): void {
    this.connected = false;
    this.#up.length = 0;
    this.#down.length = 0;
  }

  send(now: number): void {
    this.replica.flush(now);
    if (this.connected) this.#up.push(...(JSON.parse(JSON.stringify(this.replica.outgoing())) as Tx[]));
  }

  /** The server takes one message, twice if it is told so, and announces what it has. */
  carryUp(twice: boolean): void {
    const message = this.#up.shift();
    if (!message) return;
    const refusal = this.#server.tx(this.replica.client, this.user, message);
    if (refusal) this.#down.push(refusal);
    else if (twice) this.#server.tx(this.replica.client, this.user, message);
  }

  announce(): void {
    if (!this.connected || this.#told === this.#server.log.length) return;
    const frame = this.#server.frame(this.#told);
    this.#told = frame.to;
    this.#down.push(frame);
  }

  carryDown(): void {
    const message = this.#down.shift();
    if (!message) return;
    if ("i" in message) this.replica.reject(message.i, message.code, message.code, message.retry);
    else if (!this.replica.receive(message)) throw new Error("a gap in an orderly connection");
    this.follow();
  }

  get quiet(): boolean {
    return this.#up.length === 0 && this.#down.length === 0 && this.#told === this.#server.log.length;
  }

  /** Let the text boxes follow. */
  follow(): void {
    for (const [id, splice] of this.replica.news().splices) {
      const box = this.boxes.get(id);
      if (box !== undefined) this.boxes.set(id, apply(box, splice) ?? `${box} cannot follow ${JSON.stringify(splice)}`);
    }
    for (const id of this.boxes.keys()) if (!this.replica.items.has(id)) this.boxes.delete(id);
  }

  /** Type at a place, in the text box first, as a person does. */
  type(id: string, place: number, cut: number, insert: string, now: number): void {
    const item = this.replica.items.get(id);
    const text = item && textOf(item);
    if (text === undefined) return;
    if (!this.boxes.has(id)) this.boxes.set(id, text);
    const at = Math.min(place, size(text));
    const splice: Splice = [at, insert, -Math.min(cut, size(text) - at)].filter((part) => part !== 0 && part !== "");
    if (!this.replica.type(id, splice, now)) return;
    this.boxes.set(id, apply(this.boxes.get(id) ?? "", splice) ?? "a box that does not show its text");
  }
}
