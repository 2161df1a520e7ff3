/**
 * What is not decided yet, kept on the device: a page that crashes, or is closed offline, loses nothing.
 *
 * Each tab is a client of its own and holds its id with a lock. When a tab opens, it takes on everything that tabs which
 * are gone have left behind in this place:
 *
 *     what has no number yet        becomes its own: nobody has seen it
 *     one queue that has numbers    it goes on as that client, so that nothing is done twice [N2]
 *     each further such queue       is a stray: a client of its own again, for as long as it takes to send it
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
  /** Put a value there, and take others away: both happen, or neither does. */
  set(key: string, value: unknown, instead?: readonly string[]): Promise<void>;
  remove(...keys: readonly string[]): Promise<void>;
  keys(): Promise<readonly string[]>;
}

/** Locks between the tabs of one browser. */
export interface Locks {
  /** Hold the name until this page ends; false if another page holds it. */
  hold(name: string): Promise<boolean>;
}

/** Who a tab may be: the client it was before it was loaded anew, if it was one, or else a fresh one. */
export interface Names {
  readonly before?: string | undefined;
  readonly fresh: string;
}

interface Left {
  readonly key: string;
  readonly kept: Kept;
}

export class Outbox {
  readonly #shelf: Shelf;
  readonly #key: string;
  /** Queues that have become part of this one, and are on the shelf until this one is. */
  #merged: readonly string[];
  readonly client: string;
  /** What was left behind, in the order in which it is to be sent; all of it belongs to this client now. */
  readonly inherited: readonly Kept[];
  /** Queues that have to be sent by the clients that they belong to. */
  readonly strays: readonly Outbox[];
  #wanted: (() => Kept) | undefined;
  #writing: Promise<void> | undefined;

  private constructor(
    shelf: Shelf,
    key: string,
    client: string,
    inherited: readonly Kept[] = [],
    merged: readonly string[] = [],
    strays: readonly Outbox[] = [],
  ) {
    this.#shelf = shelf;
    this.#key = key;
    this.#merged = merged;
    this.client = client;
    this.inherited = inherited;
    this.strays = strays;
  }

  /** Take on what has been left behind in this place. */
  static async open(place: string, names: Names, shelf: Shelf, locks: Locks): Promise<Outbox> {
    const keyOf = (client: string): string => `${place}/${client}`;
    const again = names.before !== undefined && (await locks.hold(`tondo ${keyOf(names.before)}`));
    const mine = again ? names.before : undefined;
    const left = await orphans(place, mine === undefined ? undefined : keyOf(mine), shelf, locks);

    const base = left.find(({ key }) => mine !== undefined && key === keyOf(mine)) ?? firstToFollow(left, mine);
    const client = mine ?? base?.kept.client ?? names.fresh;
    if (client === names.fresh) await locks.hold(`tondo ${keyOf(client)}`);

    const inherited: Kept[] = base ? [base.kept] : [];
    const merged: string[] = [];
    const strays: Outbox[] = [];
    for (const one of left) {
      if (one === base) continue;
      if (fits(one.kept, inherited)) {
        inherited.push({ ...one.kept, client, last: 0 });
        merged.push(one.key);
      } else {
        strays.push(new Outbox(shelf, one.key, one.kept.client, [one.kept]));
      }
    }
    return new Outbox(shelf, keyOf(client), client, inherited, merged, strays);
  }

  /** Whether queues have become part of this one that are still on the shelf as their own. */
  get merging(): boolean {
    return this.#merged.length > 0;
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
    const merged = this.#merged;
    try {
      if (isEmpty(kept)) await this.#shelf.remove(this.#key, ...merged);
      else await this.#shelf.set(this.#key, kept, merged);
      this.#merged = [];
    } catch {
      // A device that keeps nothing (private windows, full disks) still lets people work while they are connected.
    }
  }
}

/** A shelf in memory: for tests, and for where a browser has no other. */
export function memoryShelf(values = new Map<string, unknown>()): Shelf {
  return {
    get: async (key) => structuredClone(values.get(key)),
    set: async (key, value, instead = []) => {
      values.set(key, structuredClone(value));
      for (const old of instead) values.delete(old);
    },
    remove: async (...gone) => {
      for (const key of gone) values.delete(key);
    },
    keys: async () => [...values.keys()],
  };
}

/** What was left behind by tabs that are gone, the oldest wishes first. Whose lock is held by another page is alive. */
async function orphans(place: string, mine: string | undefined, shelf: Shelf, locks: Locks): Promise<readonly Left[]> {
  const left: Left[] = [];
  const all = await shelf.keys().catch((): readonly string[] => []);
  for (const key of all.filter((one) => one.startsWith(`${place}/`))) {
    const seen = await shelf.get(key).catch(() => undefined);
    if (!isKept(seen) || !(key === mine || (await locks.hold(`tondo ${key}`)))) continue;
    // It may have been emptied between the look and the lock.
    const kept = await shelf.get(key).catch(() => undefined);
    if (isKept(kept)) left.push({ key, kept });
  }
  return left.sort((a, b) => begun(a.kept) - begun(b.kept));
}

/** The queue to go on with: one that has to keep its numbers, or else the oldest. */
function firstToFollow(left: readonly Left[], mine: string | undefined): Left | undefined {
  return mine === undefined ? (left.find(({ kept }) => numbered(kept)) ?? left[0]) : undefined;
}

/** Whether a queue can become part of another client's: it was never sent, and nobody else types where it does. */
function fits(kept: Kept, others: readonly Kept[]): boolean {
  const typed = new Set(others.flatMap((other) => other.typing.map(([id]) => id)));
  return !numbered(kept) && !kept.typing.some(([id]) => typed.has(id));
}

function numbered(kept: Kept): boolean {
  return kept.pending.some((tx) => tx.i !== undefined);
}

function begun(kept: Kept): number {
  return kept.pending[0]?.at ?? Infinity;
}

function isEmpty(kept: Kept): boolean {
  return kept.pending.length === 0 && kept.typing.length === 0;
}

function isKept(value: unknown): value is Kept {
  const kept = value as Partial<Kept> | undefined;
  return typeof kept?.client === "string" && Array.isArray(kept.pending) && Array.isArray(kept.typing);
}
