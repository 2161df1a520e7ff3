/**
 * One connection that comes back: it opens sockets, notices silence, and waits before it tries again.
 *
 *     waiting ──▶ opening ──▶ open ──▶ waiting …        and from anywhere: ended
 *
 * What is said over it is not known here, except that it says hello first and answers pings.
 */

import { parse, stringify } from "../wire/codec.ts";
import { type AnyDown, type AnyUp, SUBPROTOCOL } from "../wire/schema.gen.ts";
import { Backoff } from "./backoff.ts";

/** As much of a WebSocket as is used. */
export interface Socket {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null;
  send(frame: string): void;
  close(): void;
}

export interface Talk {
  /** The first message of every connection. */
  hello(): AnyUp;
  hear(message: AnyDown): void;
  /** The connection is lost, and will be tried again. */
  lost(): void;
  /** It is over for good: the server says not to come back. */
  ended(code: number, reason: string): void;
}

/** Close codes after which one connects again. [section 8] */
const RETURN = new Set([1001, 1006, 1011, 1012, 1013, 4008, 4009, 4010]);
const LOOK = 2_000;
const PING_AFTER = 10_000;
const LOST_AFTER = 20_000;
/** When the network has just changed, an answer that takes longer than this is not coming. */
const ANSWER_WITHIN = 4_000;
const OPEN_WITHIN = 10_000;

export class Connection {
  readonly #dial: () => Socket;
  readonly #talk: Talk;
  readonly #backoff: Backoff;
  readonly #now: () => number;
  readonly #random: () => number;
  #socket: Socket | undefined;
  #isOpen = false;
  #over = false;
  #heard = 0;
  #pinged = false;
  /** Since when it has been doubted that somebody is there. */
  #doubted: number | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  readonly #watch: ReturnType<typeof setInterval>;

  constructor(dial: () => Socket, talk: Talk, now: () => number = Date.now, random: () => number = Math.random) {
    this.#dial = dial;
    this.#talk = talk;
    this.#now = now;
    this.#random = random;
    this.#backoff = new Backoff(random);
    this.#watch = setInterval(() => this.#look(), LOOK);
    this.#open();
  }

  get open(): boolean {
    return this.#isOpen;
  }

  send(message: AnyUp): void {
    if (this.#isOpen) this.#socket?.send(stringify(message));
  }

  /** The conversation goes well: the next loss is the first one again. */
  settled(): void {
    this.#backoff.reset();
  }

  /** Give this connection up and open another one, after a wait. */
  again(wait = this.#backoff.next()): void {
    if (this.#over) return;
    this.#drop();
    this.#talk.lost();
    this.#later(wait);
  }

  /** The server asks to come back within this time. [W13] */
  comeBack(within: number): void {
    this.again(this.#random() * within);
  }

  /** The network has changed, or the page is looked at again: do not wait any longer, and do not trust what is open. */
  hurry(): void {
    if (this.#over) return;
    this.#backoff.reset();
    const silence = this.#now() - this.#heard;
    if (!this.#socket) {
      this.#open();
    } else if (!this.#isOpen && silence > LOOK) {
      // It was dialled over a network that is gone, and may hang for long.
      this.#drop();
      this.#open();
    } else if (this.#isOpen && silence > LOOK) {
      this.#doubted = this.#now();
      this.#ping();
    }
  }

  close(): void {
    this.#over = true;
    clearInterval(this.#watch);
    clearTimeout(this.#retry);
    this.#drop();
  }

  #open(): void {
    clearTimeout(this.#retry);
    this.#heard = this.#now();
    this.#doubted = undefined;
    let socket: Socket;
    try {
      socket = this.#dial();
    } catch {
      this.#later(this.#backoff.next());
      return;
    }
    this.#socket = socket;
    socket.onopen = () => {
      this.#isOpen = true;
      this.#heard = this.#now();
      this.#pinged = false;
      this.send(this.#talk.hello());
    };
    socket.onmessage = ({ data }) => {
      this.#heard = this.#now();
      this.#pinged = false;
      this.#doubted = undefined;
      const message = parse(data);
      if (message?.t === "ping") this.send({ t: "pong" });
      else if (message) this.#talk.hear(message);
    };
    socket.onclose = ({ code, reason }) => {
      if (RETURN.has(code)) {
        this.again();
      } else {
        this.close();
        this.#talk.ended(code, reason);
      }
    };
  }

  /** Silence is looked at, not trusted: a network that is gone says nothing at all. [W14] */
  #look(): void {
    if (!this.#socket) return;
    const silence = this.#now() - this.#heard;
    const unanswered = this.#now() - (this.#doubted ?? Infinity);
    if (silence >= (this.#isOpen ? LOST_AFTER : OPEN_WITHIN) || unanswered >= ANSWER_WITHIN) this.again();
    else if (this.#isOpen && silence >= PING_AFTER && !this.#pinged) this.#ping();
  }

  #ping(): void {
    this.#pinged = true;
    this.send({ t: "ping" });
  }

  #later(wait: number): void {
    clearTimeout(this.#retry);
    this.#retry = setTimeout(() => this.#open(), wait);
  }

  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#isOpen = false;
    if (!socket) return;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }
}

/** Dial a server from a browser. */
export function dialler(url: string): () => Socket {
  return () => new WebSocket(url, SUBPROTOCOL) as unknown as Socket;
}
