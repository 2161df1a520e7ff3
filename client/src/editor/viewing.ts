/** Where one looks: at everything, at the selection, nearer or from further away. */

import { around } from "../geometry/box.ts";
import { rung, zoomed } from "./camera.ts";
import type { Editor } from "./editor.ts";

/** Look at everything on the board. */
export function fitAll(editor: Editor): void {
  const boxes = [...editor.session.items.keys()].map((id) => editor.places.box(id)).filter((box) => box !== undefined);
  editor.look(around(boxes));
}

export function fitSelection(editor: Editor): void {
  editor.look(
    around([...editor.selection.value].map((id) => editor.boundsOf(id)).filter((box) => box !== undefined)),
    2,
  );
}

/** Whether anything at all is on the screen. */
export function lost(editor: Editor): boolean {
  return editor.places.size > 0 && editor.places.count(editor.view.value, 1) === 0;
}

export function zoomStep(editor: Editor, up: boolean): void {
  zoomTo(editor, rung(editor.camera.peek().zoom, up));
}

export function zoomTo(editor: Editor, zoom: number): void {
  const { w, h } = editor.size.peek();
  editor.camera.value = zoomed(editor.camera.peek(), zoom / editor.camera.peek().zoom, { x: w / 2, y: h / 2 });
}
