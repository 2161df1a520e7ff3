/** The desk: the board on the page, put together from its canvases, its writing field and the hands on it. */

import type { Editor } from "../editor/editor.ts";
import { fitAll } from "../editor/viewing.ts";
import { FONT, forgetMeasures } from "../shapes/lettering.ts";
import type { Hands } from "./hands.ts";
import { onLookChange } from "./look.ts";
import { Renderer } from "./renderer.ts";
import { watchWheel } from "./wheel.ts";

export interface Desk {
  readonly renderer: Renderer;
  /** Whether hands can be laid on it. */
  readonly ready: boolean;
  close(): void;
}

/**
 * Build the desk inside `host`; `label` names the writing field for those who do not see it, and `failed` is called when
 * the board cannot be worked on because the rest of the page did not come.
 */
export function openDesk(editor: Editor, host: HTMLElement, label: string, failed: () => void): Desk {
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

  let hands: Hands | undefined;
  let closed = false;
  const renderer = new Renderer(editor, host, [board, overlay], () => hands?.read());
  import("./hands.ts").then(
    ({ layHands }) => {
      if (!closed) hands = layHands(editor, { host, surface: overlay, field }, renderer);
    },
    // The page has begun to load and cannot go on: without hands the board is only looked at.
    () => failed(),
  );

  const measure = (): void => renderer.resize(host.clientWidth, host.clientHeight);
  const resized = new ResizeObserver(measure);
  resized.observe(host);
  measure();

  const stops = [
    watchWheel(editor, host),
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
    get ready() {
      return hands !== undefined;
    },
    close() {
      closed = true;
      for (const stop of stops) stop();
      resized.disconnect();
      hands?.close();
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
