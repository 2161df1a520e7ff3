/**
 * What is shown: what is confirmed, with one's own pending wishes, typing and marks laid over it, in this order.
 *
 * An item is shown otherwise than it is confirmed only while a pending wish or typing touches it. When something changes,
 * only the wishes that are entangled with it are worked out again, since a long queue is decided one by one; all of them
 * are, when it came out in a way that other wishes may build on.
 */

import { Board, overwritten } from "../model/board.ts";
import { type Op, subject } from "../model/change.ts";
import { type Item, type Json, textOf } from "../model/item.ts";
import { same } from "../model/json.ts";
import { shifted } from "../model/marks.ts";
import { predictEach, type Worked } from "../model/predict.ts";
import { apply, diff, type Splice, size } from "../model/splice.ts";
import { isMark, marksOf } from "./markings.ts";
import { type News, nothing } from "./news.ts";
import type { Pending, Tx } from "./pending.ts";
import type { Texts } from "./texts.ts";
import { idsOf } from "./wish.ts";

/** What only the item's own wishes are worked out from: what the log stamps on it, its order, and its words. */
const APART = ["z", "by", "at", "born", "tv", "edited_by", "text", "marks"];

export class Shown {
  readonly board = new Board();
  /** Whose wishes they are. */
  user = "";
  /** Whether the server has said what there is: typing in an item that is not there goes, and does not wait for it. */
  sure = false;
  news: News = nothing();
  readonly #confirmed: Board;
  readonly #pending: Pending;
  readonly #texts: Texts;

  constructor(confirmed: Board, pending: Pending, texts: Texts) {
    this.#confirmed = confirmed;
    this.#pending = pending;
    this.#texts = texts;
  }

  textOf(id: string): string | undefined {
    return textIn(this.board, id);
  }

  dead(id: string): Item | undefined {
    return this.board.dead(id);
  }

  /** Lay what some of the ops of a wish come to now, and note all that the wish touches. */
  work(tx: Tx, ops: readonly Op[]): readonly Worked[] {
    const worked = predictEach(ops, this.board, this.user, { seq: tx.place, at: tx.at });
    const laid = worked.flatMap((one) => one.steps.map((step) => subject(step.change)));
    tx.touched = new Set([...tx.ops.flatMap(idsOf), ...laid]);
    return worked;
  }

  /** Show the text as it is with one's own typing, all of it or just `typed`. */
  overlay(id: string, typed?: Splice): void {
    const item = this.board.get(id);
    const typing = this.#texts.get(id);
    if (item && typing && textOf(item) !== typing.shown) {
      const text = typing.shown;
      const marks = shifted(marksOf(item), typed ?? typing.path, size(text));
      this.board.replace(id, overwritten(item, { text, marks: marks.length > 0 ? (marks as unknown as Json) : null }));
    }
    this.news.ids.add(id);
  }

  /** Something happened to these confirmed items, or else a wish that touched them has been `decided`. */
  changed(ids: Iterable<string>, decided: boolean, since = this.news.splices.length): void {
    const stale = new Set(ids);
    const concerned = decided || this.#near(stale);
    const wishes = concerned ? this.#entangled(stale) : [];
    const before = new Map<string, Item | undefined>();
    const strayed = this.#rework(wishes, stale, before);
    const others = concerned && wishes.length < this.#pending.all.length;
    if (others && (strayed || [...before].some(([id, old]) => !alike(old, this.board.get(id))))) {
      this.#reworkAll(stale, before);
    }
    this.#finish(stale, before, since);
  }

  /** Work all pending wishes out again, and show what is confirmed for these items. */
  anew(ids: Iterable<string> = []): void {
    const stale = new Set(ids);
    const before = new Map<string, Item | undefined>();
    this.#reworkAll(stale, before);
    this.#finish(stale, before, this.news.splices.length);
  }

