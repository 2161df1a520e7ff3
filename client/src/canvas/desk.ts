/** The desk: the board on the page, put together from its canvases, its writing field and its input. */

import { fitAll } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { Writing } from "../editor/writing.ts";
import { FONT, forgetMeasures } from "../shapes/lettering.ts";
import { watchKeyboard } from "./keyboard.ts";
import { onLookChange } from "./look.ts";
import { PointerInput } from "./pointer.ts";
import { Renderer } from "./renderer.ts";
import { watchWheel } from "./wheel.ts";

export interface Desk {
  readonly renderer: Renderer;
  close(): void;
}

/** Build the desk inside `host`; `label` names the writing field for those who do not see it. */
export function openDesk(editor: Editor, host: HTMLElement, label: string): Desk {
  const board = element("canvas", "desk-canvas");
  const overlay = element("canvas", "desk-canvas");
  const field = element("textarea", "desk-field");
  for (const canvas of [board, overlay]) canvas.setAttribute("aria-hidden", "true");
  field.hidden = true;
  field.setAttribute("aria-label", label);
  field.dir = "auto";
  field.autocapitalize = "sentences";
  field.spellcheck = true;
  host.append(board, overlay, field);

  // The renderer reads the pointer, and the pointer wakes the renderer.
  let pointer: PointerInput | undefined;
  const renderer = new Renderer(editor, host, [board, overlay], () => pointer?.read());
  pointer = new PointerInput(editor, host, overlay, () => renderer.request());
  const writing = new Writing(editor, field, () => renderer.look);

  const measure = (): void => renderer.resize(host.clientWidth, host.clientHeight);
  const resized = new ResizeObserver(measure);
  resized.observe(host);
  measure();

  const stops = [
    watchWheel(editor, host),
    watchKeyboard(editor, host, pointer),
    onLookChange(() => renderer.renew()),
    editor.revision.subscribe(() => openAtLast(editor)),
    editor.status.subscribe(() => openAtLast(editor)),
  ];
  document.fonts
    .load(`400 20px ${FONT}`)
    .then(() => {
      forgetMeasures();
      renderer.renew();
      editor.revision.value++;
    })
    .catch(() => {
      // Without the font the fallback stays: everything was measured with it already.
    });

  return {
    renderer,
    close() {
      for (const stop of stops) stop();
      resized.disconnect();
      writing.close();
      pointer?.close();
      renderer.close();
      for (const child of [board, overlay, field]) child.remove();
    },
  };
}

/** When the board has come, all of it is seen. What is laid on an empty board later moves nothing. */
function openAtLast(editor: Editor): void {
  if (editor.opened.peek()) return;
  if (editor.places.size > 0) fitAll(editor);
  editor.opened.value = editor.places.size > 0 || editor.status.peek().state !== "connecting";
}

function element<K extends "canvas" | "textarea">(name: K, className: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  made.className = className;
  return made;
}
