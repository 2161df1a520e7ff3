/**
 * The hands on the desk: pointer, keyboard and writing field.
 *
 * They are fetched after the board is on the screen, because whoever opens one looks first.
 */

import type { Editor } from "../editor/editor.ts";
import { Writing } from "../editor/writing.ts";
import { watchKeyboard } from "./keyboard.ts";
import { PointerInput } from "./pointer.ts";
import type { Renderer } from "./renderer.ts";

export interface Hands {
  /** Take what the pointer has done since the last frame. */
  read(): void;
  close(): void;
}

interface Place {
  /** What has the focus. */
  readonly host: HTMLElement;
  /** What is pressed. */
  readonly surface: HTMLElement;
  /** What is written in. */
  readonly field: HTMLTextAreaElement;
}

export function layHands(editor: Editor, { host, surface, field }: Place, renderer: Renderer): Hands {
  const pointer = new PointerInput(editor, host, surface, () => renderer.request());
  const writing = new Writing(editor, field, () => renderer.look);
  const stop = watchKeyboard(editor, host, pointer);
  return {
    read: () => pointer.read(),
    close() {
      stop();
      writing.close();
      pointer.close();
    },
  };
}
