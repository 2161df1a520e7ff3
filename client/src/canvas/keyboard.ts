/**
 * The keyboard over the board: the commands by their keys, and Space for the hand.
 *
 * It listens while the board has the focus. A few commands answer in the chrome around it too, but never to a single
 * letter in a field, and never behind an open dialog.
 */

import type { Editor, Panel } from "../editor/editor.ts";
import { commandNamed } from "../tools/keycommands.ts";
import { meaning, strokesFor } from "../tools/keys.ts";
import { isSingle, strokesOf } from "../tools/keystrokes.ts";
import { TOOLS } from "../tools/registry.ts";
import type { PointerInput } from "./pointer.ts";

const SHEETS: ReadonlySet<Panel | undefined> = new Set<Panel>(["keys", "commands", "preferences"]);

export function watchKeyboard(editor: Editor, host: HTMLElement, pointer: PointerInput): () => void {
  const focused = (): boolean => document.activeElement === host || document.activeElement === document.body;

  const down = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented || inDialog() || onItsWay(editor.panel.peek())) return;
    const here = focused();
    if (here && event.key === " ") {
      pointer.hold(true);
      event.preventDefault();
      return;
    }
    if (here && event.key === "Escape" && pointer.cancel()) return;
    const strokes = strokesOf(event);
    const meant = meaning(strokes);
    const command = meant && commandNamed(meant.name);
    const held = editor.tool.peek();
    // The first key of the tool in the hand stays its key; every other letter may begin what is written.
    const again = command?.takes === held && strokes.includes(strokesFor(command.name)[0] ?? "");
    // The letter itself goes into the field that has the focus by the time the browser puts it somewhere.
    const letter = here && event.key.length === 1 && !event.ctrlKey && !event.metaKey && !again;
    if (letter && TOOLS[held].letter?.(editor, event.key)) return;
    if (!command || (event.repeat && !command.repeats)) return;
    if (!here && !(command.anywhere && !(inField(event) && strokes.some(isSingle)))) return;
    if (command.run(editor, meant.key) !== false) event.preventDefault();
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

function inDialog(): boolean {
  return document.querySelector("dialog:modal") !== null;
}

/** A sheet that was asked for has the keyboard, even while it is still being loaded. */
function onItsWay(panel: Panel | undefined): boolean {
  return SHEETS.has(panel) && document.querySelector("dialog.sheet") === null;
}

function inField({ target }: KeyboardEvent): boolean {
  return (
    target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement
  );
}
