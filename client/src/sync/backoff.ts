/** How long to wait before trying again: longer each time, and by chance, so that a thousand clients do not come at once. */

const FIRST = 500;
const LONGEST = 30_000;

export class Backoff {
  readonly #random: () => number;
  #failures = 0;

  constructor(random: () => number = Math.random) {
    this.#random = random;
  }

  /** The next wait in milliseconds: any part of a span that doubles up to half a minute. */
  next(): number {
    const span = Math.min(LONGEST, FIRST * 2 ** this.#failures);
    this.#failures += 1;
    return this.#random() * span;
  }

  /** It worked. */
  reset(): void {
    this.#failures = 0;
  }
}
