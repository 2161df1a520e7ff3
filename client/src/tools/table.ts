/** The table tool: click for a table of three by three, or drag one in its size. */

import type { Editor } from "../editor/editor.ts";
import { roomAround } from "../editor/room.ts";
import { CELL, layTable, writeCell } from "../editor/tables.ts";
import { type Box, spanned } from "../geometry/box.ts";
import { afterMove, type Tool } from "./tool.ts";

export const tableTool: Tool = {
  cursor: () => "crosshair",

  down(editor, start) {
    if (!editor.can("edit")) return undefined;
    return afterMove(
      start,
      ({ at }) => {
        const { w, h } = usual(editor);
        lay(editor, { x: at.x - w / 2, y: at.y - h / 2, w, h });
      },
      () => ({
        move(press) {
          editor.preview.value = { kind: "box", box: spanned(start.at, press.at) };
        },
        up(press) {
          editor.preview.value = undefined;
          lay(editor, spanned(start.at, press.at));
        },
        cancel() {
          editor.preview.value = undefined;
        },
      }),
    );
  },

  place(editor) {
    layTable(editor, roomAround(editor, editor.middle(), usual(editor)));
  },
};

/** Whoever has laid a table types what its head says, as with a note. */
function lay(editor: Editor, box: Box): void {
  layTable(editor, box);
  writeCell(editor);
}

/** A size that reads well now, in whole cells. */
function usual(editor: Editor): { readonly w: number; readonly h: number } {
  const scale = Math.min(1, (editor.size.peek().w * 0.8) / editor.camera.peek().zoom / (3 * CELL.w));
  return { w: 3 * CELL.w * scale, h: 3 * CELL.h * scale };
}
