/** The commands of the outline that ask for something: what to connect to, which tags, what to say. */

import { useState } from "preact/hooks";
import { connect } from "../../editor/commands.ts";
import type { Editor } from "../../editor/editor.ts";
import { readingOf } from "../../editor/reading.ts";
import { boxOf } from "../../editor/room.ts";
import { newId } from "../../model/id.ts";
import { field, type Item } from "../../model/item.ts";
import { keysOf, named } from "../describe.ts";
import { words } from "../strings.ts";

/** More than these are found by typing. */
const SHOWN = 40;

export function ConnectPage({ editor, item, close }: { editor: Editor; item: Item; close: () => void }) {
  const [wanted, setWanted] = useState("");
  const targets = [...readingOf(editor).values()]
    .map((place) => place.item)
    .filter((other) => other.id !== item.id && isTarget(other))
    .filter((other) => named(other).toLowerCase().includes(wanted.trim().toLowerCase()))
    .slice(0, SHOWN);
  return (
    <>
      <label>
        <span class="small soft">{words.outlined.connectTo}</span>
        <input type="search" value={wanted} onInput={(event) => setWanted(event.currentTarget.value)} />
      </label>
      <ul>
        {targets.map((target) => (
          <li key={target.id}>
            <button
              type="button"
              class="plain"
              onClick={() => {
                close();
                connect(editor, { item: item.id, side: "auto" }, { item: target.id, side: "auto" });
              }}
            >
              {named(target)}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function isTarget(item: Item): boolean {
  return item.kind !== "connector" && item.kind !== "stroke" && item.kind !== "group" && item.kind !== "comment";
}

export function TagPage({ editor, item }: { editor: Editor; item: Item }) {
  const [fresh, setFresh] = useState("");
  editor.revision.value;
  const now = editor.session.items.get(item.id) ?? item;
  const mine = new Set(keysOf(field(now, "tags")));
  const all = new Set(mine);
  for (const other of editor.session.items.values()) for (const tag of keysOf(field(other, "tags"))) all.add(tag);
  const put = (tag: string, on: boolean): void => {
    const ops = [...editor.selection.peek()]
      .filter((id) => editor.session.items.get(id)?.kind === "note")
      .map((id) => ({ op: "update" as const, id, set: { tags: { [tag]: on ? true : null } } }));
    editor.propose(ops, "tag");
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const tag = fresh.trim();
        if (tag !== "") put(tag, true);
        setFresh("");
      }}
    >
      <label>
        <span class="small soft">{words.outlined.tagNew}</span>
        <input value={fresh} maxLength={60} onInput={(event) => setFresh(event.currentTarget.value)} />
      </label>
      <button type="submit" class="second">
        {words.outlined.tagAdd}
      </button>
      {[...all].slice(0, SHOWN).map((tag) => (
        <button
          type="button"
          class="plain"
          key={tag}
          aria-pressed={mine.has(tag)}
          onClick={() => put(tag, !mine.has(tag))}
        >
          {tag}
        </button>
      ))}
    </form>
  );
}

export function CommentPage({ editor, item, close }: { editor: Editor; item: Item; close: () => void }) {
  const [text, setText] = useState("");
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        const box = boxOf(editor, item.id);
        close();
        if (text.trim() === "" || !box) return;
        const at = { x: Math.round(box.x + box.w), y: Math.round(box.y) };
        const comment = { kind: "comment", id: newId(), on: item.id, ...at, text: text.trim() };
        editor.propose([{ op: "create", item: comment }], "comment");
      }}
    >
      <label>
        <span class="small soft">{words.outlined.commentText}</span>
        <input value={text} maxLength={2_000} onInput={(event) => setText(event.currentTarget.value)} />
      </label>
      <button type="submit" class="second">
        {words.outlined.commentSend}
      </button>
    </form>
  );
}
