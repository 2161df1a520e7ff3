/**
 * One's own hand: what one wishes, types, takes back and does again becomes pending, and is shown at once.
 *
 * A whole text that is wished becomes typing, so that there is one way in which texts change. [X7]
 */

import type { Board } from "../model/board.ts";
import type { Op } from "../model/change.ts";
import { apply, diff, growth, invert, type Splice, size } from "../model/splice.ts";
import type { Plan } from "./deed.ts";
import { follow, stand, waitsFor } from "./markings.ts";
import { broughtUp, type Past, pastOf } from "./past.ts";
import type { Pending } from "./pending.ts";
import type { Shown } from "./shown.ts";
import type { Texts } from "./texts.ts";
import { History } from "./undo.ts";
import { idsOf, named, parcels } from "./wish.ts";

const TEXT_LIMIT = 6_000;

export class Hand {
  readonly history = new History();
  readonly #confirmed: Board;
  readonly #shown: Shown;
  readonly #pending: Pending;
  readonly #texts: Texts;
  /** What may be taken back from before a reload, until it is carried over to the board as it is now. */
  #past: Past | undefined;

  constructor(confirmed: Board, shown: Shown, pending: Pending, texts: Texts) {
    this.#confirmed = confirmed;
    this.#shown = shown;
    this.#pending = pending;
    this.#texts = texts;
  }

  propose(ops: readonly Op[], label: string | undefined, now: number): void {
    this.wake();
    const rest = ops.map(named).flatMap((op) => this.#typedInstead(op, now, label));
    // What was typed before the wish comes before it: it may be the wish that ends the right to type.
    for (const id of new Set(rest.flatMap(idsOf))) this.send(id, now);
    const parts = [...parcels(rest)];
    const behind = waitsFor(rest, (id) => this.#texts.get(id));
    const step = label ?? (parts.length > 1 ? `in parts at ${now}` : undefined);
    for (const part of parts) {
      const tx = this.#pending.add({ ops: part, at: now, label, behind });
      const worked = this.#shown.work(tx, part);
      for (const id of tx.touched) this.#shown.overlay(id);
      this.history.wished(tx, worked, step, now);
    }
  }

  /** A local edit of the shown text; answers whether there was such a text, and room for it. */
  type(id: string, splice: Splice, now: number, label?: string): boolean {
    const text = this.#shown.textOf(id);
    const after = text === undefined ? undefined : apply(text, splice);
    if (text === undefined || after === undefined) return false;
    this.wake();
    if (growth(splice) > 0 && size(after) > TEXT_LIMIT) {
      this.#tooLong();
      // Whoever typed shows the text already: this takes it back there, too.
      this.#shown.news.splices.push([id, invert(text, splice)]);
      return false;
    }
    this.#texts.type(id, text, splice);
    this.history.typed(id, invert(text, splice), now, label);
    follow(this.#pending, id, splice);
    this.#shown.overlay(id, splice);
    this.#texts.rest(id);
    return true;
  }

  undo(now: number): void {
    this.wake();
    this.history.undo(this.#shown.board.items, (plan) => this.#carry(plan, now));
  }

  redo(now: number): void {
    this.wake();
    this.history.redo(this.#shown.board.items, (plan) => this.#carry(plan, now));
  }

  /** Put typing that waits on its way. An item that the server has not confirmed yet keeps its typing waiting. */
  send(id: string, now: number): void {
    const typing = this.#confirmed.has(id) ? this.#texts.send(id) : undefined;
    if (!typing) return;
    this.#pending.add({ ops: [], at: now, text: id, typing });
    stand(this.#pending, id, "inflight");
  }

  /** A shown text has changed, and not by this hand: what it may still take back, and marks on their way, follow. */
  spliced(id: string, splice: Splice): void {
    if (!this.#past) this.history.spliced(id, splice);
    follow(this.#pending, id, splice);
  }

  /** What one may take back, for the page that this tab loads next. */
  past(): Past {
    return this.#past ?? pastOf(this.history, this.#pending, this.#shown);
  }

  /** Go on with what one might take back before the page was loaded anew. */
  remember(past: Past): void {
    for (const item of past.dead) if (!this.#shown.board.has(item.id)) this.#shown.board.bury(item);
    this.history.inherit(past.history, (place) => this.#pending.standing(place));
    this.#past = past;
  }

  /** From here on, what may be taken back stands on the board as it is. */
  wake(): void {
    const past = this.#past;
    if (!past) return;
    this.#past = undefined;
    broughtUp(this.history, past, (id) => this.#shown.textOf(id));
    this.history.missed(this.#shown.board.items, this.#shown.user);
  }

  #carry(plan: Plan, now: number): void {
    if (plan.ops.length > 0) this.propose(plan.ops, plan.label, now);
    for (const [id, splice] of plan.texts) this.#retype(id, splice, now);
  }

  /** An edit that did not come from a text box: every text box has to hear of it. */
  #retype(id: string, splice: Splice, now: number, label?: string): void {
    const text = this.#shown.textOf(id) ?? "";
    if (growth(splice) > 0 && size(text) + growth(splice) > TEXT_LIMIT) this.#tooLong();
    else if (this.type(id, splice, now, label)) this.#shown.news.splices.push([id, splice]);
  }

  #typedInstead(op: Op, now: number, label: string | undefined): readonly Op[] {
    const text = op.op === "update" ? op.set.text : undefined;
    const old = op.op === "update" ? this.#shown.textOf(op.id) : undefined;
    if (op.op !== "update" || typeof text !== "string" || old === undefined) return [op];
    const splice = diff(old, text);
    if (splice.length > 0) this.#retype(op.id, splice, now, label);
    const { text: _, ...set } = op.set;
    return Object.keys(set).length > 0 ? [{ ...op, set }] : [];
  }

  #tooLong(): void {
    const message = `a text holds at most ${TEXT_LIMIT} characters`;
    this.#shown.news.refusals.push({ code: "too_long", message });
  }
}
