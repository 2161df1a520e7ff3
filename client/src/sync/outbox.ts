/**
 * What is not decided yet, kept on the device: a page that crashes, or is closed offline, loses nothing.
 *
 * Each tab is a client of its own and holds its id with a lock. When a tab opens, it first looks for what a tab that is
 * gone has left behind, and goes on as that client: its numbers go on, so nothing is done twice. [N2]
 */

import type { Kept } from "./replica.ts";

/** Whose things these are: numbers are counted for each person, and a token stands for one. It is not told from this. */
export function mark(token: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const unit of token) hash = BigInt.asUintN(64, (hash ^ BigInt(unit.codePointAt(0) ?? 0)) * 0x100000001b3n);
  return hash.toString(36);
}

/** A place for plain values by key: IndexedDB on a device, a `Map` in tests. */
export interface Shelf {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  keys(): Promise<readonly string[]>;
}

/** Locks between the tabs of one browser. */
export interface Locks {
  /** Hold the name until this page ends; false if another page holds it. */
  hold(name: string): Promise<boolean>;
}

export class Outbox {
  readonly #shelf: Shelf;
  readonly #key: string;
  readonly client: string;
  /** What was left behind, when this tab goes on for another. */
  readonly inherited: Kept | undefined;
  #wanted: (() => Kept) | undefined;
  #writing: Promise<void> | undefined;

  private constructor(shelf: Shelf, key: string, client: string, inherited: Kept | undefined) {
    this.#shelf = shelf;
    this.#key = key;
    this.client = client;
    this.inherited = inherited;
  }

  /** Go on as a client that is gone and has left something behind in this place, or else as a fresh one. */
  static async open(place: string, fresh: string, shelf: Shelf, locks: Locks): Promise<Outbox> {
    const keys = await shelf.keys().catch((): readonly string[] => []);
    for (const key of keys.filter((one) => one.startsWith(`${place}/`))) {
      const left = await shelf.get(key).catch(() => undefined);
      if (isKept(left) && (await locks.hold(`tondo ${key}`))) {
        // It may have been emptied between the look and the lock.
        const still = await shelf.get(key).catch(() => undefined);
        if (isKept(still)) return new Outbox(shelf, key, still.client, still);
      }
    }
    const key = `${place}/${fresh}`;
    await locks.hold(`tondo ${key}`);
    return new Outbox(shelf, key, fresh, undefined);
  }

  /** Keep the newest state; resolves when it, or a newer one, is on the device, or cannot be kept there. */
  async save(state: () => Kept): Promise<void> {
    this.#wanted = state;
    // One write at a time; whoever comes meanwhile waits for it, and then for the one that holds the newest state.
    while (this.#wanted) {
      this.#writing ??= this.#write().finally(() => {
        this.#writing = undefined;
      });
      await this.#writing;
    }
    await this.#writing;
  }

  async #write(): Promise<void> {
    const kept = this.#wanted?.();
    this.#wanted = undefined;
    if (!kept) return;
    try {
      if (kept.pending.length === 0 && kept.typing.length === 0) await this.#shelf.remove(this.#key);
      else await this.#shelf.set(this.#key, kept);
    } catch {
      // A device that keeps nothing (private windows, full disks) still lets people work while they are connected.
    }
  }
}

/** A shelf in memory: for tests, and for where a browser has no other. */
export function memoryShelf(values = new Map<string, unknown>()): Shelf {
  return {
    get: async (key) => structuredClone(values.get(key)),
    set: async (key, value) => {
      values.set(key, structuredClone(value));
    },
    remove: async (key) => {
      values.delete(key);
    },
    keys: async () => [...values.keys()],
  };
}

function isKept(value: unknown): value is Kept {
  const kept = value as Partial<Kept> | undefined;
  return typeof kept?.client === "string" && Array.isArray(kept.pending) && Array.isArray(kept.typing);
}
