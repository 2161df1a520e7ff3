/** The people who reacted, in words. */

import type { Editor } from "../editor/editor.ts";
import { nameOf } from "./describe.ts";
import { words } from "./strings.ts";

/** More names than these are only counted. */
const NAMED = 12;

export function reactors(editor: Editor, users: readonly string[]): string {
  const me = editor.me.peek()?.user;
  const mineFirst = users.toSorted((a, b) => Number(b === me) - Number(a === me));
  const names = mineFirst.map((user) =>
    user === me ? words.notes.me : (nameOf(editor, user) ?? words.notes.somebody),
  );
  const shown = names.slice(0, NAMED).join(", ");
  return names.length > NAMED ? words.notes.andMore(shown, names.length - NAMED) : shown;
}
