/**
 * Boards as this device saw them last, so that they open at once, and without a network.
 *
 * The latest are kept, up to a number and a weight; older ones are thrown away. What is not sent yet is not among it: that
 * lies in the outbox, and is never thrown away.
 */

import type { Item } from "../model/item.ts";
import { isItem } from "../wire/codec.ts";
import type { At } from "../wire/schema.gen.ts";
import type { Shelf } from "./outbox.ts";
import type { Me } from "./session.ts";

/** A board as the server had confirmed it. */
export interface KeptBoard {
  /** Who saw it: another person may be shown other things. */
  readonly mark: string;
  readonly me: Me;
  readonly at: At;
  readonly items: readonly Item[];
}

/** What is known of a kept board without reading it. */
interface Slip {
  readonly at: number;
  readonly bytes: number;
}

const BOARDS = 20;
const BYTES = 100_000_000;

export class KeptBoards {
  readonly #shelf: Shelf;
  readonly #room: number;

  constructor(shelf: Shelf, room = BYTES) {
    this.#shelf = shelf;
    this.#room = room;
  }

  /** The board as it was kept, whoever saw it. */
  async find(board: string): Promise<KeptBoard | undefined> {
    const kept = await this.#shelf.get(`board/${board}`).catch(() => undefined);
    if (!isKept(kept)) return undefined;
    try {
      const items: unknown = JSON.parse(kept.items);
      return Array.isArray(items) ? { ...kept, items: items.filter(isItem) } : undefined;
    } catch {
      return undefined;
    }
  }

  /** Keep a board, and throw away what there is no more room for. */
  async keep(board: string, kept: KeptBoard, now: number): Promise<void> {
    // A string is copied and read back faster than ten thousand objects.
    const items = JSON.stringify(kept.items);
    const slip: Slip = { at: now, bytes: items.length };
    try {
      await this.#shelf.set(`board/${board}`, { ...kept, items });
      await this.#shelf.set(`slip/${board}`, slip);
      await this.#makeRoom();
    } catch {
      // A full device keeps what it has.
    }
  }

  async forget(board: string): Promise<void> {
    await this.#shelf.remove(`board/${board}`, `slip/${board}`).catch(() => undefined);
  }

  async #makeRoom(): Promise<void> {
    const slips: (Slip & { readonly board: string })[] = [];
    for (const key of await this.#shelf.keys()) {
      const board = /^slip\/(.+)$/.exec(key)?.[1];
      const slip = board === undefined ? undefined : await this.#shelf.get(key);
      if (board !== undefined && isSlip(slip)) slips.push({ ...slip, board });
    }
    slips.sort((a, b) => b.at - a.at);
    let bytes = 0;
    for (const [place, slip] of slips.entries()) {
      bytes += slip.bytes;
      // The latest stays, whatever it weighs.
      if (place > 0 && (place >= BOARDS || bytes > this.#room)) await this.forget(slip.board);
    }
  }
}

function isKept(value: unknown): value is Omit<KeptBoard, "items"> & { readonly items: string } {
  const kept = value as Partial<Omit<KeptBoard, "items"> & { items: unknown }> | undefined;
  return typeof kept?.items === "string" && typeof kept.mark === "string" && kept.at !== undefined && !!kept.me;
}

function isSlip(value: unknown): value is Slip {
  const slip = value as Partial<Slip> | undefined;
  return typeof slip?.at === "number" && typeof slip.bytes === "number";
}
