/** Writing in a row of the outline: every letter goes to the board as it would from the desk, and others' letters come in. */

import { useLayoutEffect, useRef } from "preact/hooks";
import type { Editor } from "../../editor/editor.ts";
import { type Item, textOf } from "../../model/item.ts";
import { carried, diff, placeAt, transform, unitAt } from "../../model/splice.ts";
import { named } from "../describe.ts";
import { words } from "../strings.ts";

const TEXT_LIMIT = 6_000;

interface RowFieldProps {
  readonly editor: Editor;
  readonly item: Item;
  /** The writing is over; `back` if the keyboard goes back to the tree, and has not gone elsewhere already. */
  readonly done: (back: boolean) => void;
}

export function RowField({ editor, item, done }: RowFieldProps) {
  const input = useRef<HTMLTextAreaElement>(null);
  /** The text when the field and the board last agreed. */
  const agreed = useRef(textOf(item) ?? "");
  const composing = useRef(false);

  useLayoutEffect(() => {
    const field = input.current;
    field?.focus({ preventScroll: true });
    field?.setSelectionRange(field.value.length, field.value.length);
    editor.session.here({ edit: item.id });
    return () => editor.session.here({ edit: null });
  }, [editor, item.id]);

  /** The board has changed: put in what others wrote, with the caret where it was in the words. */
  const follow = (): void => {
    const field = input.current;
    const now = textOf(editor.session.items.get(item.id) ?? item) ?? "";
    if (!field || composing.current || now === agreed.current) return;
    const splice = diff(agreed.current, now);
    const places = [field.selectionStart, field.selectionEnd].map((at) =>
      unitAt(now, carried(placeAt(agreed.current, at), splice, true)),
    );
    agreed.current = now;
    field.value = now;
    field.setSelectionRange(places[0] ?? now.length, places[1] ?? now.length);
  };

  useLayoutEffect(() => editor.session.on({ items: (ids) => ids.has(item.id) && follow() }), [editor, item.id]);

  /** The field has changed: send what changed. */
  const take = (): void => {
    const field = input.current;
    if (!field || composing.current) return;
    const wanted = field.value.slice(0, TEXT_LIMIT).toWellFormed().replaceAll("\0", "");
    const mine = diff(agreed.current, wanted);
    // During a composition others may have gone on writing.
    const theirs = diff(agreed.current, textOf(editor.session.items.get(item.id) ?? item) ?? "");
    agreed.current = wanted;
    if (mine.length === 0) return;
    if (item.kind === "group") editor.propose([{ op: "update", id: item.id, set: { text: wanted } }], "write");
    else editor.session.type(item.id, theirs.length > 0 ? transform(mine, theirs, true) : mine);
    follow();
  };

  const pressed = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.isComposing || composing.current) return;
    const command = event.ctrlKey || event.metaKey;
    if (event.key === "Escape" || event.key === "F2" || (event.key === "Enter" && !event.shiftKey)) done(true);
    else if (command && event.key.toLowerCase() === "z") event.shiftKey ? editor.session.redo() : editor.session.undo();
    else return;
    event.preventDefault();
  };

  return (
    <textarea
      ref={input}
      class="tree-field"
      rows={1}
      dir="auto"
      aria-label={words.outlined.write(named(item))}
      defaultValue={agreed.current}
      onCompositionStart={() => {
        composing.current = true;
      }}
      onCompositionEnd={() => {
        composing.current = false;
        take();
      }}
      onInput={take}
      onKeyDown={pressed}
      onBlur={() => {
        // Another window may have taken the keyboard; then the writing goes on.
        if (document.hasFocus()) done(false);
      }}
    />
  );
}
