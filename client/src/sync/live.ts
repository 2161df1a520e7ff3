/**
 * A session at work, where the pure parts meet the world: the replica gets messages and the time, the connection gets what
 * the replica has to say, and the outbox keeps it until it is decided.
 *
 * Everything that changes is told to the listeners at once; whoever draws does so when the next frame is due.
 */

import type { Op } from "../model/change.ts";
import { newClientId } from "../model/id.ts";
import type { Item } from "../model/item.ts";
import type { Splice } from "../model/splice.ts";
import { wellFormed } from "../wire/codec.ts";
import { type AnyDown, type AnyUp, type Ops, VERSION, type Welcome } from "../wire/schema.gen.ts";
import { Allowance } from "./allowance.ts";
import { Backoff } from "./backoff.ts";
import { Connection, type Socket } from "./connection.ts";
import { Keeping } from "./keeping.ts";
import type { Outbox } from "./outbox.ts";
import { type Here, People, type Person, Self } from "./presence.ts";
import { Replica } from "./replica.ts";
import type { Listener, Me, Opening, Session, Status } from "./session.ts";
import { wholeBoard } from "./snapshot.ts";
import { Soon } from "./soon.ts";
import type { World } from "./world.ts";

/** How long typing is gathered before it is sent, and how long a device may take to keep what is about to be sent. */
const TYPING = 100;
const KEEPING = 300;
/** Labels are for people who read the history; the server takes no longer ones. */
const LABEL = 60;

export class Live implements Session {
  me: Me | null = null;
  readonly #opening: Opening;
  readonly #world: World;
  readonly #replica = new Replica(newClientId());
  readonly #people = new People();
  readonly #self = new Self();
  readonly #listeners = new Set<Listener>();
  #keeping: Keeping | undefined;
  /** Clients that send what tabs which are gone have left behind. */
  readonly #couriers = new Set<Live>();
  #connection: Connection | undefined;
  #phase: "connecting" | "live" | "lost" | "ended" = "connecting";
  #why: string | undefined;
  /** Counts connections, so that what was begun on an earlier one is not finished on the next. */
  #turn = 0;
  /** Facts that arrive while a snapshot is being fetched. */
  #early: Ops[] | undefined;
  #asked = false;
  #tune = { tx: 30, here: 66 };
  #allowance = new Allowance(50);
  #sending = false;
  /** After a refusal that is worth another try, the server is given a little time. */
  #notBefore = 0;
  readonly #patience: Backoff;
  readonly #soon = new Soon<"tx" | "text" | "here" | "keep">();
  #hereSent = 0;
  #lastStatus = "";
  readonly #stopListening: readonly (() => void)[];

