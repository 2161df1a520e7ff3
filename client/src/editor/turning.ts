/** Turning what is selected, each item around its own middle, by a step of the keyboard or a button. */

import type { Op } from "../model/change.ts";
import { canTurn, turnOf, within } from "../shapes/turn.ts";
import type { Editor } from "./editor.ts";

/** Degrees that one step turns. */
export const TURN_STEP = 15;

export function turnBy(editor: Editor, degrees: number): void {
  const ops = editor.selected.value
    .filter((item) => canTurn(item) && editor.free(item))
    .map((item): Op => ({ op: "update", id: item.id, set: { turn: within(turnOf(item) + degrees) } }));
  editor.propose(ops, "turn");
}
