/** The keyboard over the board: the table of keys, and Space for the hand. Works only while the board has the focus. */

import type { Editor } from "../editor/editor.ts";
import { commandFor, stroke } from "../tools/keys.ts";
import { TOOLS } from "../tools/registry.ts";
import type { PointerInput } from "./pointer.ts";

export function watchKeyboard(editor: Editor, host: HTMLElement, pointer: PointerInput): () => void {
  const focused = (): boolean => document.activeElement === host || document.activeElement === document.body;

  const down = (event: KeyboardEvent): void => {
    if (!focused() || event.isComposing || event.defaultPrevented) return;
    if (event.key === " ") {
      pointer.hold(true);
      event.preventDefault();
      return;
    }
    if (event.key === "Escape" && pointer.cancel()) return;
    const pressed = stroke(event);
    const tool = TOOLS[editor.tool.peek()];
    // The letter itself goes into the field that has the focus by the time the browser puts it somewhere.
    if (event.key.length === 1 && !event.ctrlKey && !event.metaKey && tool.letter?.(editor, event.key)) return;
    const command = commandFor(pressed);
    if (!command || (event.repeat && !command.repeats)) return;
    if (command.run(editor) !== false) event.preventDefault();
  };

  const up = (event: KeyboardEvent): void => {
    if (event.key === " ") pointer.hold(false);
  };

  const away = (): void => pointer.hold(false);

  window.addEventListener("keydown", down);
  window.addEventListener("keyup", up);
  window.addEventListener("blur", away);
  return () => {
    window.removeEventListener("keydown", down);
    window.removeEventListener("keyup", up);
    window.removeEventListener("blur", away);
  };
}
