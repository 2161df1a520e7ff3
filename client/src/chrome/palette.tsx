/** The list of commands: a few letters find what to do, where to go, or what to prefer. */

import { Search } from "lucide";
import { useEffect, useId, useMemo, useRef, useState } from "preact/hooks";
import { Icon } from "./icon.tsx";
import { keepUsed } from "./lately.ts";
import { type Entry, entriesFor } from "./palette.entries.ts";
import type { SheetProps } from "./panels.tsx";
import { words } from "./strings.ts";
import "./sheet.css";
import "./palette.css";

export function Palette({ editor, close }: SheetProps) {
  const [query, setQuery] = useState("");
  const [at, setAt] = useState(0);
  const dialog = useRef<HTMLDialogElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const id = useId();
  // The board may change while it is open; what is listed changes with the query alone, so that nothing jumps.
  const entries = useMemo(() => entriesFor(editor, query), [editor, query]);
  const current = entries[at];

  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    list.current?.children[at]?.scrollIntoView({ block: "nearest" });
  }, [at]);

  const go = (to: number): void => setAt(Math.max(0, Math.min(entries.length - 1, to)));
  const run = (entry: Entry | undefined): void => {
    if (!entry) return;
    // The sheet is gone and the board has the keyboard before anything happens on it.
    dialog.current?.close();
    close();
    keepUsed(entry.id);
    entry.run(editor);
  };

  const pressed = (event: KeyboardEvent): void => {
    if (event.isComposing) return;
    const page = Math.max(1, Math.floor((list.current?.clientHeight ?? 0) / 44) - 1);
    const moves: Readonly<Record<string, () => void>> = {
      ArrowDown: () => setAt(entries.length === 0 ? 0 : (at + 1) % entries.length),
      ArrowUp: () => setAt(entries.length === 0 ? 0 : (at - 1 + entries.length) % entries.length),
      PageDown: () => go(at + page),
      PageUp: () => go(at - page),
      Enter: () => run(current),
    };
    const move = moves[event.key];
    if (!move) return;
    event.preventDefault();
    move();
  };

  return (
    <dialog class="sheet card palette" ref={dialog} aria-label={words.commands} closedby="any" onClose={close}>
      <div class="palette-field">
        <Icon of={Search} size={18} />
        <input
          type="text"
          role="combobox"
          aria-label={words.commandFind}
          aria-expanded="true"
          aria-controls={id}
          aria-autocomplete="list"
          aria-activedescendant={current && `${id}-${at}`}
          autocomplete="off"
          spellcheck={false}
          placeholder={words.commandFind}
          value={query}
          onInput={(event) => {
            setQuery(event.currentTarget.value);
            setAt(0);
          }}
          onKeyDown={pressed}
        />
        <button type="button" class="palette-close" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </div>
      <div ref={list} class="palette-list" id={id} role="listbox" aria-label={words.commandList}>
        {entries.map((entry, n) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keyboard, as it does for every combobox.
          <div
            key={entry.id}
            id={`${id}-${n}`}
            role="option"
            tabIndex={-1}
            aria-selected={n === at}
            onPointerMove={() => setAt(n)}
            onClick={() => run(entry)}
          >
            <span class="palette-label">{entry.label}</span>
            <small class="soft">{entry.detail}</small>
            {entry.key && <kbd>{entry.key}</kbd>}
          </div>
        ))}
      </div>
      <p class={entries.length === 0 ? "palette-none" : "unseen"} role="status">
        {entries.length === 0 ? words.commandNone : words.commandsFound(entries.length)}
      </p>
    </dialog>
  );
}
