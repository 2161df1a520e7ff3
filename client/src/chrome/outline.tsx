/** The board as text, for those who do not see the canvas: the same items in reading order, a stretch at a time. */

import { useEffect, useState } from "preact/hooks";
import { readingOrder, write } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { type Item, textOf } from "../model/item.ts";
import { isColorName } from "../shapes/palette.ts";
import { words } from "./strings.en.ts";

/** Ten thousand elements would cost seconds; a stretch costs a moment. */
const STRETCH = 150;
const PATIENCE = 400;

/** An item in words: its colour and shape are said, not only shown. */
export function described(item: Item): string {
  const text = textOf(item)?.trim() || words.emptyItem;
  if (item.kind === "note") {
    const color = isColorName(item.color) ? words.colors[item.color] : item.color;
    return words.describeNote(color, words.shapes[item.shape], text);
  }
  if (item.kind === "shape") return words.describe(words.forms[item.form], text);
  if (item.kind === "text" || item.kind === "frame" || item.kind === "connector") {
    return words.describe(words.kinds[item.kind], text);
  }
  return text;
}

export function Outline({ editor }: { editor: Editor }) {
  const [from, setFrom] = useState(0);
  const [items, setItems] = useState<readonly Item[]>([]);
  const revision = editor.revision.value;

  // The order changes when the board does.
  useEffect(() => {
    const timer = setTimeout(() => setItems(readingOrder(editor)), PATIENCE);
    return () => clearTimeout(timer);
  }, [editor, revision]);

  const start = Math.min(from, Math.max(0, items.length - 1));
  const stretch = items.slice(start, start + STRETCH);
  return (
    <section class="outline unseen" aria-label={words.outline}>
      {items.length > STRETCH && (
        <p>{words.outlineMore(start + 1, Math.min(items.length, start + STRETCH), items.length)}</p>
      )}
      <ul>
        {stretch.map((item, at) => (
          <li key={item.id} id={`item-${item.id}`} aria-posinset={start + at + 1} aria-setsize={items.length}>
            <button type="button" tabIndex={-1} onClick={() => write(editor, item.id)}>
              {described(item)}
            </button>
          </li>
        ))}
      </ul>
      {start > 0 && (
        <button type="button" tabIndex={-1} onClick={() => setFrom(Math.max(0, start - STRETCH))}>
          {words.outlineBefore}
        </button>
      )}
      {start + STRETCH < items.length && (
        <button type="button" tabIndex={-1} onClick={() => setFrom(start + STRETCH)}>
          {words.outlineNext}
        </button>
      )}
    </section>
  );
}
