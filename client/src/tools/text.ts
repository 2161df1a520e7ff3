/** The text tool: a click, and the cursor stands on the desk itself. */

import { write } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { homeOf } from "../editor/holders.ts";
import { nextRoom } from "../editor/room.ts";
import type { Point } from "../geometry/point.ts";
import { newId } from "../model/id.ts";
import type { Tool } from "./tool.ts";

/** How high letters are on the screen when a text is begun. */
const PIXELS = 24;

export const textTool: Tool = {
  cursor: () => "text",

  down(editor) {
    if (!editor.can("edit")) return undefined;
    return { move() {}, up: (press) => lay(editor, press.at), cancel() {} };
  },

  place(editor) {
    const size = sizeOf(editor);
    const { x, y } = nextRoom(editor, { w: size * 12, h: size * 1.22 });
    lay(editor, { x, y: y + size * 0.6 });
  },
};

function lay(editor: Editor, at: Point): void {
  const size = sizeOf(editor);
  const box = { x: Math.round(at.x), y: Math.round(at.y - size * 0.6), w: size * 12, h: size * 1.22 };
  const home = homeOf(editor, box);
  const id = newId();
  const item = { kind: "text", id, ...box, text: "", color: "black", size, align: "left" };
  editor.propose([{ op: "create", item: { ...item, ...(home && { parent: home.id }) } }], "text");
  write(editor, id);
}

function sizeOf(editor: Editor): number {
  return Math.min(400, Math.max(4, Math.round(PIXELS / editor.camera.peek().zoom)));
}
