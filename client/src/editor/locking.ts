/** Locking the selection against slips of the hand, and unlocking it. */

import type { Op } from "../model/change.ts";
import type { Editor } from "./editor.ts";
import { leaves } from "./grouping.ts";

/** Lock what is selected; if all of it is locked, unlock it. What facilitators have locked is theirs. [I8] */
export function toggleLock(editor: Editor): void {
  if (!editor.can("edit")) return;
  const items = [...new Set([...editor.selected.peek(), ...leaves(editor, editor.selected.peek())])];
  const locked = items.every((item) => item.lock !== undefined && item.lock !== "free");
  const ops = items
    .filter((item) => item.lock !== "stage" || editor.can("lead"))
    .map((item): Op => ({ op: "update", id: item.id, set: { lock: locked ? "free" : "locked" } }));
  editor.propose(ops, "lock");
}
