/** The shape tool: drag a form in its size, or click for one of the usual size. */

import { write } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { homeOf } from "../editor/holders.ts";
import { nextRoom } from "../editor/room.ts";
import { type Box, spanned } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import type { Wish } from "../model/change.ts";
import { newId } from "../model/id.ts";
import type { Figure } from "../model/item.ts";
import { type Form, usualSize } from "../shapes/forms.ts";
import { afterMove, type Press, type Tool } from "./tool.ts";

const LEAST = 8;
/** While the zoom is about 100 %, a new shape has the size that every new shape has. */
const ABOUT = 1.4;

export const figureTool: Tool = {
  cursor: () => "crosshair",

  hover(editor, press) {
    editor.preview.value =
      press && !press.touch ? { kind: "ghost", item: draft(editor, usualBox(editor, press.at)) } : undefined;
  },

  down(editor, start) {
    if (!editor.can("edit")) return undefined;
    return afterMove(
      start,
      ({ at }) => lay(editor, usualBox(editor, at)),
      () => ({
        move(press) {
          editor.preview.value = { kind: "ghost", item: draft(editor, drawn(editor, start, press)) };
        },
        up(press) {
          lay(editor, drawn(editor, start, press));
        },
        cancel() {
          editor.preview.value = undefined;
        },
      }),
    );
  },

  place(editor) {
    lay(editor, nextRoom(editor, usualBox(editor, editor.middle())));
  },

  drop(editor) {
    editor.preview.value = undefined;
  },
};

export function takeForm(editor: Editor, form: Form): void {
  editor.form.value = form;
  editor.tool.value = "shape";
}

/** The box between two points of a drag; Shift keeps the form's usual ratio. */
function drawn(editor: Editor, start: Press, end: Press): Box {
  if (!end.shift) return spanned(start.at, end.at);
  const { w, h } = usualSize(editor.form.peek());
  const [dx, dy] = [end.at.x - start.at.x, end.at.y - start.at.y];
  const size = Math.max(Math.abs(dx) / w, Math.abs(dy) / h);
  return spanned(start.at, {
    x: start.at.x + size * w * (dx < 0 ? -1 : 1),
    y: start.at.y + size * h * (dy < 0 ? -1 : 1),
  });
}

function usualBox(editor: Editor, middle: Point): Box {
  const { zoom } = editor.camera.peek();
  const by = Math.max(zoom, 1 / zoom) <= ABOUT ? 1 : 1 / zoom;
  const { w, h } = usualSize(editor.form.peek());
  return { x: middle.x - (w * by) / 2, y: middle.y - (h * by) / 2, w: w * by, h: h * by };
}

/** A shape as it would be laid, without an id that anybody knows. */
function draft(editor: Editor, box: Box): Figure {
  return { id: "", ...looksOf(editor), ...box };
}

function looksOf(editor: Editor) {
  const color = editor.figureColor.peek();
  const form = editor.form.peek();
  const line = { edge: "black", pattern: "solid", width: 2 } as const;
  return { kind: "shape", form, text: "", ...line, ...(color !== undefined && { color }) } as const;
}

function lay(editor: Editor, { x, y, w, h }: Box): void {
  editor.preview.value = undefined;
  const whole = {
    x: Math.round(x),
    y: Math.round(y),
    w: Math.max(LEAST, Math.round(w)),
    h: Math.max(LEAST, Math.round(h)),
  };
  const id = newId();
  const home = homeOf(editor, whole);
  const item: Wish = { ...looksOf(editor), ...whole, id, ...(home && { parent: home.id }) };
  editor.propose([{ op: "create", item }], "shape");
  editor.tool.value = "select";
  editor.select([id]);
  // Whoever has drawn a shape types what it says; letters that took tools then would be a surprise.
  write(editor, id);
}
