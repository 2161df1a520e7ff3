/** The frame tool: drag a place on the desk; what lies wholly in it belongs to it from then on. */

import { write } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { type Box, encloses, spanned } from "../geometry/box.ts";
import type { Op } from "../model/change.ts";
import { newId } from "../model/id.ts";
import { isPlaced } from "../model/item.ts";
import { afterMove, type Tool } from "./tool.ts";

const USUAL = { w: 800, h: 600 };

export const frameTool: Tool = {
  cursor: () => "crosshair",

  down(editor, start) {
    if (!editor.can("edit")) return undefined;
    return afterMove(
      start,
      ({ at }) => {
        const { zoom } = editor.camera.peek();
        const w = Math.min(USUAL.w, (editor.size.peek().w * 0.6) / zoom);
        const h = (w * USUAL.h) / USUAL.w;
        lay(editor, { x: at.x - w / 2, y: at.y - h / 2, w, h });
      },
      () => ({
        move(press) {
          editor.preview.value = { kind: "box", box: spanned(start.at, press.at) };
        },
        up(press) {
          lay(editor, spanned(start.at, press.at));
        },
        cancel() {
          editor.preview.value = undefined;
        },
      }),
    );
  },
};

function lay(editor: Editor, drawn: Box): void {
  editor.preview.value = undefined;
  const box = {
    x: Math.round(drawn.x),
    y: Math.round(drawn.y),
    w: Math.max(80, Math.round(drawn.w)),
    h: Math.max(80, Math.round(drawn.h)),
  };
  const id = newId();
  const adopted = editor.places
    .within(box)
    .filter((item) => isPlaced(item) && item.parent === undefined && editor.free(item) && encloses(box, item))
    .map((item): Op => ({ op: "update", id: item.id, set: { parent: id } }));
  editor.propose([{ op: "create", item: { kind: "frame", id, ...box, text: "" } }, ...adopted], "frame");
  write(editor, id);
}
