/**
 * One person's copy of a board: what the server has confirmed, and one's own pending wishes laid over it.
 *
 *     confirmed  +  pending wishes  +  typing  =  shown
 *
 * When facts come in, what pending wishes have touched is put back to what is confirmed, the facts are laid, and the wishes
 * are worked out again on top: since what makes no sense is void, that cannot fail. A wish leaves `pending` when the log
 * has decided it, by its entry or by a refusal, and never before. Nothing here waits, reads a clock or knows a socket.
 */

import { Board } from "../model/board.ts";
import { type Entry, type Op, subject } from "../model/change.ts";
import { type Item, textOf } from "../model/item.ts";
import { predictEach } from "../model/predict.ts";
import { apply, diff, growth, invert, type Splice, size } from "../model/splice.ts";
import type { At, Ops, Tx as TxMessage } from "../wire/schema.gen.ts";
import type { Plan } from "./deed.ts";
import { type KeptTx, Pending, type Tx } from "./pending.ts";
import { type KeptTexts, Texts } from "./texts.ts";
import { History } from "./undo.ts";
import { idsOf, named, parcels } from "./wish.ts";

/** What the outside has to hear of: shown items that changed, splices that did not come from typing here, refusals. */
export interface News {
  readonly ids: Set<string>;
  readonly splices: (readonly [string, Splice])[];
  readonly refusals: { readonly code: string; readonly message: string }[];
}

/** What of a replica outlives the page: everything that is not decided yet. */
export interface Kept {
  readonly client: string;
  readonly last: number;
  readonly pending: readonly KeptTx[];
  readonly typing: KeptTexts;
}

/** Where the server says the client is. */
export interface Start {
  readonly user: string;
  readonly at: At;
  readonly decided: number;
  /** The whole board at a place before `at`, or at it; without one, only the tail follows. */
  readonly snapshot?: { readonly seq: number; readonly items: readonly Item[] };
}

interface Catching {
  readonly board: Board;
  decided: number;
}

const TEXT_LIMIT = 6_000;
/** A wish that fails this often, though it was said to be worth another try, is given up. */
const TRIES = 20;

