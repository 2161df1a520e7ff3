/** The frame tool: drag a place on the desk; what lies wholly in it belongs to it from then on. */

import { GAP, write } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { wholes } from "../editor/grouping.ts";
import { placeOf } from "../editor/layouts.ts";
import { roomAround, roomNear } from "../editor/room.ts";
import { underlaid } from "../editor/stacking.ts";
import { type Box, encloses, spanned } from "../geometry/box.ts";
import type { Op } from "../model/change.ts";
import { newId } from "../model/id.ts";
import type { Item } from "../model/item.ts";
import { afterMove, type Tool } from "./tool.ts";

const USUAL = { w: 800, h: 600 };

export const frameTool: Tool = {
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
          lay(editor, spanned(start.at, press.at));
        },
        cancel() {
          editor.preview.value = undefined;
        },
      }),
    );
  },

  // A frame after a frame stands beside it, as large.
  place(editor) {
    const [before] = editor.selected.peek();
    if (before?.kind === "frame") {
      const { x, y, w, h } = before;
      lay(editor, roomNear(editor, { x: x + w + GAP, y, w, h }));
    } else {
      lay(editor, roomAround(editor, editor.middle(), usual(editor)));
    }
  },
};

function usual(editor: Editor): { readonly w: number; readonly h: number } {
  const w = Math.min(USUAL.w, (editor.size.peek().w * 0.6) / editor.camera.peek().zoom);
  return { w, h: (w * USUAL.h) / USUAL.w };
}

function lay(editor: Editor, drawn: Box): void {
  editor.preview.value = undefined;
  const box = {
    x: Math.round(drawn.x),
    y: Math.round(drawn.y),
    w: Math.max(80, Math.round(drawn.w)),
    h: Math.max(80, Math.round(drawn.h)),
  };
  const id = newId();
  const adopted = wholes(editor, editor.places.within(box))
    .map((whole) => editor.session.items.get(whole))
    .filter((item) => item !== undefined)
    .filter((item) => item.parent === undefined && editor.free(item) && lies(editor, item, box));
  const ops: Op[] = [
    { op: "create", item: { kind: "frame", id, ...box, text: "" } },
    ...underlaid(editor, id, adopted),
    ...adopted.map((item): Op => ({ op: "update", id: item.id, set: { parent: id } })),
  ];
  editor.propose(ops, "frame");
  write(editor, id);
}

/** Whether something lies wholly in the box; lines go where their ends go. */
function lies(editor: Editor, item: Item, box: Box): boolean {
  const place = placeOf(editor, item);
  return place !== undefined && encloses(box, place);
}
