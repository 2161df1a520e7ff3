/** Pulling a corner of a group: everything in it grows and shrinks together. */

import type { Editor } from "../editor/editor.ts";
import { asOps, LEAST, stretchedMembers } from "../editor/groupingscale.ts";
import type { Group, Item } from "../model/item.ts";
import { bounds } from "../shapes/registry.ts";
import { type HandleName, stretched } from "../shapes/shape.ts";
import type { Gesture } from "./tool.ts";

export function pullGroup(editor: Editor, group: Group, handle: HandleName): Gesture | undefined {
  const from = bounds(group, editor.seen);
  if (from.w <= 0 || from.h <= 0) return undefined;
  let changes: ReturnType<typeof stretchedMembers> = new Map();
  return {
    move(press) {
      const to = stretched(from, handle, press.at, LEAST, from.w / from.h);
      changes = stretchedMembers(editor, group, from, to);
      const held = new Map<string, Item>();
      for (const [id, set] of changes) {
        const item = editor.session.items.get(id);
        if (item) held.set(id, { ...item, ...set } as Item);
      }
      editor.hold(held);
    },
    up() {
      editor.propose(asOps(changes), "resize");
      editor.hold(new Map());
    },
    cancel() {
      editor.hold(new Map());
    },
  };
}
