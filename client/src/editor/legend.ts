/** What the colours of a board mean, and which of them it uses. */

import { computed, type ReadonlySignal } from "@preact/signals";
import type { Editor } from "./editor.ts";

export type Legend = Readonly<Record<string, string | null>>;

const NONE: Legend = {};
const legends = new WeakMap<Editor, ReadonlySignal<Legend>>();

/** The legend as a signal of its own: whoever asks for a caption is not woken by every other change of the board. */
function legendOf(editor: Editor): Legend {
  const known = legends.get(editor);
  if (known) return known.value;
  const made = computed(() => {
    editor.revision.value;
    const settings = editor.session.items.get("settings");
    return (settings?.kind === "settings" && settings.legend) || NONE;
  });
  legends.set(editor, made);
  return made.value;
}

/** What a colour means on this board, if that has been said. */
export function captionOf(editor: Editor, color: string): string | undefined {
  return legendOf(editor)[color] || undefined;
}

/** The colours of notes that are on the board, with how many there are of each, and those that have a caption. */
export function colorsInUse(editor: Editor): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  editor.revision.value;
  for (const item of editor.session.items.values()) {
    if (item.kind === "note") counts.set(item.color, (counts.get(item.color) ?? 0) + 1);
  }
  for (const [color, caption] of Object.entries(legendOf(editor))) {
    if (caption && !counts.has(color)) counts.set(color, 0);
  }
  return counts;
}

export function setCaption(editor: Editor, color: string, caption: string): void {
  const wanted = caption.trim().slice(0, 200);
  if (wanted === (captionOf(editor, color) ?? "")) return;
  editor.propose([{ op: "update", id: "settings", set: { legend: { [color]: wanted || null } } }], `legend ${color}`);
}

export function setAuthors(editor: Editor, shown: "initials" | "names" | undefined): void {
  editor.propose([{ op: "update", id: "settings", set: { authors: shown ?? null } }], "authors");
}
