/** What is to be done before long: each thing once, however often it is asked for until then. */

export class Soon<What extends string> {
  readonly #timers = new Map<What, ReturnType<typeof setTimeout>>();

  /** Do it after so many milliseconds, unless it is to be done anyway. */
  ask(what: What, after: number, act: () => void): void {
    if (this.#timers.has(what)) return;
    const timer = setTimeout(() => {
      this.#timers.delete(what);
      act();
    }, after);
    this.#timers.set(what, timer);
  }

  /** Nothing of it is done. */
  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }
}
