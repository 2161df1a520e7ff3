/** The comment tool: a press on a thing or a place, and one says something about it. Everybody has it who may comment. */

import type { Spot } from "../editor/comments.ts";
import type { Editor } from "../editor/editor.ts";
import type { Drawn } from "../shapes/shape.ts";
import { pan } from "./hand.ts";
import { afterMove, type Gesture, type Press, type Tool } from "./tool.ts";

export const commentTool: Tool = {
  cursor: () => "copy",

  hover(editor, press) {
    editor.hovered.value = press && thing(editor, press)?.id;
  },

  down(editor, press) {
    return (
      pressPin(editor, press) ??
      afterMove(
        press,
        (there) => begin(editor, spotAt(editor, there)),
        // Whoever looks around for the place has not found it yet.
        (start) => pan(editor, start),
      )
    );
  },

  place(editor) {
    begin(editor, { at: editor.middle() });
  },

  drop(editor) {
    editor.hovered.value = undefined;
  },
};

/** Take the tool; with one thing selected there is nothing left to point at. */
export function takeComment(editor: Editor): void {
  if (!editor.can("comment")) return;
  const [item, ...more] = editor.selected.peek();
  const box = item && editor.boundsOf(item.id);
  if (item && box && more.length === 0) begin(editor, { at: { x: box.x + box.w, y: box.y }, on: item.id });
  else editor.tool.value = "comment";
}

/** Under a pin nothing else is pressed. */
export function pressPin(editor: Editor, start: Press): Gesture | undefined {
  const thread = editor.comments.pinAt(start.screen, start.touch);
  if (!thread) return undefined;
  return afterMove(
    start,
    () => {
      editor.comments.opened.value = { thread: thread.id };
      editor.tool.value = "select";
    },
    (press) => pan(editor, press),
  );
}

function begin(editor: Editor, spot: Spot): void {
  if (!editor.can("comment")) return;
  editor.comments.opened.value = { spot };
  editor.tool.value = "select";
}

function spotAt(editor: Editor, press: Press): Spot {
  const item = thing(editor, press);
  return item ? { at: press.at, on: item.id } : { at: press.at };
}

function thing(editor: Editor, press: Press): Drawn | undefined {
  return editor.at(press.at, press.touch ? 10 : 4);
}
