/**
 * All texts in which something typed here is not confirmed yet.
 *
 * Whoever lays facts tells this what they do to a text; this answers, through `tell`, how the text that is shown changes,
 * whenever that did not come from typing here.
 */

import type { Change } from "../model/change.ts";
import { type Item, textOf } from "../model/item.ts";
import { diff, type Splice } from "../model/splice.ts";
import { type KeptTyping, Typing } from "./typing.ts";

export type KeptTexts = readonly (readonly [string, KeptTyping])[];

export class Texts {
  readonly #typing = new Map<string, Typing>();
  readonly #tries = new Map<string, number>();
  readonly #tell: (id: string, splice: Splice) => void;

  constructor(tell: (id: string, splice: Splice) => void) {
    this.#tell = tell;
  }

  get ids(): readonly string[] {
    return [...this.#typing.keys()];
  }

  /** In how many texts something waits that is not under way. */
  get waiting(): number {
    return [...this.#typing.values()].filter((typing) => typing.waits).length;
  }

  get(id: string): Typing | undefined {
    return this.#typing.get(id);
  }

  /** A local edit of a text that is shown as `text`. */
  type(id: string, text: string, splice: Splice): void {
    const typing = this.#typing.get(id) ?? new Typing(text);
    this.#typing.set(id, typing);
    typing.type(splice);
  }

  /** Take what waits under way, if it can be. */
  send(id: string): Typing | undefined {
    const typing = this.#typing.get(id);
    return typing?.send() ? typing : undefined;
  }

  /** Carry typing over what a laid change does to a text; `mineLeft` decides between two who typed at one place. [X3] */
  follow(change: Change, old: Item | undefined, mineLeft: boolean): void {
    if ("txt" in change) {
      const typing = this.#typing.get(change.txt);
      this.#told(change.txt, typing ? typing.remote(change.do, mineLeft) : change.do);
    } else if ("put" in change) {
      this.replaced(change.put.id, old && textOf(old), textOf(change.put) ?? "", false);
    } else if ("del" in change) {
      this.drop(change.del);
    }
  }

  /** A text is another one now; `included` says that it holds what was under way. */
  replaced(id: string, old: string | undefined, text: string, included: boolean): void {
    const typing = this.#typing.get(id);
    if (typing) this.#told(id, typing.rebase(text, included));
    else if (old !== undefined) this.#told(id, diff(old, text));
    this.rest(id);
  }

  /** What was under way is decided; the confirmed text is now `text`. */
  acknowledged(id: string, typing: Typing | undefined, text: string): void {
    if (!this.#is(id, typing)) return;
    this.#tries.delete(id);
    this.#told(id, typing.acknowledged(text));
    this.rest(id);
  }

  /** What was under way is refused for good. */
  refused(id: string, typing: Typing | undefined): void {
    if (!this.#is(id, typing)) return;
    this.#tries.delete(id);
    this.#told(id, typing.refused());
    this.rest(id);
  }

  /** What was under way did not happen, and waits again: it goes out with whatever has been typed since. */
  again(id: string, typing: Typing | undefined): void {
    if (this.#is(id, typing)) typing.again();
  }

  /** How often typing in this text has been refused in a row, this time included. */
  tries(id: string): number {
    const tries = (this.#tries.get(id) ?? 0) + 1;
    this.#tries.set(id, tries);
    return tries;
  }

  /** Nothing has to be remembered of a text in which all is confirmed. */
  rest(id: string): void {
    if (this.#typing.get(id)?.idle) this.#typing.delete(id);
  }

  /** The item is gone, and what is not confirmed yet goes with it: should it come back, it does so without. */
  drop(id: string): void {
    const typing = this.#typing.get(id);
    if (!typing) return;
    this.#typing.delete(id);
    this.#told(id, typing.dropped());
  }

  kept(): KeptTexts {
    return [...this.#typing].map(([id, typing]) => [id, typing.kept()]);
  }

  inherit(kept: KeptTexts): void {
    for (const [id, { base, inflight, buffer }] of kept) {
      if (!this.#typing.has(id)) this.#typing.set(id, new Typing(base, inflight, buffer));
    }
  }

  /** Whether this is still the typing in that text: the item may have gone, and come back, since. */
  #is(id: string, typing: Typing | undefined): typing is Typing {
    return typing !== undefined && this.#typing.get(id) === typing;
  }

  #told(id: string, splice: Splice): void {
    if (splice.length > 0) this.#tell(id, splice);
  }
}