  /** Make sure that whoever followed the splices since then shows what is shown, even where an item went and came back. */
  square(texts: Iterable<readonly [string, string | undefined]>, since: number): void {
    const { splices } = this.news;
    for (const [id, old] of texts) {
      const now = this.textOf(id);
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

  /** Whether a pending wish touches one of these items, or what they lie in; or may have meant one that is gone. */
  #near(stale: ReadonlySet<string>): boolean {
    const near = new Set(stale);
    for (const id of stale) {
      if (this.board.has(id) && !this.#confirmed.has(id)) return this.#pending.all.length > 0;
      for (const board of [this.#confirmed, this.board]) {
        const parent = board.get(id)?.parent;
        if (parent !== undefined) near.add(parent);
      }
    }
    return this.#pending.all.some((tx) => meets(tx.touched, near));
  }

  /** The wishes that touch stale items. All that they touch becomes stale with them, and entangles further ones. */
  #entangled(stale: Set<string>): readonly Tx[] {
    const ordered = this.#pending.all.some((tx) => tx.ops.some(leansOnOrder));
    if (ordered) for (const tx of this.#pending.all) for (const id of tx.touched) stale.add(id);
    const found = new Set<Tx>();
    for (let size = -1; size < found.size; ) {
      size = found.size;
      for (const tx of this.#pending.all) {
        if (found.has(tx) || !meets(tx.touched, stale)) continue;
        found.add(tx);
        for (const id of tx.touched) stale.add(id);
      }
    }
    return this.#pending.all.filter((tx) => found.has(tx));
  }

  #reworkAll(stale: Set<string>, before: Map<string, Item | undefined>): void {
    for (const tx of this.#pending.all) for (const id of tx.touched) stale.add(id);
    this.#rework(this.#pending.all, stale, before);
  }

  /** Begin again with what is confirmed; answers whether these wishes now touch what others have touched, too. */
  #rework(wishes: readonly Tx[], stale: Set<string>, before: Map<string, Item | undefined>): boolean {
    for (const id of stale) {
      if (!before.has(id)) before.set(id, this.board.get(id));
      this.board.replace(id, this.#confirmed.get(id));
      const dead = this.#confirmed.dead(id);
      if (dead) this.board.bury(dead);
    }
    const beyond = new Set<string>();
    for (const tx of wishes) {
      this.work(
        tx,
        tx.ops.filter((op) => !isMark(op)),
      );
      for (const id of tx.touched) if (!stale.has(id)) beyond.add(id);
    }
    for (const id of beyond) stale.add(id);
    const worked = new Set(wishes);
    return beyond.size > 0 && this.#pending.all.some((tx) => !worked.has(tx) && meets(tx.touched, beyond));
  }

  /** Typing and marks come last: marks name letters of the text with one's own typing in it. */
  #finish(stale: ReadonlySet<string>, before: ReadonlyMap<string, Item | undefined>, since: number): void {
    for (const id of stale) this.news.ids.add(id);
    for (const id of this.#texts.ids) {
      // Typing in an item that was never made, or is gone for good, goes with it.
      if (this.sure && !this.board.has(id) && !this.#confirmed.has(id)) this.#texts.drop(id);
      else if (stale.has(id)) this.overlay(id);
    }
    for (const { ops, place: seq, at } of this.#pending.all) {
      const marks = ops.filter((op) => isMark(op) && stale.has(op.id));
      if (marks.length > 0) predictEach(marks, this.board, this.user, { seq, at });
    }
    this.square(
      [...before].map(([id, old]) => [id, old && textOf(old)]),
      since,
    );
  }
}

/** Where an item is put above or below another, it matters how everything lies, and in which order it came to do so. */
function leansOnOrder(op: Op): boolean {
  return op.op === "restack" && typeof op.to === "object";
}

/** Whether two items are the same to wishes that do not touch them. */
function alike(a: Item | undefined, b: Item | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && same(common(a), common(b)));
}

function common(item: Item): Json {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !APART.includes(name)));
}

function meets(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  for (const id of some) if (others.has(id)) return true;
  return false;
}

export function textIn(board: Board, id: string): string | undefined {
  const item = board.get(id);
  return item && textOf(item);
}
