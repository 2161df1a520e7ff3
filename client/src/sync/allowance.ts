/** How much may be sent: somewhat less than the server takes, so that a long queue is never sent too fast. [section 8] */

export class Allowance {
  readonly #rate: number;
  readonly #most: number;
  #left: number;
  #at: number | undefined;

  /** `rate` is what the server takes in a second. */
  constructor(rate: number) {
    this.#rate = rate * 0.8;
    this.#most = rate;
    this.#left = rate;
  }

  /** How many may be sent now. */
  left(now: number): number {
    const passed = Math.max(0, now - (this.#at ?? now));
    this.#at = now;
    this.#left = Math.min(this.#most, this.#left + (passed * this.#rate) / 1000);
    return Math.floor(this.#left);
  }

  take(count: number): void {
    this.#left -= count;
  }

  /** How long until there is one more, in milliseconds. */
  get wait(): number {
    return Math.max(0, (1000 * (1 - this.#left)) / this.#rate);
  }
}
