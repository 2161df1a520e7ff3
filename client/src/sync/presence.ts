/** Who is here and where they are; and what of oneself is still to be told. Nothing of it is ever stored. [W10] [W11] */

import type { HereDown, Here as HereUp, Person as PersonOnWire, Who } from "../wire/schema.gen.ts";

export interface Drag {
  readonly ids: readonly string[];
  readonly dx: number;
  readonly dy: number;
}

export interface Person {
  readonly session: string;
  readonly user: string;
  readonly name: string;
  readonly color: string;
  readonly role: string;
  readonly bot: boolean;
  readonly cursor?: readonly [number, number];
  readonly select?: readonly string[];
  readonly edit?: string | null;
  readonly drag?: Drag | null;
  readonly view?: readonly [number, number, number, number];
  readonly me: boolean;
  /** When something was last heard of them, in milliseconds. */
  readonly seen: number;
}

export interface Here {
  readonly cursor?: readonly [number, number] | null;
  readonly select?: readonly string[];
  readonly edit?: string | null;
  readonly drag?: Drag | null;
  readonly view?: readonly [number, number, number, number];
}

/** The server takes no longer lists: of a large selection, others see a part. */
const MANY = 50;
const PARTS = ["cursor", "select", "edit", "drag", "view"] as const;

export class People {
  readonly #people = new Map<string, Person>();
  #me = "";

  get all(): ReadonlyMap<string, Person> {
    return this.#people;
  }

  welcome(me: string, people: readonly PersonOnWire[], now: number): void {
    this.#people.clear();
    this.#me = me;
    this.who({ t: "who", join: [...people] }, now);
  }

  who(news: Who, now: number): void {
    for (const session of news.leave ?? []) this.#people.delete(session);
    for (const person of news.join ?? []) {
      const old = this.#people.get(person.session);
      const me = person.session === this.#me;
      this.#people.set(person.session, { bot: false, ...old, ...person, me, seen: now });
    }
  }

  here(news: HereDown, now: number): void {
    for (const [session, x, y] of news.people ?? []) this.#change(session, { cursor: [x, y] }, now);
    for (const [session, parts] of Object.entries(news.more ?? {})) this.#change(session, parts, now);
  }

  /** Nobody is seen while the connection is lost. */
  clear(): void {
    this.#people.clear();
  }

  #change(session: string, parts: Readonly<Record<string, unknown>>, now: number): void {
    const person = this.#people.get(session);
    if (!person || person.me) return;
    const known = Object.entries(parts).filter(([name]) => PARTS.some((part) => part === name));
    const merged = Object.entries({ ...person, ...Object.fromEntries(known), seen: now });
    // Null clears: what is not there any more is not there at all.
    const there = merged.filter(([, value]) => value !== null);
    this.#people.set(session, Object.fromEntries(there) as unknown as Person);
  }
}

/** One's own presence: what it is, and what of it has not been told yet. */
export class Self {
  #now: Here = {};
  #told: Here = {};

  /** Something changed; answers whether there is something to tell. */
  note(part: Here): boolean {
    this.#now = { ...this.#now, ...part };
    return this.#changes().length > 0;
  }

  /** What to send: only what changed. */
  news(): HereUp | undefined {
    const changes = this.#changes();
    if (changes.length === 0) return undefined;
    this.#told = { ...this.#now };
    return { t: "here", ...Object.fromEntries(changes.map((part) => [part, sent(this.#now[part])])) };
  }

  /** A new connection knows nothing of this. */
  untold(): void {
    this.#told = {};
  }

  #changes(): readonly (keyof Here)[] {
    return PARTS.filter((part) => JSON.stringify(this.#now[part] ?? null) !== JSON.stringify(this.#told[part] ?? null));
  }
}

function sent(value: Here[keyof Here]): unknown {
  if (value === undefined || value === null || typeof value === "string") return value ?? null;
  if ("ids" in value) return { ...value, ids: value.ids.slice(0, MANY) };
  return value.slice(0, MANY);
}
