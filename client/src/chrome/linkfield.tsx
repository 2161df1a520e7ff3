/** Where the selected notes lead: an address out of the board, or another thing on it. */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { type LinkFault, linkFrom, setLink } from "../editor/linking.ts";
import { follow } from "../editor/spots.ts";
import { selectedNotes } from "../editor/tagging.ts";
import { words } from "./strings.ts";

export function LinkField({ editor, close }: { editor: Editor; close: () => void }) {
  const links = new Set(selectedNotes(editor).map((note) => note.link));
  const [only] = links;
  const current = links.size === 1 ? only : undefined;
  const [typed, setTyped] = useState(current ?? "");
  const [fault, setFault] = useState<LinkFault>();
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    field.current?.select();
  }, []);

  const save = (): void => {
    if (typed.trim() === "") {
      setLink(editor, null);
      close();
      return;
    }
    const found = linkFrom(editor, typed, location.href);
    if ("fault" in found) {
      setFault(found.fault);
      return;
    }
    setLink(editor, found.link);
    close();
  };
  return (
    <div class="note-sheet link-sheet">
      <label>
        <span class="small">{words.notes.linkField}</span>
        <input
          ref={field}
          type="text"
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          dir="ltr"
          maxLength={2000}
          placeholder={words.notes.linkExample}
          aria-invalid={fault !== undefined}
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setFault(undefined);
          }}
          onKeyDown={(event) => {
            if (event.key === "Enter" && !event.isComposing) save();
          }}
        />
      </label>
      {fault && (
        <p class="problem" role="alert">
          {words.notes.linkFaults[fault]}
        </p>
      )}
      <div class="row">
        <button type="button" class="first" onClick={save}>
          {words.notes.linkSave}
        </button>
        {current !== undefined && (
          <>
            <button
              type="button"
              class="second"
              onClick={() => {
                close();
                follow(editor, current);
              }}
            >
              {words.notes.linkOpen}
            </button>
            <button
              type="button"
              class="second"
              onClick={() => {
                setLink(editor, null);
                close();
              }}
            >
              {words.notes.linkTake}
            </button>
          </>
        )}
      </div>
    </div>
  );
}
