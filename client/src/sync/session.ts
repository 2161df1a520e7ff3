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
import { Live } from "./live.ts";
import type { Outbox } from "./outbox.ts";
import type { Here, Person } from "./presence.ts";
import { browser, type World } from "./world.ts";

export type { Drag, Here, Person } from "./presence.ts";

export interface Status {
  readonly state: "connecting" | "saved" | "sending" | "offline" | "ended";
  readonly pending: number;
  /** When the oldest of what is pending was wished. */
  readonly since?: number;
  readonly why?: string;
}

export interface Listener {
  /** `mine` says that this person has just done it, here. */
  items?(ids: ReadonlySet<string>, mine: boolean): void;
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
  /** A local edit of an item's text, in code points of the text as shown. With a label it is a step of its own. */
  type(id: string, splice: Splice, label?: string): void;
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
  /** What a client that is gone has left behind: this session does nothing but send it. */
  readonly errand?: Outbox;
}

export function openSession(opening: Opening, world: World = browser()): Session {
  return new Live(opening, world);
}
