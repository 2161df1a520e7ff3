/**
 * Transactions that are not decided yet, in the order in which they were wished.
 *
 * A transaction gets its number when it is first sent, and keeps it over connections: so the server can tell what it has
 * seen already. Those with a number come first, in the order of their numbers. [W4] [W5]
 */

import type { Op } from "../model/change.ts";
import type { Tx as TxMessage } from "../wire/schema.gen.ts";
import type { Behind } from "./markings.ts";
import type { Typing } from "./typing.ts";
import { idsOf } from "./wish.ts";

/** A transaction on its way. */
export interface Tx {
  /** Marks among them follow the text that they are in. */
  ops: readonly Op[];
  readonly at: number;
  readonly label: string | undefined;
  /** Where it stands among one's own pending wishes: always above everything confirmed. */
  readonly place: number;
  /** The item whose typing this carries, and that typing. */
  readonly text: string | undefined;
  readonly typing: Typing | undefined;
  /** What has to be confirmed before this may go out: typing, by the item that it is in. */
  readonly behind: Map<string, Behind> | undefined;
  i: number | undefined;
  tries: number;
  touched: ReadonlySet<string>;
}

/** What of it is kept on the device. */
export interface KeptTx {
  readonly i?: number;
  readonly ops: readonly Op[];
  readonly at: number;
  readonly label?: string;
  readonly text?: string;
  readonly place?: number;
  readonly behind?: readonly (readonly [string, Behind])[];
}

/** Pending wishes stand at places that no log reaches, so that what is new lies on top until the server has said where. */
const FUTURE = 2 ** 40;

export class Pending {
  #all: Tx[] = [];
  readonly #sent = new Set<Tx>();
  #places = FUTURE;
  #last = 0;
  /** The number that has to follow on this connection, once it has carried one. */
  #next: number | undefined;

  get all(): readonly Tx[] {
    return this.#all;
  }

  /** The highest number that was given out. */
  get last(): number {
    return this.#last;
  }

  /** Whether this connection still has something to carry. */
  get unsent(): boolean {
    return this.#all.some((tx) => !this.#sent.has(tx) && !waits(tx));
  }

  add(given: Partial<Tx> & { readonly ops: readonly Op[]; readonly at: number }): Tx {
    const tx = this.#made(given);
    this.#all.push(tx);
    return tx;
  }

  find(i: number): Tx | undefined {
    return this.#all.find((tx) => tx.i === i);
  }

  /** The transaction that stands at a place. */
  standing(place: number): Tx | undefined {
    return this.#all.find((tx) => tx.place === place);
  }

  /** When the first of them was wished. */
  get since(): number | undefined {
    return this.#all[0]?.at;
  }

  /** Every transaction that this number and all below it decide. */
  upTo(i: number): readonly Tx[] {
    return this.#all.filter((tx) => (tx.i ?? Infinity) <= i);
  }

  drop(...decided: readonly Tx[]): void {
    this.#all = this.#all.filter((tx) => !decided.includes(tx));
  }

  /** Wish the same once more, under a new number, after everything that has one. */
  again(tx: Tx): void {
    this.drop(tx);
    this.#sent.delete(tx);
    tx.i = undefined;
    const place = this.#all.findIndex((one) => one.i === undefined);
    this.#all.splice(place < 0 ? this.#all.length : place, 0, tx);
  }

  /** A new connection has carried nothing, and the log knows numbers up to `decided`. */
  reconnect(decided: number): void {
    this.#sent.clear();
    this.#next = undefined;
    this.#last = Math.max(this.#last, decided);
  }

  /** What this connection has not carried yet, at most so many; `wire` says what a transaction comes to now. */
  outgoing(most: number, wire: (tx: Tx) => readonly Op[]): readonly TxMessage[] {
    const messages: TxMessage[] = [];
    for (const tx of this.#all) {
      if (this.#sent.has(tx) || waits(tx)) continue;
      if (messages.length >= most) break;
      this.#sent.add(tx);
      if (tx.i === undefined) tx.i = ++this.#last;
      // A number that was refused on an earlier connection leaves a gap; an empty transaction fills it.
      for (let gap = this.#next ?? tx.i; gap < tx.i; gap++) messages.push({ t: "tx", i: gap, ops: [] });
      this.#next = tx.i + 1;
      const label = tx.label === undefined ? {} : { label: tx.label };
      messages.push({ t: "tx", i: tx.i, ops: wire(tx) as TxMessage["ops"], ...label });
    }
    // What waits has been overtaken by what has a number now.
    if (this.#all.some(waits)) this.#all = this.#all.toSorted((a, b) => (a.i ?? Infinity) - (b.i ?? Infinity) || 0);
    return messages;
  }

  kept(): readonly KeptTx[] {
    return this.#all.map(({ i, ops, at, label, text, place, behind }) => ({
      ops,
      at,
      place,
      ...(behind && behind.size > 0 && { behind: [...behind] }),
      ...(i !== undefined && { i }),
      ...(label !== undefined && { label }),
      ...(text !== undefined && { text }),
    }));
  }

  /** Put what another page left behind before everything else, with its numbers. */
  inherit(kept: readonly KeptTx[], last: number, typingIn: (id: string) => Typing | undefined): void {
    this.#last = Math.max(this.#last, last);
    const older = kept.map(({ i, ops, at, label, text, place, behind }) => {
      const typing = text === undefined ? undefined : typingIn(text);
      const standing = { ...(place !== undefined && { place }), ...(behind && { behind: new Map(behind) }) };
      return this.#made({ ops, at, label, text, i, typing, ...standing });
    });
    for (const { place } of older) this.#places = Math.max(this.#places, place);
    this.#all.unshift(...older);
  }

  #made(given: Partial<Tx> & { readonly ops: readonly Op[]; readonly at: number }): Tx {
    this.#places += 1;
    return {
      label: undefined,
      text: undefined,
      typing: undefined,
      behind: undefined,
      i: undefined,
      tries: 0,
      touched: new Set(given.ops.flatMap(idsOf)),
      place: this.#places,
      ...given,
    };
  }
}

function waits({ behind }: Tx): boolean {
  return behind !== undefined && behind.size > 0;
}
