/**
 * Typing in one item's text: what the server has, what is under way, and what waits. [X4]
 *
 *     base (confirmed)  ──inflight──▶  ──buffer──▶  shown
 *
 * At most one splice is under way; what is typed meanwhile is gathered in the buffer. A remote splice is carried through
 * both, and both through it, so that everybody ends with the same text and nobody loses a character.
 */

import { compare } from "../model/compare.ts";
import { apply, compose, diff, invert, type Splice, transform } from "../model/splice.ts";

/** What of it is kept on the device while it is not confirmed. */
export interface KeptTyping {
  readonly base: string;
  readonly inflight?: Splice;
  readonly buffer?: Splice;
}

export class Typing {
  #base: string;
  #inflight: Splice | undefined;
  #buffer: Splice | undefined;

  constructor(base: string, inflight?: Splice, buffer?: Splice) {
    this.#base = base;
    this.#inflight = inflight;
    this.#buffer = buffer;
  }

  get inflight(): Splice | undefined {
    return this.#inflight;
  }

  /** Nothing under way and nothing waiting. */
  get idle(): boolean {
    return this.#inflight === undefined && this.#buffer === undefined;
  }

  /** Something waits, and nothing is under way. */
  get waits(): boolean {
    return this.#inflight === undefined && this.#buffer !== undefined;
  }

  /** Something waits, behind what is under way or alone. */
  get buffered(): boolean {
    return this.#buffer !== undefined;
  }

  /** How the confirmed text becomes the shown one. */
  get path(): Splice {
    return compose(this.#inflight ?? [], this.#buffer ?? []);
  }

  get shown(): string {
    return laid(laid(this.#base, this.#inflight), this.#buffer);
  }

  kept(): KeptTyping {
    return {
      base: this.#base,
      ...(this.#inflight && { inflight: this.#inflight }),
      ...(this.#buffer && { buffer: this.#buffer }),
    };
  }

  /** A local edit of the shown text. */
  type(splice: Splice): void {
    this.#buffer = some(compose(this.#buffer ?? [], splice));
  }

  /** Take what is waiting under way, if nothing is. */
  send(): Splice | undefined {
    if (this.#inflight || !this.#buffer) return undefined;
    this.#inflight = this.#buffer;
    this.#buffer = undefined;
    return this.#inflight;
  }

  /** Somebody else's splice on the confirmed text; answers how it changes the shown one. [X3] */
  remote(splice: Splice, mineLeft: boolean): Splice {
    this.#base = laid(this.#base, splice);
    return this.#carry(splice, mineLeft);
  }

  /** The splice under way is decided: the confirmed text is now `text`. Answers how the shown one changes, if it does. */
  acknowledged(text: string): Splice {
    const expected = laid(this.#base, this.#inflight);
    this.#inflight = undefined;
    this.#base = text;
    // The server and this machine come to the same text; should they ever not, the server's stands.
    return expected === text ? [] : this.#carry(diff(expected, text), false);
  }

  /** The splice under way did not happen, but may be sent again as a new one. */
  again(): void {
    this.#buffer = some(compose(this.#inflight ?? [], this.#buffer ?? []));
    this.#inflight = undefined;
  }

  /** The splice under way did not happen and never will; answers how the shown text changes. */
  refused(): Splice {
    const back = invert(this.#base, this.#inflight ?? []);
    this.#inflight = undefined;
    return this.#carry(back, false);
  }

  /** Nothing of it will ever be confirmed; answers how the shown text becomes the confirmed one. */
  dropped(): Splice {
    return invert(this.#base, compose(this.#inflight ?? [], this.#buffer ?? []));
  }

  /**
   * The confirmed text is another one, and how it came to be is not known: typing is moved over by comparison. `included`
   * says that the new text holds what was under way.
   */
  rebase(text: string, included = false): Splice {
    const before = included ? laid(this.#base, this.#inflight) : this.#base;
    if (included) this.#inflight = undefined;
    this.#base = text;
    return this.#carry(compare(before, text), false);
  }

  /** Carry a splice on the base through what is under way and what waits, and both through it. */
  #carry(splice: Splice, mineLeft: boolean): Splice {
    const early = transform(splice, this.#inflight ?? [], !mineLeft);
    if (this.#inflight) this.#inflight = transform(this.#inflight, splice, mineLeft);
    const late = transform(early, this.#buffer ?? [], !mineLeft);
    if (this.#buffer) this.#buffer = some(transform(this.#buffer, early, mineLeft));
    return late;
  }
}

function laid(text: string, splice: Splice | undefined): string {
  return (splice && apply(text, splice)) ?? text;
}

function some(splice: Splice): Splice | undefined {
  return splice.length > 0 ? splice : undefined;
}
