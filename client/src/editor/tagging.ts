/** Tags and scores of the notes that are selected, and which of them the board knows already. */

import type { Op } from "../model/change.ts";
import type { Json, Note } from "../model/item.ts";
import type { Editor } from "./editor.ts";
import { leaves } from "./grouping.ts";

export const TAG_LETTERS = 60;
const MOST_TAGS = 50;
const MOST_SCORES = 12;

/** Something that all of the notes have, or only some. */
export interface Shared<Value> {
  readonly name: string;
  readonly value: Value;
  readonly all: boolean;
}

export function selectedNotes(editor: Editor): readonly Note[] {
  return leaves(editor, editor.selected.value).filter((item) => item.kind === "note");
}

export function sharedTags(notes: readonly Note[]): readonly Shared<true>[] {
  const names = new Set(notes.flatMap((note) => Object.keys(note.tags ?? {})));
  return [...names].map((name) => ({ name, value: true, all: notes.every((note) => note.tags?.[name] === true) }));
}

/** The scores by name; where the notes differ, the first one's stands for them. */
export function sharedScores(notes: readonly Note[]): readonly Shared<number>[] {
  const names = new Set(notes.flatMap((note) => Object.keys(note.scores ?? {})));
  return [...names].map((name) => {
    const values = notes.map((note) => note.scores?.[name]);
    const value = values.find((one) => typeof one === "number") ?? 0;
    return { name, value, all: values.every((one) => one === value) };
  });
}

/** Every tag on the board, those that are used most first. */
export function boardTags(editor: Editor): readonly string[] {
  return counted(editor, (note) => Object.keys(note.tags ?? {}));
}

export function boardScores(editor: Editor): readonly string[] {
  return counted(editor, (note) => Object.keys(note.scores ?? {}));
}

/** Give every selected note the tag, or take it from all. False if a note has as many as it may have. */
export function setTag(editor: Editor, tag: string, on: boolean): boolean {
  const full = on && free(editor).some((note) => !note.tags?.[tag] && Object.keys(note.tags ?? {}).length >= MOST_TAGS);
  if (!full) setKey(editor, "tags", tag, on ? true : null);
  return !full;
}

/** Score every selected note from 0 to 10, or take the score from all. False if a note has as many as it may have. */
export function setScore(editor: Editor, name: string, score: number | null): boolean {
  const full = free(editor).some(
    (note) => note.scores?.[name] === undefined && Object.keys(note.scores ?? {}).length >= MOST_SCORES,
  );
  if (score !== null && full) return false;
  setKey(editor, "scores", name, score === null ? null : Math.min(10, Math.max(0, Math.round(score * 10) / 10)));
  return true;
}

/** A name as it is kept: without blanks around it, and no longer than it may be. */
export function tidyName(name: string): string {
  return [...name.trim().replace(/\s+/g, " ")].slice(0, TAG_LETTERS).join("");
}

function setKey(editor: Editor, field: "tags" | "scores", key: string, value: Json): void {
  const ops = free(editor)
    .filter((note) => (note[field]?.[key] ?? null) !== value)
    .map((note): Op => ({ op: "update", id: note.id, set: { [field]: { [key]: value } } }));
  editor.propose(ops, `${field} ${key}`);
}

function free(editor: Editor): readonly Note[] {
  return selectedNotes(editor).filter((note) => editor.free(note));
}

function counted(editor: Editor, namesOf: (note: Note) => readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const item of editor.session.items.values()) {
    if (item.kind !== "note") continue;
    for (const name of namesOf(item)) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).map(([name]) => name);
}
