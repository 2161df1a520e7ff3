/** Which frame things come to lie in when they are moved. */

import type { Step } from "../geometry/arrange.ts";
import type { Op } from "../model/change.ts";
import { isPlaced } from "../model/item.ts";
import { homeOf } from "./commands.ts";
import type { Editor } from "./editor.ts";

/** Items belong to the frame that their middle is moved into; what moves along with its own frame stays in it. */
export function newHomes(editor: Editor, steps: ReadonlyMap<string, Step>): Op[] {
  const family = editor.family(steps.keys());
  return [...steps].flatMap(([id, { dx, dy }]): Op[] => {
    const item = editor.session.items.get(id);
    if (!item || !isPlaced(item) || (item.parent !== undefined && family.has(item.parent))) return [];
    const home = homeOf(editor, { x: item.x + dx, y: item.y + dy, w: item.w, h: item.h }, family);
    if (home?.id === item.parent) return [];
    return [{ op: "update", id, set: { parent: home?.id ?? null } }];
  });
}
