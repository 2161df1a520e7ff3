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
import type { Splice } from "../model/splice.ts";
import type { At, Ops, Tx as TxMessage } from "../wire/schema.gen.ts";
import { Hand } from "./hand.ts";
import { isMark, type MarkOp, release, stand, wired } from "./markings.ts";
import { type News, nothing } from "./news.ts";
import type { Past } from "./past.ts";
import { type KeptTx, Pending, type Tx } from "./pending.ts";
import { Shown, textIn } from "./shown.ts";
import { type KeptTexts, Texts } from "./texts.ts";
import type { History } from "./undo.ts";

/** What of a replica outlives the page: everything that is not decided yet. */
export interface Kept {
  readonly client: string;
  readonly last: number;
  readonly pending: readonly KeptTx[];
  readonly typing: KeptTexts;
  /** The place of the confirmed board that it stands on. */
  readonly stand?: { readonly epoch: string; readonly seq: number };
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

/** A wish that fails this often, though it was said to be worth another try, is given up. */
const TRIES = 20;

export class Replica {
  #client: string;
  readonly #confirmed = new Board();
  #epoch = "";
  #tag: string | undefined;
  /** Facts are gathered here until they reach the place that a welcome named; then everything is moved over at once. */
  #catching: Catching | undefined;
  /** The place after which a resumed client knows what became of all its numbered wishes. */
  #settling: { readonly until: number; readonly decided: number } | undefined;
  /** What is confirmed is only what this device kept: the server has not been asked yet. */
  #recalled = false;
  readonly #pending = new Pending();
  readonly #texts: Texts = new Texts((id, splice) => {
    this.#hand.spliced(id, splice);
    this.#shown.news.splices.push([id, splice]);
  });
  readonly #shown = new Shown(this.#confirmed, this.#pending, this.#texts);
  readonly #hand: Hand = new Hand(this.#confirmed, this.#shown, this.#pending, this.#texts);

  constructor(client: string) {
    this.#client = client;
  }

  get client(): string {
    return this.#client;
  }

  get items(): ReadonlyMap<string, Item> {
    return this.#shown.board.items;
  }

  get history(): History {
    return this.#hand.history;
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
    return !this.#catching && !this.#settling && !this.#recalled && this.#epoch !== "";
  }

  /** How many wishes are not decided yet. */
  get undecided(): number {
    return this.#pending.all.length + this.#texts.waiting;
  }

  /** When the oldest of them was wished. */
  get since(): number | undefined {
    return this.#pending.since;
  }

  /** Whether this connection still has something to carry. */
  get unsent(): boolean {
    return this.#pending.unsent;
  }

  /** What changed since this was last asked. */
  news(): News {
    const { news } = this.#shown;
    this.#shown.news = nothing();
    return news;
  }

  // Wishes.

  propose(ops: readonly Op[], label: string | undefined, now: number): void {
    this.#hand.propose(ops, label, now);
  }

  /** A local edit of the shown text; answers whether there was such a text, and room for it. */
  type(id: string, splice: Splice, now: number, label?: string): boolean {
    return this.#hand.type(id, splice, now, label);
  }

  undo(now: number): void {
    this.#hand.undo(now);
  }

  redo(now: number): void {
    this.#hand.redo(now);
  }

  // Sending.

  /** Put typing that waits on its way. An item that the server has not confirmed yet keeps its typing waiting. */
  flush(now: number): void {
    for (const id of this.#texts.ids) this.#hand.send(id, now);
  }

  /** Transactions that this connection has not carried yet, with their numbers. [W4] [W5] */
  outgoing(most = Infinity): readonly TxMessage[] {
    return this.ready ? this.#pending.outgoing(most, (tx) => this.#wire(tx)) : [];
  }

  /** The ops as they are true now: a splice under way has been carried along, and so has its base. [X4] */
  #wire(tx: Tx): readonly Op[] {
    if (tx.text === undefined) return tx.ops.map((op) => (isMark(op) ? this.#wireMark(op) : op));
    const item = this.#confirmed.get(tx.text);
    const splice = this.#texts.get(tx.text) === tx.typing ? tx.typing?.inflight : undefined;
    return item && splice ? [{ op: "text", id: item.id, base: item.tv ?? item.born ?? 0, do: splice }] : [];
  }

  #wireMark(op: MarkOp): Op {
    const item = this.#confirmed.get(op.id) ?? this.#shown.board.get(op.id);
    return wired(op, item?.tv ?? item?.born ?? 0, this.#texts.get(op.id));
  }

  /** What waited for typing to be confirmed may go out, once it is. */
  #release(): void {
    for (const id of release(this.#pending.all, (one) => this.#texts.get(one))) {
      this.#hand.send(id, this.since ?? 0);
    }
  }

  // What the server says.

  /** A connection begins. [W2] [W3] [W5] */
  welcome(start: Start): void {
    this.#shown.user = start.user;
    this.#shown.sure = !this.#recalled;
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
    this.#release();
    return true;
  }

  /** A refusal decides its number: nothing of it happened. [W8] */
  reject(i: number, code: string, message: string, retry: boolean): void {
    const tx = this.#pending.find(i);
    if (!tx) return;
    const tries = tx.text === undefined ? ++tx.tries : this.#texts.tries(tx.text);
    if (retry && tries < TRIES) {
      this.#wishAgain(tx);
      // It comes after others now that were wished later.
      this.#shown.changed(tx.touched, true);
      return;
    }
    this.#pending.drop(tx);
    this.#shown.news.refusals.push({ code, message });
    if (tx.text === undefined) {
      this.history.refused(tx);
      this.#shown.changed(tx.touched, true);
    } else {
      const since = this.#shown.news.splices.length;
      this.#texts.refused(tx.text, tx.typing);
      this.#shown.changed([tx.text], true, since);
    }
    this.#release();
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
      stand: { epoch: this.#epoch, seq: this.#confirmed.seq },
    };
  }

  /** What one may take back, for the page that this tab loads next. */
  past(): Past {
    return this.#hand.past();
  }

  /** Go on with what one might take back before the page was loaded anew. After `adopt`. */
  remember(past: Past): void {
    this.#hand.remember(past);
  }

  /**
   * Show the board as this device kept it. Its place is told the server only where `sure`: where all that is pending stands
   * on it. Only before the first welcome, and before `adopt`.
   */
  recall(items: readonly Item[], at: At, user: string, sure: boolean): void {
    this.#shown.user = user;
    this.#epoch = at.epoch;
    this.#tag = sure ? at.tag : undefined;
    this.#recalled = true;
    for (const board of [this.#confirmed, this.#shown.board]) board.reset(items, at.seq);
    for (const { id } of items) this.#shown.news.ids.add(id);
  }

  /** Take over what another page has left behind, and go on as that client. Only before the first welcome. */
  adopt(kept: Kept): void {
    this.#client = kept.client;
    this.#texts.inherit(kept.typing);
    this.#pending.inherit(kept.pending, kept.last, (id) => this.#texts.get(id));
    this.#shown.anew();
  }

  // How.

  #lay(entries: readonly Entry[]): void {
    const changed = new Set<string>();
    const since = this.#shown.news.splices.length;
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
    this.#shown.changed(changed, decided, since);
  }

  /** Once the place that the welcome named is reached, every numbered wish is either decided or was never heard. */
  #settle(): void {
    const settling = this.#settling;
    if (!settling || (this.#catching?.board ?? this.#confirmed).seq < settling.until) return;
    this.#settling = undefined;
    const recalled = this.#recalled;
    this.#recalled = false;
    this.#shown.sure = true;
    if (this.#catching) {
      this.#moveOver(this.#catching);
    } else {
      // What is decided and yet not in the tail was refused, and the refusal got lost: it may be wished again.
      const lost = this.#pending.upTo(settling.decided);
      for (const tx of lost) this.#wishAgain(tx);
      if (recalled || lost.length > 0) this.#shown.anew(this.#texts.ids);
    }
    this.#hand.wake();
  }

  /** Take over a whole board: wishes that it holds are dropped, and typing is moved over by comparison. [W5] */
  #moveOver({ board, decided }: Catching): void {
    this.#catching = undefined;
    const held = this.#pending.upTo(decided);
    this.#pending.drop(...held);
    const since = this.#shown.news.splices.length;
    const texts = new Map(this.#texts.ids.map((id): [string, string | undefined] => [id, undefined]));
    for (const [id, item] of this.#shown.board.items) {
      texts.set(id, textOf(item));
      this.#shown.news.ids.add(id);
    }
    this.#confirmed.reset(board.items.values(), board.seq);
    this.#shown.board.reset(board.items.values(), board.seq);
    for (const [id, old] of texts) {
      const text = textIn(this.#confirmed, id);
      const typing = this.#texts.get(id);
      const included = held.some((tx) => tx.typing !== undefined && tx.typing === typing);
      if (text !== undefined) this.#texts.replaced(id, old, text, included);
    }
    for (const id of board.items.keys()) this.#shown.news.ids.add(id);
    for (const tx of held) this.history.assumed(tx);
    this.history.missed(this.#confirmed.items, this.#shown.user);
    this.#shown.anew(this.#texts.ids);
    this.#shown.square(texts, since);
  }

  /** Wish the same once more. */
  #wishAgain(tx: Tx): void {
    if (tx.text === undefined) {
      this.#pending.again(tx);
    } else {
      this.#pending.drop(tx);
      this.#texts.again(tx.text, tx.typing);
      stand(this.#pending, tx.text, "buffer");
    }
  }
}
