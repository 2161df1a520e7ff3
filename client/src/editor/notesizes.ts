/** The three sizes that a note has by name; by its corners it gets any other. */

import type { Op } from "../model/change.ts";
import type { Note } from "../model/item.ts";
import { NOTE_RATIO } from "../shapes/note.ts";
import type { Editor } from "./editor.ts";
import { selectedNotes } from "./tagging.ts";

export const NOTE_SIZES = { small: 120, medium: 200, large: 320 } as const;

export type NoteSize = keyof typeof NOTE_SIZES;

export function sizeOf(note: Note): NoteSize | undefined {
  const h = Math.min(note.w, note.h);
  return (Object.keys(NOTE_SIZES) as NoteSize[]).find((size) => Math.abs(NOTE_SIZES[size] - h) < 1);
}

/** Give the selected notes a size; each keeps its middle and its shape. */
export function resize(editor: Editor, size: NoteSize): void {
  const h = NOTE_SIZES[size];
  const ops = selectedNotes(editor)
    .filter((note) => editor.free(note))
    .map((note): Op => {
      const w = h * NOTE_RATIO[note.shape];
      const [x, y] = [note.x + (note.w - w) / 2, note.y + (note.h - h) / 2].map((at) => Math.round(at * 100) / 100);
      return { op: "update", id: note.id, set: { x: x ?? note.x, y: y ?? note.y, w, h } };
    });
  editor.propose(ops, "size");
}
