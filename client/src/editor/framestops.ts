/** Going from frame to frame, in the order in which the board is read. */

import type { Editor } from "./editor.ts";
import { readingOf } from "./reading.ts";

/** Show the frame after, or before, the one that is being looked at. False if the board has none. */
export function goToFrame(editor: Editor, forward: boolean): boolean {
  const frames = [...readingOf(editor).values()].map(({ item }) => item).filter((item) => item.kind === "frame");
  if (frames.length === 0) return false;
  const at = frames.findIndex((frame) => frame.id === lookedAt(editor));
  const next = at < 0 ? (forward ? 0 : frames.length - 1) : (at + (forward ? 1 : -1) + frames.length) % frames.length;
  const frame = frames[next];
  if (!frame) return false;
  editor.select([frame.id]);
  editor.look(editor.boundsOf(frame.id), 2);
  return true;
}

/** The frame that is selected, or that the selected thing lies in, or else the one that fills most of the screen. */
function lookedAt(editor: Editor): string | undefined {
  const [first] = editor.selected.peek();
  if (first?.kind === "frame") return first.id;
  const above = first?.parent === undefined ? undefined : editor.session.items.get(first.parent);
  if (above?.kind === "frame") return above.id;
  const { w, h } = editor.view.peek();
  return editor.places
    .within({ ...editor.middle(), w: 0, h: 0 })
    .findLast((item) => item.kind === "frame" && (item.w > w / 2 || item.h > h / 2))?.id;
}
