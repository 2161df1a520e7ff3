/** Turning what is selected into a list and back: the lines one writes in, or the whole texts of all selected things. */

import type { Op } from "../model/change.ts";
import { type Item, textOf } from "../model/item.ts";
import { KINDS } from "../model/kinds.ts";
import { apply, unitAt } from "../model/splice.ts";
import type { Editor } from "./editor.ts";
import { leaves } from "./grouping.ts";
import { boxIn, type ListKind, listKind, tickedNext, toggled, turned } from "./lists.ts";

export function toggleList(editor: Editor, kind: ListKind): void {
  const [only, ...more] = listable(editor);
  if (!only) return;
  const text = textOf(only) ?? "";
  if (more.length === 0) {
    const [from, to] = lettersOf(editor, text);
    const splice = turned(text, kind, from, to);
    if (splice.length > 0) editor.session.type(only.id, splice, `list ${kind}`);
    return;
  }
  // Several become what not all of them are yet.
  const items = [only, ...more].filter((item) => textOf(item) !== "");
  const back = items.every((item) => listKind(textOf(item) ?? "") === kind);
  const ops = items
    .filter((item) => back || listKind(textOf(item) ?? "") !== kind)
    .map((item): Op => {
      const before = textOf(item) ?? "";
      return { op: "update", id: item.id, set: { text: apply(before, turned(before, kind)) ?? before } };
    });
  editor.propose(ops, `list ${kind}`);
}

/** Tick the box of the line one writes in, or the next one of what is selected. False if there is none. */
export function tick(editor: Editor): boolean {
  const [item] = listable(editor);
  const text = (item && textOf(item)) ?? "";
  const letters = editor.writing.peek() === undefined ? undefined : editor.letters.peek();
  const box = letters && boxIn(text, unitAt(text, letters[0]));
  const splice = letters ? box !== undefined && toggled(text, box) : tickedNext(text);
  if (!item || !splice) return false;
  editor.session.type(item.id, splice, "tick");
  return true;
}

/** Whether all of it is a list of this kind. */
export function isList(editor: Editor, kind: ListKind): boolean {
  const items = listable(editor);
  return items.length > 0 && items.every((item) => listKind(linesOf(editor, item)) === kind);
}

/** The texts that lists can be in: those of notes, shapes and texts. */
function listable(editor: Editor): readonly Item[] {
  const id = editor.writing.value;
  const written = id === undefined ? undefined : editor.session.items.get(id);
  const items: readonly Item[] = written ? [written] : leaves(editor, editor.selected.value);
  return items.filter((item) => editor.free(item) && KINDS.get(item.kind)?.fields.has("marks"));
}

function linesOf(editor: Editor, item: Item): string {
  const text = textOf(item) ?? "";
  const [from, to] = lettersOf(editor, text);
  const end = text.indexOf("\n", to);
  return text.slice(text.lastIndexOf("\n", from - 1) + 1, end < 0 ? text.length : end);
}

function lettersOf(editor: Editor, text: string): readonly [number, number] {
  const letters = editor.writing.value === undefined ? undefined : editor.letters.value;
  return letters ? [unitAt(text, letters[0]), unitAt(text, letters[1])] : [0, text.length];
}
