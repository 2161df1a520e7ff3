/** For tests: a session over a network that is made up, in a time that is made up, with a server that is real enough. */

import { vi } from "vitest";
import type { AnyUp } from "../wire/schema.gen.ts";
import type { Socket } from "./connection.ts";
import type { Tab } from "./device.ts";
import { type Locks, memoryShelf, type Shelf } from "./outbox.ts";
import { openSession, type Session } from "./session.ts";
import { LittleServer } from "./simulation.ts";
import type { World } from "./world.ts";

/** The server's end of one socket. */
class End implements Socket {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { readonly data: unknown }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  readonly heard: AnyUp[] = [];
  closed = false;
  readonly #hall: Hall;
  #told = 0;
  #client = "";

  constructor(hall: Hall) {
    this.#hall = hall;
  }

  send(frame: string): void {
    const message = JSON.parse(frame) as AnyUp;
    this.heard.push(message);
    if (message.t === "hello") {
      this.#client = message.client;
      this.#welcome(message.at?.seq);
    } else if (message.t === "tx" && this.#hall.takes) {
      const refusal = this.#hall.server.tx(this.#client, "ann", message);
      if (refusal) this.say({ t: "reject", ...refusal, message: `it is ${refusal.code}` });
      this.catchUp();
    } else if (message.t === "sync") {
      this.#told = message.at.seq;
      this.catchUp();
    }
  }

  close(): void {
    this.closed = true;
  }

  say(message: object): void {
    this.onmessage?.({ data: JSON.stringify(message) });
  }

  catchUp(): void {
    if (this.#told === this.#hall.server.log.length) return;
    const frame = this.#hall.server.frame(this.#told);
    this.#told = frame.to;
    this.say(frame);
  }

  #welcome(held: number | undefined): void {
    const start = this.#hall.server.start(this.#client, "ann", held === undefined, this.#hall.age);
    this.#told = start.snapshot?.seq ?? held ?? 0;
    const url = this.#hall.byUrl ? { url: "/api/boards/b1/snapshot/1", items: [] } : {};
    this.say({
      t: "welcome",
      v: 1,
      you: { session: "s1", user: "ann", name: "Ann", role: "editor", can: ["edit"] },
      at: start.at,
      decided: start.decided,
      limits: { tx_per_second: 50 },
      tune: { tx: 30, here: 66 },
      people: [{ session: "s1", user: "ann", name: "Ann", color: "red", role: "editor" }],
      ...(start.snapshot && { snapshot: { ...start.snapshot, ...url } }),
    });
    this.catchUp();
  }
}

/** A server, the sockets that were dialled to it, and the device of whoever dials. */
export class Hall {
  readonly server = new LittleServer();
  readonly ends: End[] = [];
  readonly shelf: Shelf;
  readonly boards = memoryShelf();
  readonly tab = memoryTab();
  readonly locks: Locks;
  readonly fetched: [string, RequestInit][] = [];
  takes = true;
  opens = true;
  byUrl = false;
  age = 0;
  back: () => void = () => {};
  /** Counts the pages that are gone. */
  #life = 0;
  readonly #leaving = new Set<(gone: boolean) => void>();
  /** The locks that live pages hold. */
  readonly held: Set<string>;

  constructor(shelf = memoryShelf(), held = new Set<string>()) {
    this.shelf = shelf;
    this.held = held;
    this.locks = { hold: async (name) => !held.has(name) && Boolean(held.add(name)) };
  }

  get end(): End {
    const end = this.ends.at(-1);
    if (!end) throw new Error("nobody has dialled");
    return end;
  }

  get heard(): readonly AnyUp[] {
    return this.ends.flatMap((end) => end.heard);
  }

  world(): World {
    const life = this.#life;
    return {
      dial: () => {
        if (life !== this.#life) throw new Error("this page is gone");
        const end = new End(this);
        this.ends.push(end);
        if (this.opens) setTimeout(() => end.onopen?.(undefined as never), 1);
        return end;
      },
      fetch: async (url, init) => {
        this.fetched.push([url, init]);
        return new Response(JSON.stringify(this.server.start("", "", true, this.age).snapshot?.items));
      },
      // A page that is gone writes nothing any more.
      shelf: {
        ...this.shelf,
        set: async (...given) => (life === this.#life ? this.shelf.set(...given) : undefined),
        remove: async (...given) => (life === this.#life ? this.shelf.remove(...given) : undefined),
      },
      boards: this.boards,
      tab: this.tab,
      locks: this.locks,
      now: Date.now,
      random: () => 0.5,
      onReturn: (back) => {
        this.back = back;
        return () => {};
      },
      onLeave: (leave) => {
        this.#leaving.add(leave);
        return () => this.#leaving.delete(leave);
      },
    };
  }

  async open(token = "secret"): Promise<Session> {
    const session = openSession({ url: "ws://board.test/ws", board: "b1", token }, this.world());
    await vi.advanceTimersByTimeAsync(5);
    return session;
  }

  /** All pages end in order, and others can begin on the same device. */
  async leave(): Promise<void> {
    for (const leave of this.#leaving) leave(true);
    await this.crash();
  }

  /** All pages end as they are. */
  async crash(): Promise<void> {
    this.#life += 1;
    this.#leaving.clear();
    this.held.clear();
    for (const end of this.ends) end.onclose = end.onmessage = end.onopen = null;
    await vi.advanceTimersByTimeAsync(0);
  }

  async lose(code: number, reason = ""): Promise<void> {
    this.end.onclose?.({ code, reason });
    await vi.advanceTimersByTimeAsync(0);
  }
}

function memoryTab(): Tab {
  const values = new Map<string, string>();
  return {
    get: (key) => JSON.parse(values.get(key) ?? "null") as unknown,
    set: (key, value) => {
      if (value === undefined) values.delete(key);
      else values.set(key, JSON.stringify(value));
    },
  };
}
