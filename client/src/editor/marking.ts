/** Making letters bold, italic, underlined or struck out: those that are selected, or all of what is selected. */

import type { Op } from "../model/change.ts";
import { type Item, textOf } from "../model/item.ts";
import { KINDS } from "../model/kinds.ts";
import { covers, type Mark, type MarkName } from "../model/marks.ts";
import { size } from "../model/splice.ts";
import type { Editor } from "./editor.ts";
import { leaves } from "./grouping.ts";

export const MARK_NAMES: readonly MarkName[] = ["bold", "italic", "underline", "strike"];

/** Whether all of what would be marked has the mark already, or only some of it. */
export type MarkState = boolean | "mixed";

interface Stretch {
  readonly item: Item;
  readonly from: number;
  readonly to: number;
}

export function markState(editor: Editor, name: MarkName): MarkState {
  const next = editor.inkNext.value[name];
  if (next !== undefined) return next;
  const caret = caretOf(editor);
  if (caret) return reaches(caret, name);
  const all = stretches(editor);
  const marked = all.filter((one) => whole(one, name));
  if (marked.length === 0) return false;
  return marked.length === all.length ? true : "mixed";
}

/** Mark what is selected, or take the mark away if all of it has it. With only a caret, what is typed next is meant. */
export function toggleMark(editor: Editor, name: MarkName): boolean {
  const caret = caretOf(editor);
  if (caret) {
    const next = editor.inkNext.peek();
    editor.inkNext.value = { ...next, [name]: !(next[name] ?? reaches(caret, name)) };
    return true;
  }
  const all = stretches(editor);
  const on = !all.every((one) => whole(one, name));
  const ops = all.map(({ item, from, to }): Op => markOp(item, from, to, name, on));
  editor.propose(ops, `mark ${name}`);
  return ops.length > 0;
}

/** Mark what has just been typed as was asked for before it was. */
export function inkTyped(editor: Editor, id: string, from: number, to: number): void {
  const item = editor.session.items.get(id);
  const next = Object.entries(editor.inkNext.peek()) as (readonly [MarkName, boolean])[];
  if (!item || next.length === 0) return;
  editor.inkNext.value = {};
  const ops = next
    .filter(([name, on]) => covers(marksIn(item), [from, to, name]) !== on)
    .map(([name, on]): Op => markOp(item, from, to, name, on));
  editor.propose(ops, "ink");
}

/** Whether marks can be on anything that is selected. */
export function canMark(editor: Editor): boolean {
  return editor.writing.value !== undefined || stretches(editor).length > 0;
}

function markOp(item: Item, from: number, to: number, name: MarkName, on: boolean): Op {
  return { op: "mark", id: item.id, base: item.tv ?? item.born ?? 0, from, to, name, on };
}

/** What is to be marked: the letters that are selected while writing, or else the whole texts of all selected things. */
function stretches(editor: Editor): readonly Stretch[] {
  const id = editor.writing.value;
  if (id !== undefined) {
    const item = editor.session.items.get(id);
    const [from, to] = editor.letters.value ?? [0, 0];
    return item && takesMarks(item) && from < to ? [{ item, from, to }] : [];
  }
  return leaves(editor, editor.selected.value)
    .filter((item) => editor.free(item) && takesMarks(item))
    .map((item) => ({ item, from: 0, to: size(textOf(item) ?? "") }))
    .filter(({ to }) => to > 0);
}

interface Caret {
  readonly item: Item;
  readonly at: number;
}

function caretOf(editor: Editor): Caret | undefined {
  const item = editor.session.items.get(editor.writing.value ?? "");
  const letters = editor.letters.value;
  return item && letters && letters[0] === letters[1] && takesMarks(item) ? { item, at: letters[0] } : undefined;
}

/** Whether what is typed at the caret has the mark by itself: typing belongs to the letters before it. */
function reaches({ item, at }: Caret, name: MarkName): boolean {
  return marksIn(item).some((mark) => mark[2] === name && mark[0] < at && mark[1] >= at);
}

function whole({ item, from, to }: Stretch, name: MarkName): boolean {
  return covers(marksIn(item), [from, to, name]);
}

function takesMarks(item: Item): boolean {
  return KINDS.get(item.kind)?.fields.has("marks") ?? false;
}

function marksIn(item: Item): readonly Mark[] {
  return "marks" in item && item.marks ? item.marks : [];
}
