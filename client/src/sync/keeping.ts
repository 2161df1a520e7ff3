/**
 * What the device keeps of one board for one person, so that the next page goes on where this one ended:
 *
 *     outbox     what is not decided yet                       at once
 *     board      what the server has confirmed                 a few seconds after it changed, and on leaving
 *     tab        who this tab is, and what it may take back    on leaving
 */

import type { Tab } from "./device.ts";
import { KeptBoards } from "./keptboards.ts";
import { type Locks, mark, Outbox, type Shelf } from "./outbox.ts";
import type { Past } from "./past.ts";
import type { Replica } from "./replica.ts";
import type { Me } from "./session.ts";

/** As much of the world as is needed for keeping. */
export interface Device {
  readonly shelf: Shelf;
  readonly boards: Shelf;
  readonly tab: Tab;
  readonly locks: Locks;
  now(): number;
}

interface Remembered {
  readonly client: string;
  readonly past: Past;
}

/** A board is written at most this often, in milliseconds, and a large one so that writing is a small part of the time. */
const BOARD_EVERY = 3_000;
const COST = 50;

export class Keeping {
  readonly outbox: Outbox;
  readonly #board: string;
  readonly #mark: string;
  readonly #replica: Replica;
  readonly #device: Device;
  readonly #boards: KeptBoards;
  /** What was kept last, so that nothing is written twice. */
  #kept = "";
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pause = BOARD_EVERY;
  /** A courier sends what another client has left behind; the board and the tab are not its business. */
  readonly #courier: boolean;
  /** Who this person was here the last time. */
  me: Me | undefined;

  private constructor(
    place: { readonly board: string; readonly mark: string; readonly courier: boolean },
    outbox: Outbox,
    replica: Replica,
    device: Device,
  ) {
    this.#board = place.board;
    this.#mark = place.mark;
    this.#courier = place.courier;
    this.outbox = outbox;
    this.#replica = replica;
    this.#device = device;
    this.#boards = new KeptBoards(device.boards);
  }

  /** Look at what the device has, and let the replica begin with it. */
  static async open(board: string, token: string, replica: Replica, device: Device, errand?: Outbox): Promise<Keeping> {
    const who = mark(token);
    const place = `${board}/${who}`;
    const before = errand ? undefined : remembered(device.tab.get(tabKey(place)));
    const names = { before: before?.client, fresh: replica.client };
    const outbox = errand ?? (await Outbox.open(place, names, device.shelf, device.locks));
    const keeping = new Keeping({ board, mark: who, courier: errand !== undefined }, outbox, replica, device);
    if (!errand) await keeping.#recall();
    keeping.#takeOver();
    if (!errand) device.tab.set(tabKey(place), undefined);
    if (before?.client === outbox.client) replica.remember(before.past);
    // Until a queue that was taken on is on the shelf as part of this one, the next tab would take it on again.
    if (outbox.merging) await keeping.save();
    return keeping;
  }

  save(): Promise<void> {
    return this.outbox.save(() => this.#replica.kept());
  }

  /** The board may have changed: keep it before long. */
  boardSoon(me: Me): void {
    this.me = me;
    if (this.#courier || this.#timer !== undefined) return;
    this.#timer = setTimeout(() => this.#keepBoard(), this.#pause);
  }

  /** The page may be going; `gone` says that it does. */
  leave(gone: boolean): void {
    void this.save();
    if (this.#courier) return;
    if (this.#timer !== undefined) this.#keepBoard();
    // Only for the page that comes next: a page that crashes later has done more since than is remembered here.
    if (!gone) return;
    const memory: Remembered = { client: this.outbox.client, past: this.#replica.past() };
    this.#device.tab.set(tabKey(`${this.#board}/${this.#mark}`), memory);
  }

  close(): void {
    this.leave(true);
    clearTimeout(this.#timer);
  }

  async #recall(): Promise<void> {
    const kept = await this.#boards.find(this.#board);
    if (!kept || kept.mark !== this.#mark) return;
    this.me = kept.me;
    const { epoch, seq } = kept.at;
    // Wishes and typing stand on the board as it was when they were kept. If this one is older or newer, the server is
    // asked for the whole board, and they are moved over to that.
    const fits = this.outbox.inherited.every((one) => one.stand?.epoch === epoch && one.stand.seq === seq);
    this.#replica.recall(kept.items, kept.at, kept.me.user, fits);
  }

  #takeOver(): void {
    const { client, inherited } = this.outbox;
    // What is taken over goes in front of what is there: so the last to be sent comes first.
    for (const kept of inherited.toReversed()) this.#replica.adopt({ ...kept, client });
    if (inherited.length === 0) this.#replica.adopt({ client, last: 0, pending: [], typing: [] });
  }

  #keepBoard(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const { at, confirmed } = this.#replica;
    const { me } = this;
    const name = `${at?.epoch} ${at?.seq}`;
    if (!at || !me || name === this.#kept) return;
    this.#kept = name;
    const begun = this.#device.now();
    void this.#boards.keep(this.#board, { mark: this.#mark, me, at, items: [...confirmed.values()] }, begun);
    this.#pause = Math.max(BOARD_EVERY, COST * (this.#device.now() - begun));
  }
}

function tabKey(place: string): string {
  return `tondo:tab:${place}`;
}

function remembered(value: unknown): Remembered | undefined {
  const memory = value as Partial<Remembered> | null;
  return typeof memory?.client === "string" && memory.past ? (memory as Remembered) : undefined;
}
