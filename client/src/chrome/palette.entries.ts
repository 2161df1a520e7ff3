/** What the list of commands offers: commands, colours, preferences, and the places on the board by their text. */

import { recolor } from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import { flip, preferences } from "../editor/preferences.ts";
import { type Item, textOf } from "../model/item.ts";
import { COLOR_NAMES } from "../shapes/palette.ts";
import { commands } from "../tools/keycommands.ts";
import { printed } from "../tools/keys.ts";
import { LANGUAGES } from "./language.ts";
import { usedLately } from "./lately.ts";
import { CHOSEN, choicesOf, choose, preferenceNames, SWITCHES } from "./preferences.choices.ts";
import { words } from "./strings.ts";
import { fitness } from "./subsequence.ts";

export interface Entry {
  /** The same for the same thing at every visit, in every language. */
  readonly id: string;
  readonly label: string;
  /** What kind of thing it is. */
  readonly detail: string;
  readonly key?: string;
  run(editor: Editor): unknown;
}

/** Places on the board that are listed at most. */
const PLACES = 50;
/** How wide something is on the screen, at least, when one goes to it. */
const LEGIBLE = 120;
const LONGEST = 80;

/** Everything that fits the query, the best first; without one, the commands, those used lately before the others. */
export function entriesFor(editor: Editor, query: string): readonly Entry[] {
  const offered = [...commandEntries(editor), ...colorEntries(editor), ...preferenceEntries()];
  const lately = usedLately();
  const recent = (entry: Entry): number => (lately.includes(entry.id) ? lately.length - lately.indexOf(entry.id) : 0);
  if (query.trim() === "") {
    return offered
      .filter((entry) => entry.id.startsWith("do:") || recent(entry) > 0)
      .sort((a, b) => recent(b) - recent(a));
  }
  return [...offered, ...placeEntries(editor, query)]
    .map((entry) => ({ entry, score: fitness(query, entry.label) }))
    .filter((one): one is { entry: Entry; score: number } => one.score !== undefined)
    .sort((a, b) => b.score + recent(b.entry) / 2 - (a.score + recent(a.entry) / 2))
    .map(({ entry }) => entry);
}

function commandEntries(editor: Editor): readonly Entry[] {
  return commands.value
    .filter((command) => !command.unlisted && (command.can?.(editor) ?? true))
    .map((command) => ({
      id: `do:${command.name}`,
      label: words.keyNames[command.name],
      detail: words.keyGroups[command.group],
      key: printed(command.name),
      run: (on) => command.run(on, ""),
    }));
}

function colorEntries(editor: Editor): readonly Entry[] {
  if (editor.selection.peek().size === 0 || !editor.can("edit")) return [];
  return COLOR_NAMES.map((color) => ({
    id: `color:${color}`,
    label: words.commandColor(words.colors[color]),
    detail: words.keyGroups.edit,
    run: (on) => recolor(on, color),
  }));
}

/** What is chosen already is not offered. */
function preferenceEntries(): readonly Entry[] {
  const names = preferenceNames();
  const entry = (id: string, name: string, choice: string, run: () => void): Entry => ({
    id: `prefer:${id}`,
    label: words.commandSet(name, choice),
    detail: words.preferences,
    run,
  });
  return [
    ...CHOSEN.flatMap((name) =>
      choicesOf(name)
        .filter(([value]) => value !== preferences[name].value)
        .map(([value, label]) => entry(`${name}:${value}`, names[name], label, () => choose(name, value))),
    ),
    ...SWITCHES.map((name) =>
      entry(name, names[name], preferences[name].value ? words.off : words.on, () => flip(name)),
    ),
    ...Object.entries(LANGUAGES)
      .filter(([code]) => code !== preferences.language.value)
      .map(([code, label]) =>
        entry(`language:${code}`, words.preferLanguage, label, () => {
          preferences.language.value = code;
        }),
      ),
  ];
}

/** Frames and notes that say what was asked for, frames first. */
function placeEntries(editor: Editor, query: string): readonly Entry[] {
  const wanted = query.trim().toLowerCase();
  const hits = [...editor.session.items.values()].filter(
    (item) => (textOf(item) ?? "").toLowerCase().includes(wanted) && editor.places.box(item.id) !== undefined,
  );
  const frames = hits.filter((item) => item.kind === "frame");
  return [...frames, ...hits.filter((item) => item.kind !== "frame")].slice(0, PLACES).map((item) => ({
    id: `go:${item.id}`,
    label: words.commandGo(shortened(textOf(item) ?? "", wanted)),
    detail: words.spoken.things[item.kind] ?? words.spoken.things.shape ?? "",
    run: (on) => goTo(on, item),
  }));
}

/** The text around what was found in it, on one line. */
function shortened(text: string, wanted: string): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const at = Math.max(0, line.toLowerCase().indexOf(wanted));
  if (line.length <= LONGEST) return line;
  const from = Math.max(0, Math.min(at - 20, line.length - LONGEST));
  const part = line.slice(from, from + LONGEST).toWellFormed();
  return `${from > 0 ? "… " : ""}${part}${from + LONGEST < line.length ? " …" : ""}`;
}

function goTo(editor: Editor, item: Item): void {
  const box = editor.boundsOf(item.id);
  if (!box) return;
  editor.select([item.id]);
  const small = box.w * editor.camera.peek().zoom < LEGIBLE;
  if (item.kind === "frame" || small) editor.look(box);
  else editor.reveal(box);
}