export class Replica {
  readonly history = new History();
  #client: string;
  #user = "";
  readonly #confirmed = new Board();
  readonly #shown = new Board();
  #epoch = "";
  #tag: string | undefined;
  /** Facts are gathered here until they reach the place that a welcome named; then everything is moved over at once. */
  #catching: Catching | undefined;
  /** The place after which a resumed client knows what became of all its numbered wishes. */
  #settling: { readonly until: number; readonly decided: number } | undefined;
  readonly #pending = new Pending();
  readonly #texts = new Texts((id, splice) => {
    this.history.spliced(id, splice);
    this.#news.splices.push([id, splice]);
  });
  #news = nothing();

  constructor(client: string) {
    this.#client = client;
  }

  get client(): string {
    return this.#client;
  }

  get items(): ReadonlyMap<string, Item> {
    return this.#shown.items;
  }

  get confirmed(): ReadonlyMap<string, Item> {
    return this.#confirmed.items;
  }

  /** What to name in a hello; nothing while the tag of the place is not known. [W3] */
  get at(): At | undefined {
    if (this.#catching || this.#tag === undefined) return undefined;
    return { epoch: this.#epoch, seq: this.#confirmed.seq, tag: this.#tag };
  }

  /** Whether pending wishes may be sent: the place that the welcome named has been reached. */
  get ready(): boolean {
    return !this.#catching && !this.#settling && this.#epoch !== "";
  }

  /** How many wishes are not decided yet. */
  get undecided(): number {
    return this.#pending.all.length + this.#texts.waiting;
  }

  /** Whether this connection still has something to carry. */
  get unsent(): boolean {
    return this.#pending.unsent;
  }

  /** What changed since this was last asked. */
  news(): News {
    const news = this.#news;
    this.#news = nothing();
    return news;
  }

  // Wishes.

  propose(ops: readonly Op[], label: string | undefined, now: number): void {
    const rest = ops.map(named).flatMap((op) => this.#typedInstead(op, now));
    const ids = new Set(rest.flatMap(idsOf));
    // What was typed before the wish comes before it: it may be the wish that ends the right to type.
    for (const id of ids) this.#send(id, now);
    const parts = [...parcels(rest)];
    const step = label ?? (parts.length > 1 ? `in parts at ${now}` : undefined);
    for (const part of parts) {
      const tx = this.#pending.add({ ops: part, at: now, label });
      const worked = predictEach(part, this.#shown, this.#user, { seq: tx.place, at: now });
      tx.touched = new Set([...ids, ...worked.flatMap((one) => one.steps.map((step) => subject(step.change)))]);
      for (const id of tx.touched) this.#overlay(id);
      this.history.wished(tx, worked, step, now);
    }
  }

  /** A local edit of the shown text; answers whether there was such a text, and room for it. */
  type(id: string, splice: Splice, now: number): boolean {
    const text = this.#textOf(id);
    const after = text === undefined ? undefined : apply(text, splice);
    if (text === undefined || after === undefined) return false;
    if (growth(splice) > 0 && size(after) > TEXT_LIMIT) {
      this.#news.refusals.push(tooLong());
      // Whoever typed shows the text already: this takes it back there, too.
      this.#news.splices.push([id, invert(text, splice)]);
      return false;
    }
    this.#texts.type(id, text, splice);
    this.history.typed(id, invert(text, splice), now);
    this.#overlay(id);
    this.#texts.rest(id);
    return true;
  }

  /** An edit that did not come from a text box: every text box has to hear of it. */
  #retype(id: string, splice: Splice, now: number): void {
    const text = this.#textOf(id) ?? "";
    if (growth(splice) > 0 && size(text) + growth(splice) > TEXT_LIMIT) this.#news.refusals.push(tooLong());
    else if (this.type(id, splice, now)) this.#news.splices.push([id, splice]);
  }

  undo(now: number): void {
    this.history.undo(this.items, (plan) => this.#carry(plan, now));
  }

  redo(now: number): void {
    this.history.redo(this.items, (plan) => this.#carry(plan, now));
  }

  #carry(plan: Plan, now: number): void {
    if (plan.ops.length > 0) this.propose(plan.ops, plan.label, now);
    for (const [id, splice] of plan.texts) this.#retype(id, splice, now);
  }

  /** A whole text becomes typing, so that there is one way in which texts change. [X7] */
  #typedInstead(op: Op, now: number): readonly Op[] {
    const text = op.op === "update" ? op.set.text : undefined;
    const old = op.op === "update" ? this.#textOf(op.id) : undefined;
    if (op.op !== "update" || typeof text !== "string" || old === undefined) return [op];
    const splice = diff(old, text);
    if (splice.length > 0) this.#retype(op.id, splice, now);
    const { text: _, ...set } = op.set;
    return Object.keys(set).length > 0 ? [{ ...op, set }] : [];
  }

  // Sending.

  /** Put typing that waits on its way. An item that the server has not confirmed yet keeps its typing waiting. */
  flush(now: number): void {
    for (const id of this.#texts.ids) this.#send(id, now);
  }

  #send(id: string, now: number): void {
    const typing = this.#confirmed.has(id) ? this.#texts.send(id) : undefined;
    if (typing) this.#pending.add({ ops: [], at: now, text: id, typing });
  }

  /** Transactions that this connection has not carried yet, with their numbers. [W4] [W5] */
  outgoing(most = Infinity): readonly TxMessage[] {
    return this.ready ? this.#pending.outgoing(most, (tx) => this.#wire(tx)) : [];
  }

  /** The ops as they are true now: a splice under way has been carried along, and so has its base. [X4] */
  #wire(tx: Tx): readonly Op[] {
    if (tx.text === undefined) return tx.ops;
    const item = this.#confirmed.get(tx.text);
    const splice = this.#texts.get(tx.text) === tx.typing ? tx.typing?.inflight : undefined;
    return item && splice ? [{ op: "text", id: item.id, base: item.tv ?? item.born ?? 0, do: splice }] : [];
  }

  // What the server says.

  /** A connection begins. [W2] [W3] [W5] */
  welcome(start: Start): void {
    this.#user = start.user;
    this.#pending.reconnect(start.decided);
    this.#epoch = start.at.epoch;
    if (start.snapshot) {
      const board = new Board();
      board.reset(start.snapshot.items, start.snapshot.seq);
      this.#catching = { board, decided: start.decided };
      this.#settling = { until: start.at.seq, decided: start.decided };
      this.#tag = start.snapshot.seq === start.at.seq ? start.at.tag : undefined;
    } else {
      this.#settling = { until: start.at.seq, decided: start.decided };
    }
    this.#settle();
  }

  /** Facts. Answers whether they follow on what is held; if not, the client has to ask. [W6] */
  receive(frame: Ops): boolean {
    const board = this.#catching?.board ?? this.#confirmed;
    if (frame.after > board.seq) return false;
    if (frame.to < board.seq) return true;
    const entries = (frame.entries as unknown as readonly Entry[]).filter((entry) => entry.s > board.seq);
    if (this.#catching) {
      for (const entry of entries) {
        board.lay(entry);
        if (entry.c === this.#client) this.#catching.decided = Math.max(this.#catching.decided, entry.i);
      }
    } else {
      this.#lay(entries);
    }
    board.seq = frame.to;
    this.#tag = frame.tag;
    this.#settle();
    return true;
  }

  /** A refusal decides its number: nothing of it happened. [W8] */
  reject(i: number, code: string, message: string, retry: boolean): void {
    const tx = this.#pending.find(i);
    if (!tx) return;
    const tries = tx.text === undefined ? ++tx.tries : this.#texts.tries(tx.text);
    if (retry && tries < TRIES) {
      this.#wishAgain(tx);
      return;
    }
    this.#pending.drop(tx);
    this.#news.refusals.push({ code, message });
    if (tx.text === undefined) {
      this.history.refused(tx);
      this.#reshow(tx.touched, true);
    } else {
      const since = this.#news.splices.length;
      this.#texts.refused(tx.text, tx.typing);
      this.#reshow([tx.text], true, since);
    }
  }

  /** The position is not in the log: the next hello names none. [W12] */
  forget(): void {
    this.#tag = undefined;
    this.#catching = undefined;
    this.#settling = undefined;
  }

  // What outlives the page.

  kept(): Kept {
    return {
      client: this.#client,
      last: this.#pending.last,
      pending: this.#pending.kept(),
      typing: this.#texts.kept(),
    };
  }

  /** Take over what another page has left behind, and go on as that client. Only before the first welcome. */
  adopt(kept: Kept): void {
    this.#client = kept.client;
    this.#texts.inherit(kept.typing);
    this.#pending.inherit(kept.pending, kept.last, (id) => this.#texts.get(id));
    this.#reshow([], true);
  }

  // How.

  #lay(entries: readonly Entry[]): void {
    const changed = new Set<string>();
    const since = this.#news.splices.length;
    let decided = false;
    for (const entry of entries) {
      const tx = entry.c === this.#client ? this.#pending.find(entry.i) : undefined;
      const before = new Map<string, Item | undefined>();
      for (const change of entry.d) {
        const id = subject(change);
        const old = this.#confirmed.get(id);
        if (!this.#confirmed.layChange(change, entry.s, entry.by)) continue;
        if (!before.has(id)) before.set(id, old);
        changed.add(id);
        // One's own typing, which this acknowledges, is shown already.
        if (tx?.text !== id) this.#texts.follow(change, old, this.#client < entry.c);
      }
      if (!tx) {
        if (entry.c !== this.#client) this.history.foreign(entry);
        continue;
      }
      decided = true;
      this.#pending.drop(tx);
      for (const id of tx.touched) changed.add(id);
      if (tx.text === undefined) {
        this.history.confirmed(tx, entry, before);
      } else {
        this.#texts.acknowledged(tx.text, tx.typing, textIn(this.#confirmed, tx.text) ?? "");
        changed.add(tx.text);
      }
    }
    this.#reshow(changed, decided, since);
  }

  /** Show what is confirmed for these items, and work the pending wishes out again where they are concerned. */
  #reshow(changed: Iterable<string>, decided: boolean, since = this.#news.splices.length): void {
    const stale = new Set(changed);
    const near = new Set(stale);
    for (const id of stale) {
      for (const board of [this.#confirmed, this.#shown]) {
        const parent = board.get(id)?.parent;
        if (parent !== undefined) near.add(parent);
      }
    }
    const concerned = decided || this.#pending.all.some((tx) => [...tx.touched].some((id) => near.has(id)));
    if (concerned) {
      for (const tx of this.#pending.all) for (const id of tx.touched) stale.add(id);
    }
    const texts = new Map([...stale].map((id) => [id, this.#textOf(id)]));
    for (const id of stale) {
      this.#shown.replace(id, this.#confirmed.get(id));
      const dead = this.#confirmed.dead(id);
      if (dead) this.#shown.bury(dead);
    }
    if (concerned) {
      for (const tx of this.#pending.all) {
        const worked = predictEach(tx.ops, this.#shown, this.#user, { seq: tx.place, at: tx.at });
        const ids = worked.flatMap((one) => one.steps.map((step) => subject(step.change)));
        tx.touched = new Set([...tx.ops.flatMap(idsOf), ...ids]);
        for (const id of ids) stale.add(id);
      }
    }
    for (const id of stale) this.#news.ids.add(id);
    for (const id of this.#texts.ids) {
      // Typing in an item that was never made, or is gone for good, goes with it.
      if (!this.#shown.has(id) && !this.#confirmed.has(id) && this.#epoch !== "") this.#texts.drop(id);
      else if (stale.has(id)) this.#overlay(id);
    }
    this.#square(texts, since);
  }

  /** Make sure that whoever followed the splices since then shows what is shown, even where an item went and came back. */
  #square(texts: ReadonlyMap<string, string | undefined>, since: number): void {
    const { splices } = this.#news;
    for (const [id, old] of texts) {
      const now = this.#textOf(id);
      if (old === undefined || now === undefined) continue;
      const own = splices.slice(since).filter(([one]) => one === id);
      const followed = own.reduce<string | undefined>(
        (text, [, splice]) => (text === undefined ? text : apply(text, splice)),
        old,
      );
      if ((own.length === 0 ? old : followed) === now) continue;
      splices.push(...splices.splice(since).filter(([one]) => one !== id));
      const splice = diff(old, now);
      if (splice.length > 0) splices.push([id, splice]);
    }
  }

  /** Show the text as it is with one's own typing. */
  #overlay(id: string): void {
    const item = this.#shown.get(id);
    const typing = this.#texts.get(id);
    if (item && typing && textOf(item) !== typing.shown) {
      this.#shown.replace(id, { ...item, text: typing.shown } as Item);
    }
    this.#news.ids.add(id);
  }

  /** Once the place that the welcome named is reached, every numbered wish is either decided or was never heard. */
  #settle(): void {
    const settling = this.#settling;
    if (!settling || (this.#catching?.board ?? this.#confirmed).seq < settling.until) return;
    this.#settling = undefined;
    if (this.#catching) {
      this.#moveOver(this.#catching);
      return;
    }
    // What is decided and yet not in the tail was refused, and the refusal got lost: it may be wished again.
    for (const tx of this.#pending.upTo(settling.decided)) this.#wishAgain(tx);
  }

  /** Take over a whole board: wishes that it holds are dropped, and typing is moved over by comparison. [W5] */
  #moveOver({ board, decided }: Catching): void {
    this.#catching = undefined;
    const held = this.#pending.upTo(decided);
    this.#pending.drop(...held);
    const since = this.#news.splices.length;
    const texts = new Map(this.#texts.ids.map((id): [string, string | undefined] => [id, undefined]));
    for (const [id, item] of this.#shown.items) {
      texts.set(id, textOf(item));
      this.#news.ids.add(id);
    }
    this.#confirmed.reset(board.items.values(), board.seq);
    this.#shown.reset(board.items.values(), board.seq);
    for (const [id, old] of texts) {
      const text = textIn(this.#confirmed, id);
      const typing = this.#texts.get(id);
      const included = held.some((tx) => tx.typing !== undefined && tx.typing === typing);
      if (text !== undefined) this.#texts.replaced(id, old, text, included);
    }
    for (const id of board.items.keys()) this.#news.ids.add(id);
    for (const tx of held) this.history.assumed(tx);
    this.history.missed(this.#confirmed.items, this.#user);
    this.#reshow(this.#texts.ids, true);
    this.#square(texts, since);
  }

  /** Wish the same once more. */
  #wishAgain(tx: Tx): void {
    if (tx.text === undefined) {
      this.#pending.again(tx);
    } else {
      this.#pending.drop(tx);
      this.#texts.again(tx.text, tx.typing);
    }
  }

  #textOf(id: string): string | undefined {
    return textIn(this.#shown, id);
  }
}

function nothing(): News {
  return { ids: new Set(), splices: [], refusals: [] };
}

function tooLong(): News["refusals"][number] {
  return { code: "too_long", message: `a text holds at most ${TEXT_LIMIT} characters` };
}

function textIn(board: Board, id: string): string | undefined {
  const item = board.get(id);
  return item && textOf(item);
}
