/**
 * What one may take back, over a reload: the steps of undo and redo as plain data, and what they stood on.
 *
 * Between two pages a board goes on. What happened meanwhile is not looked up but read off the result: texts are compared
 * with how they were, and everything else is asked for its worth when it is taken back, as always.
 */

import { compare } from "../model/compare.ts";
import type { Item } from "../model/item.ts";
import type { Pending, Tx } from "./pending.ts";
import type { Shown } from "./shown.ts";
import type { History, KeptHistory } from "./undo.ts";

export interface Past {
  readonly history: KeptHistory;
  /** The texts that typing may be taken back in, as they were shown. */
  readonly texts: readonly (readonly [id: string, text: string])[];
  /** What may be brought back, so that it is seen at once when it is. */
  readonly dead: readonly Item[];
}

export function pastOf(history: History, pending: Pending, shown: Shown): Past {
  return {
    history: history.kept((deed) => (pending.all.includes(deed as Tx) ? (deed as Tx).place : undefined)),
    texts: [...history.ids("typed", "marked")].flatMap((id) => {
      const text = shown.textOf(id);
      return text === undefined ? [] : [[id, text] as const];
    }),
    dead: [...history.ids("gone")].flatMap((id) => shown.dead(id) ?? []),
  };
}

/** Carry typing that may be taken back over what happened to its texts since. */
export function broughtUp(history: History, past: Past, textOf: Shown["textOf"]): void {
  for (const [id, text] of past.texts) {
    const now = textOf(id);
    if (now !== undefined && now !== text) history.spliced(id, compare(text, now));
  }
}
