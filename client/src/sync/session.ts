/**
 * A live board, as the parts above see it: what is on it, who is here, and how to wish.
 *
 *     const session = openSession({ url, board, token });
 *     session.on({ items: (ids) => … });
 *     session.propose([{ op: "move", ids, dx: 40, dy: 0 }], "move");
 */

import type { Op } from "../model/change.ts";
import type { Item } from "../model/item.ts";
import type { Splice } from "../model/splice.ts";
import { dialler } from "./connection.ts";
import { deviceLocks, deviceShelf, onReturn } from "./device.ts";
import { Live, type World } from "./live.ts";
import type { Here, Person } from "./presence.ts";

export type { Drag, Here, Person } from "./presence.ts";

export interface Status {
  readonly state: "connecting" | "saved" | "sending" | "offline" | "ended";
  readonly pending: number;
  readonly why?: string;
}

export interface Listener {
  items?(ids: ReadonlySet<string>): void;
  people?(): void;
  status?(): void;
  /** A splice that did not come from `type`, as it was applied to the shown text: for moving carets. Before `items`. */
  splice?(id: string, splice: Splice): void;
  refused?(code: string, message: string): void;
}

export interface Me {
  readonly user: string;
  readonly name: string;
  readonly role: string;
  readonly can: readonly string[];
}

export interface Session {
  /** What is shown: confirmed by the server, with one's own pending wishes laid over it. */
  readonly items: ReadonlyMap<string, Item>;
  readonly people: ReadonlyMap<string, Person>;
  readonly me: Me | null;
  status(): Status;
  /** Wish something: shown at once, sent soon, undoable. Wishes in a row with one label are undone together. */
  propose(ops: readonly Op[], label?: string): void;
  /** A local edit of an item's text, in code points of the text as shown. */
  type(id: string, splice: Splice): void;
  here(part: Here): void;
  undo(): void;
  redo(): void;
  canUndo(): boolean;
  canRedo(): boolean;
  on(listener: Listener): () => void;
  close(): void;
}

export interface Opening {
  /** The websocket endpoint. */
  readonly url: string;
  readonly board: string;
  readonly token: string;
  readonly name?: string;
}

export function openSession(opening: Opening, world: World = browser()): Session {
  return new Live(opening, world);
}

function browser(): World {
  return {
    dial: (url) => dialler(url)(),
    fetch: (url, init) => fetch(url, init),
    shelf: deviceShelf(),
    locks: deviceLocks(),
    now: Date.now,
    random: Math.random,
    onReturn,
  };
}
