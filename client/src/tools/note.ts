/** The note tool: a ghost under the pointer, laid by a click or by simply writing. */

import { toBoard } from "../editor/camera.ts";
import { draftNote, layNote } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { nextRoom } from "../editor/room.ts";
import { centre } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import type { Note } from "../model/item.ts";
import type { Tool } from "./tool.ts";

const SHAPES: readonly Note["shape"][] = ["square", "wide", "round"];

export const noteTool: Tool = {
  cursor: () => "copy",

  hover(editor, press) {
    editor.preview.value = press && !press.touch ? { kind: "ghost", item: draftNote(editor, press.at) } : undefined;
  },

  down(editor) {
    if (!editor.can("edit")) return undefined;
    return {
      move(press) {
        editor.preview.value = { kind: "ghost", item: draftNote(editor, press.at) };
      },
      up(press) {
        lay(editor, press.at);
      },
      cancel() {
        editor.preview.value = undefined;
      },
    };
  },

  letter(editor) {
    if (!editor.can("edit")) return false;
    lay(editor, spot(editor));
    return true;
  },

  place(editor) {
    lay(editor, centre(nextRoom(editor, draftNote(editor, editor.middle()))));
  },

  drop(editor) {
    editor.preview.value = undefined;
  },
};

/** Take the note tool; taken again, it offers the next shape. */
export function takeNote(editor: Editor, shape?: Note["shape"]): void {
  if (shape) {
    editor.noteShape.value = shape;
  } else if (editor.tool.peek() === "note") {
    editor.noteShape.value = SHAPES[(SHAPES.indexOf(editor.noteShape.peek()) + 1) % SHAPES.length] ?? "square";
  }
  editor.tool.value = "note";
  if (editor.pointer.peek()) editor.preview.value = { kind: "ghost", item: draftNote(editor, spot(editor)) };
}

export function lay(editor: Editor, at: Point): void {
  editor.preview.value = undefined;
  layNote(editor, draftNote(editor, at));
}

/** Under the pointer if it is over the board, else where there is room. */
function spot(editor: Editor): Point {
  const pointer = editor.pointer.peek();
  if (pointer) return toBoard(editor.camera.peek(), pointer);
  return centre(nextRoom(editor, draftNote(editor, editor.middle())));
}
