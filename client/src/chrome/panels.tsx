/** The sheets that open over the board, one at a time; each is loaded when it is first asked for. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Editor, Panel } from "../editor/editor.ts";
import { words } from "./strings.ts";

export interface SheetProps {
  readonly editor: Editor;
  readonly close: () => unknown;
}

type Sheet = ComponentType<SheetProps>;

/** Every panel that is a dialog of its own; the others are drawn where they belong. */
const SHEETS: { readonly [Name in Panel]?: () => Promise<Sheet> } = {
  keys: async () => (await import("./keysheet.tsx")).KeySheet,
  commands: async () => (await import("./palette.tsx")).Palette,
  find: async () => (await import("./find.tsx")).Find,
  preferences: async () => (await import("./preferences.tsx")).PreferencesSheet,
};

/** Milliseconds after the board was opened: by then it has been drawn. */
const SOON = 2_000;

/** `close` puts the sheet away and gives the keyboard back to the board. */
export function Panels({ editor, close }: SheetProps) {
  const panel = editor.panel.value;
  const [loaded, setLoaded] = useState<{ readonly panel: Panel; readonly sheet: Sheet }>();

  useEffect(() => {
    const load = panel && SHEETS[panel];
    if (!load) return undefined;
    let wanted = true;
    load().then(
      (sheet) => {
        if (wanted) setLoaded({ panel, sheet });
      },
      () => {
        editor.panel.value = undefined;
        editor.say(words.unreachable);
      },
    );
    return () => {
      wanted = false;
    };
  }, [editor, panel]);

  // Whoever asks for the commands goes on writing at once, so they are there before anybody asks.
  useEffect(() => {
    const idle = setTimeout(() => void SHEETS.commands?.().catch(() => {}), SOON);
    return () => clearTimeout(idle);
  }, []);

  if (!panel || loaded?.panel !== panel) return null;
  const Shown = loaded.sheet;
  // A dialog says late that it was closed; by then another sheet may have been opened.
  return <Shown editor={editor} close={() => editor.panel.peek() === panel && close()} />;
}
