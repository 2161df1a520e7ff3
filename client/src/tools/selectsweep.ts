/** Sweeping over things: a marquee takes what it touches, with Alt only what lies wholly in it. */

import type { Editor } from "../editor/editor.ts";
import { wholes } from "../editor/grouping.ts";
import { homeOf } from "../editor/holders.ts";
import { type Box, encloses, spanned } from "../geometry/box.ts";
import type { Drawn } from "../shapes/shape.ts";
import { afterMove, type Gesture, type Press } from "./tool.ts";

/** A click beside everything selects the frame it is in; a drag sweeps. With Shift, what it takes is added. */
export function sweep(editor: Editor, start: Press): Gesture {
  const before = start.shift ? editor.selection.peek() : new Set<string>();
  return afterMove(
    start,
    (press) => {
      const frame = homeOf(editor, { ...press.at, w: 0, h: 0 });
      editor.select(frame && editor.pickable(frame) ? [...before, frame.id] : before);
    },
    () => ({
      move(press) {
        const box = spanned(start.at, press.at);
        editor.preview.value = { kind: "marquee", box };
        editor.select([...before, ...swept(editor, box, press.alt)]);
      },
      up() {
        editor.preview.value = undefined;
      },
      cancel() {
        editor.preview.value = undefined;
        editor.select(before);
      },
    }),
  );
}

/** What lies in frames and tables is taken without them; a group is taken as a whole. */
function swept(editor: Editor, area: Box, inside: boolean): readonly string[] {
  const found = editor.places
    .near(area)
    .filter((item) => editor.pickable(item) && item.lock !== "locked")
    .filter((item) => !isGround(item) || encloses(area, item));
  const ids = wholes(editor, found);
  return inside ? ids.filter((id) => encloses(area, editor.boundsOf(id) ?? area)) : ids;
}

/** What other things lie on. */
function isGround(item: Drawn): item is Extract<Drawn, { kind: "frame" | "table" }> {
  return item.kind === "frame" || item.kind === "table";
}