  constructor(opening: Opening, world: World) {
    this.#opening = opening;
    this.#world = world;
    this.#patience = new Backoff(world.random);
    this.#stopListening = [
      world.onReturn(() => this.#connection?.hurry()),
      world.onLeave((gone) => this.#keeping?.leave(gone)),
    ];
    void this.#begin();
  }

  get items(): ReadonlyMap<string, Item> {
    return this.#replica.items;
  }

  get people(): ReadonlyMap<string, Person> {
    return this.#people.all;
  }

  status(): Status {
    const errands = [...this.#couriers].map((courier) => courier.status().pending);
    const pending = errands.reduce((sum, one) => sum + one, this.#replica.undecided);
    const { since } = this.#replica;
    const waiting = { pending, ...(since !== undefined && { since }) };
    const why = this.#why === undefined ? {} : { why: this.#why };
    switch (this.#phase) {
      case "connecting":
        return { state: "connecting", ...waiting };
      case "lost":
        return { state: "offline", ...waiting, ...why };
      case "ended":
        return { state: "ended", ...waiting, ...why };
      case "live":
        return { state: pending > 0 ? "sending" : "saved", ...waiting };
    }
  }

  propose(ops: readonly Op[], label?: string): void {
    this.#replica.propose(wellFormed(ops), label?.slice(0, LABEL), this.#world.now());
    this.#changed(true);
  }

  type(id: string, splice: Splice, label?: string): void {
    this.#replica.type(id, wellFormed(splice), this.#world.now(), label);
    this.#changed(true);
  }

  undo(): void {
    this.#replica.undo(this.#world.now());
    this.#changed(true);
  }

  redo(): void {
    this.#replica.redo(this.#world.now());
    this.#changed(true);
  }

  canUndo(): boolean {
    return this.#replica.history.canUndo;
  }

  canRedo(): boolean {
    return this.#replica.history.canRedo;
  }

  here(part: Here): void {
    if (this.#self.note(part)) this.#hereSoon();
  }

  on(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  close(): void {
    if (this.#phase === "ended") return;
    // What was typed in the last moments still goes out, or stays on the device.
    this.#replica.flush(this.#world.now());
    for (const message of this.#replica.outgoing()) this.#connection?.send(message);
    this.#keeping?.close();
    this.#end(undefined);
  }

  async #begin(): Promise<void> {
    const { board, token, errand } = this.#opening;
    const keeping = await Keeping.open(board, token, this.#replica, this.#world, errand);
    if (this.#phase === "ended") return;
    this.#keeping = keeping;
    this.me = keeping.me ?? null;
    for (const stray of keeping.outbox.strays) this.#dispatch(stray);
    const talk = {
      hello: () => this.#hello(),
      hear: (message: AnyDown) => this.#hear(message),
      lost: () => this.#lost(),
      ended: (code: number, reason: string) => this.#end(this.#why ?? (reason || `the server closed with ${code}`)),
    };
    const dial = (): Socket => this.#world.dial(this.#opening.url);
    this.#connection = new Connection(
      dial,
      talk,
      () => this.#world.now(),
      () => this.#world.random(),
    );
    this.#tell((listener) => listener.people?.());
    this.#publish();
  }

  /** What another client has left behind goes out as that client's, beside this one's. [N2] */
  #dispatch(errand: Outbox): void {
    const courier = new Live({ ...this.#opening, errand }, this.#world);
    this.#couriers.add(courier);
    courier.on({
      refused: (code, message) => this.#refused(code, message),
      status: () => {
        const { state } = courier.status();
        if (state === "saved" || state === "ended") {
          this.#couriers.delete(courier);
          courier.close();
        }
        this.#publish();
      },
    });
  }

  #hello(): AnyUp {
    const { board, token } = this.#opening;
    const at = this.#replica.at;
    return { t: "hello", v: VERSION, board, token, client: this.#replica.client, ...(at && { at }) };
  }

  #hear(message: AnyDown): void {
    const now = this.#world.now();
    switch (message.t) {
      case "welcome":
        void this.#welcome(message);
        return;
      case "ops":
        if (this.#early) this.#early.push(message);
        else this.#receive(message);
        break;
      case "reject":
        if (message.i === null) this.#refused(message.code, message.message);
        else this.#replica.reject(message.i, message.code, message.message, message.retry);
        if (message.retry) this.#notBefore = now + this.#patience.next();
        break;
      case "here":
        this.#people.here(message, now);
        this.#tell((listener) => listener.people?.());
        return;
      case "who":
        this.#people.who(message, now);
        this.#tell((listener) => listener.people?.());
        return;
      case "tune":
        this.#tune = { tx: message.tx, here: message.here };
        return;
      case "resync":
        this.#replica.forget();
        this.#connection?.again();
        return;
      case "bye":
        this.#connection?.comeBack(message.after);
        return;
      case "error":
        // The close that follows says whether to come back; this says why, in words.
        this.#why = message.message;
        if (message.code === "resync") this.#replica.forget();
        return;
      case "ping":
      case "pong":
        return;
    }
    this.#changed();
  }

  async #welcome(message: Welcome): Promise<void> {
    const turn = ++this.#turn;
    this.#why = undefined;
    this.me = message.you;
    this.#tune = { tx: message.tune.tx, here: message.tune.here };
    this.#allowance = new Allowance(message.limits.tx_per_second);
    this.#people.welcome(message.you.session, message.people, this.#world.now());
    this.#self.untold();
    this.#asked = false;
    this.#early = [];
    const snapshot = message.snapshot ?? undefined;
    let items: readonly Item[] | undefined;
    try {
      const over = snapshot?.items as unknown as readonly Item[];
      items = snapshot && (await wholeBoard(snapshot.url ?? undefined, over, this.#opening, this.#world));
    } catch {
      if (turn === this.#turn) this.#connection?.again();
      return;
    }
    if (turn !== this.#turn) return;
    const { at, decided, you } = message;
    this.#replica.welcome({
      user: you.user,
      at,
      decided,
      ...(snapshot && items && { snapshot: { seq: snapshot.seq, items } }),
    });
    const early = this.#early;
    this.#early = undefined;
    this.#phase = "live";
    this.#connection?.settled();
    for (const frame of early) {
      // Told one by one: an item that goes in one frame and comes back in the next has been away.
      this.#publish();
      this.#receive(frame);
    }
    this.#tell((listener) => listener.people?.());
    this.#hereSoon();
    this.#changed();
  }

  #receive(frame: Ops): void {
    if (this.#replica.receive(frame)) {
      this.#asked = false;
      if (!this.#replica.unsent) this.#patience.reset();
      return;
    }
    const at = this.#replica.at;
    if (!at) {
      this.#connection?.again();
    } else if (!this.#asked) {
      this.#asked = true;
      this.#connection?.send({ t: "sync", at });
    }
  }

  #lost(): void {
    this.#turn += 1;
    this.#early = undefined;
    // Whoever has a board from the device before them can work on it, as soon as it is clear that the server is away.
    if (this.#phase === "live" || (this.#phase === "connecting" && this.me)) this.#phase = "lost";
    this.#people.clear();
    this.#tell((listener) => listener.people?.());
    this.#publish();
  }

  #end(why: string | undefined): void {
    this.#turn += 1;
    this.#phase = "ended";
    this.#why = why;
    this.#connection?.close();
    for (const stop of this.#stopListening) stop();
    for (const courier of this.#couriers) courier.close();
    this.#couriers.clear();
    this.#soon.stop();
    this.#people.clear();
    this.#publish();
  }

  // Going out.

  /** After anything that may have changed the replica: tell it, keep it, and send what there is to send. */
  #changed(mine = false): void {
    this.#publish(mine);
    if (this.#phase === "ended") return;
    this.#soon.ask("keep", TYPING, () => void this.#keeping?.save());
    if (this.me) this.#keeping?.boardSoon(this.me);
    this.#soon.ask("tx", this.#tune.tx, () => void this.#send());
    this.#soon.ask("text", TYPING, () => {
      this.#replica.flush(this.#world.now());
      void this.#send();
      this.#publish();
    });
  }

  /** Send what has not been sent; nothing leaves before the device has been asked to keep it, number and all. [W5] */
  async #send(): Promise<void> {
    if (this.#sending || !this.#keeping || !this.#connection?.open || this.#phase !== "live") return;
    if (!this.#replica.ready || !this.#replica.unsent) return;
    const turn = this.#turn;
    const now = this.#world.now();
    const messages = now < this.#notBefore ? [] : this.#replica.outgoing(this.#allowance.left(now));
    if (messages.length === 0) {
      const wait = Math.max(this.#notBefore - now, this.#allowance.wait, this.#tune.tx);
      this.#soon.ask("tx", wait, () => void this.#send());
      return;
    }
    this.#allowance.take(messages.length);
    this.#sending = true;
    await Promise.race([this.#keeping.save(), pause(KEEPING)]);
    this.#sending = false;
    if (turn !== this.#turn) return;
    for (const message of messages) this.#connection.send(message);
    // More may have come up meanwhile, or the allowance did not reach.
    this.#soon.ask("tx", this.#tune.tx, () => void this.#send());
  }

  #hereSoon(): void {
    const wait = Math.max(0, this.#hereSent + this.#tune.here - this.#world.now());
    this.#soon.ask("here", wait, () => {
      if (this.#phase !== "live") return;
      const news = this.#self.news();
      if (!news) return;
      this.#hereSent = this.#world.now();
      this.#connection?.send(news);
    });
  }

  // Telling.

  #publish(mine = false): void {
    const news = this.#replica.news();
    for (const [id, splice] of news.splices) this.#tell((listener) => listener.splice?.(id, splice));
    if (news.ids.size > 0) this.#tell((listener) => listener.items?.(news.ids, mine));
    for (const { code, message } of news.refusals) this.#refused(code, message);
    const status = JSON.stringify(this.status());
    if (status === this.#lastStatus) return;
    this.#lastStatus = status;
    this.#tell((listener) => listener.status?.());
  }

  #refused(code: string, message: string): void {
    this.#tell((listener) => listener.refused?.(code, message));
  }

  #tell(what: (listener: Listener) => void): void {
    for (const listener of this.#listeners) what(listener);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
