/**
 * The keys that are bound now, by command: the preset that the person chose, with their own changes over it.
 *
 * Whatever reads these while drawing is drawn anew when the keys change, so that tooltips and the sheet of keys never
 * print another key than the one that works.
 */

import { computed } from "@preact/signals";
import { type KeyChanges, type KeyPreset, preferences } from "../editor/preferences.ts";
import type { ColorName } from "../shapes/palette.ts";
import { KEY_NAMES, type KeyName, type KeyTable, PRESETS } from "./keypresets.ts";
import { familyOf, isSingle, keyIn, overlaps, spelled } from "./keystrokes.ts";

export type { KeyName } from "./keypresets.ts";

/** The colours of the keys 1 to 8: the eight that are easiest to tell apart. */
export const KEY_COLORS: readonly ColorName[] = [
  "light_yellow",
  "orange",
  "pink",
  "violet",
  "blue",
  "cyan",
  "green",
  "gray",
];

/** What a press means: the command, and the key itself for commands that answer to several. */
export interface Meant {
  readonly name: KeyName;
  readonly key: string;
}

/** The table of a preset with a person's changes: what they gave to one command is taken from every other. */
export function tableOf(preset: KeyPreset, changes: KeyChanges): KeyTable {
  const taken = KEY_NAMES.flatMap((name) => changes[name] ?? []);
  const own = (name: KeyName): readonly string[] =>
    changes[name] ?? PRESETS[preset][name].filter((stroke) => !taken.some((other) => overlaps(stroke, other)));
  return Object.fromEntries(KEY_NAMES.map((name) => [name, own(name)])) as unknown as KeyTable;
}

const table = computed(() => tableOf(preferences.keyPreset.value, preferences.keyChanges.value));

const byStroke = computed(() => {
  const pairs = KEY_NAMES.flatMap((name) => table.value[name].map((stroke) => [stroke, name] as const));
  return new Map(pairs.filter(([stroke]) => preferences.keysOn.value || !isSingle(stroke)));
});

/** What the first of these strokes that means anything means. */
export function meaning(strokes: readonly string[]): Meant | undefined {
  for (const stroke of strokes) {
    const name = byStroke.value.get(stroke) ?? byStroke.value.get(familyOf(stroke) ?? "");
    if (name) return { name, key: keyIn(stroke) };
  }
  return undefined;
}

/** Every stroke of a command, whether single keys are switched off or not. */
export function strokesFor(name: KeyName): readonly string[] {
  return table.value[name];
}

/** The stroke of a command as it is printed for people; empty if it has none that works. */
export function printed(name: KeyName): string {
  const stroke = strokesFor(name).find((one) => preferences.keysOn.value || !isSingle(one));
  return stroke === undefined ? "" : spelled(stroke);
}

/**
 * Words that speak of keys, with the keys as they are now: "{note}" becomes the key of that command.
 *
 * What stands in [brackets] is left out while it speaks of a command that has no key.
 */
export function keyed(text: string): string {
  const known = (part: string): boolean =>
    [...part.matchAll(NAMED)].every(([, name]) => printed(name as KeyName) !== "");
  return text
    .replaceAll(/\[([^[\]]*)\]/g, (_all, part: string) => (known(part) ? part : ""))
    .replaceAll(NAMED, (_all, name: string) => printed(name as KeyName))
    .trim();
}

const NAMED = /\{(\w+)\}/g;

/** The command that these strokes belong to, other than `except`. */
export function usedBy(strokes: readonly string[], except: KeyName): KeyName | undefined {
  return KEY_NAMES.find(
    (name) => name !== except && strokesFor(name).some((one) => strokes.some((stroke) => overlaps(one, stroke))),
  );
}

export function isChanged(name: KeyName): boolean {
  return preferences.keyChanges.value[name] !== undefined;
}

/** Whether the command answers to a family of keys, such as the arrows, and so only ever to that family. */
export function familyFor(name: KeyName): "Arrows" | "Digits" | undefined {
  const [first] = PRESETS.tondo[name].map(keyIn);
  return first === "Arrows" || first === "Digits" ? first : undefined;
}

/** Give a command one stroke in place of those it has; whatever else had it goes without. */
export function bind(name: KeyName, stroke: string): void {
  const others = Object.entries(preferences.keyChanges.peek()).map(
    ([other, strokes]) => [other, strokes.filter((one) => !overlaps(one, stroke))] as const,
  );
  preferences.keyChanges.value = { ...Object.fromEntries(others), [name]: [stroke] };
}

/** Leave a command without a key. */
export function unbind(name: KeyName): void {
  preferences.keyChanges.value = { ...preferences.keyChanges.peek(), [name]: [] };
}

/** The keys that the preset has for the command. */
export function reset(name: KeyName): void {
  const { [name]: _own, ...others } = preferences.keyChanges.peek();
  preferences.keyChanges.value = others;
}

export function resetAll(): void {
  preferences.keyChanges.value = {};
}
