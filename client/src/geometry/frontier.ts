/** The places still to be looked at, smallest guess first, then first come: a heap in parallel lists. */
export class Frontier {
  /** The guess of what was taken last. */
  guess = 0;
  #guesses = new Float64Array(1_024);
  #orders = new Int32Array(1_024);
  #places = new Int32Array(1_024);
  #size = 0;
  #count = 0;

  clear(): void {
    this.#size = this.#count = 0;
  }

  add(guess: number, place: number): void {
    if (this.#size === this.#guesses.length) this.#grow();
    let at = this.#size++;
    while (at > 0) {
      const above = (at - 1) >> 1;
      if ((this.#guesses[above] ?? 0) <= guess) break;
      this.#copy(above, at);
      at = above;
    }
    this.#lay(at, guess, this.#count++, place);
  }

  /** The first place, or -1 if there is none left. */
  take(): number {
    if (this.#size === 0) return -1;
    const first = this.#places[0] ?? -1;
    this.guess = this.#guesses[0] ?? 0;
    const last = --this.#size;
    const guess = this.#guesses[last] ?? 0;
    const order = this.#orders[last] ?? 0;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= last) break;
      if (below + 1 < last && this.#earlier(below + 1, this.#guesses[below] ?? 0, this.#orders[below] ?? 0)) below++;
      if (!this.#earlier(below, guess, order)) break;
      this.#copy(below, at);
      at = below;
    }
    this.#lay(at, guess, order, this.#places[last] ?? 0);
    return first;
  }

  #earlier(at: number, guess: number, order: number): boolean {
    const own = this.#guesses[at] ?? 0;
    return own < guess || (own === guess && (this.#orders[at] ?? 0) < order);
  }

  #copy(from: number, to: number): void {
    this.#lay(to, this.#guesses[from] ?? 0, this.#orders[from] ?? 0, this.#places[from] ?? 0);
  }

  #lay(at: number, guess: number, order: number, place: number): void {
    this.#guesses[at] = guess;
    this.#orders[at] = order;
    this.#places[at] = place;
  }

  #grow(): void {
    const size = 2 * this.#guesses.length;
    const [guesses, orders, places] = [this.#guesses, this.#orders, this.#places];
    this.#guesses = new Float64Array(size);
    this.#orders = new Int32Array(size);
    this.#places = new Int32Array(size);
    this.#guesses.set(guesses);
    this.#orders.set(orders);
    this.#places.set(places);
  }
}
