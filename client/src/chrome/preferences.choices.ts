/** The preferences that are one of a few, with their words: the sheet and the list of commands offer the same. */

import { type Choices, OFFERED, preferences } from "../editor/preferences.ts";
import { words } from "./strings.ts";

export type ChosenName = "theme" | "contrast" | "motion" | "wheel" | "announce";
export type SwitchName = "keysOn" | "enterNext" | "minimap";

export const CHOSEN: readonly ChosenName[] = ["theme", "contrast", "motion", "wheel", "announce"];
export const SWITCHES: readonly SwitchName[] = ["keysOn", "enterNext", "minimap"];

/** What the preferences are called. */
export function preferenceNames(): Readonly<Record<ChosenName | SwitchName, string>> {
  return {
    theme: words.preferTheme,
    contrast: words.preferContrast,
    motion: words.preferMotion,
    wheel: words.preferWheel,
    announce: words.preferAnnounce,
    keysOn: words.preferKeys,
    enterNext: words.preferEnter,
    minimap: words.preferMinimap,
  };
}

/** What can be chosen, and what each choice is called. */
export function choicesOf<Name extends ChosenName>(name: Name): readonly (readonly [Choices[Name], string])[] {
  const called: Readonly<Record<ChosenName, Readonly<Record<string, string>>>> = {
    theme: words.preferThemes,
    contrast: words.preferContrasts,
    motion: words.preferMotions,
    wheel: words.preferWheels,
    announce: words.preferAnnounces,
  };
  const offered = OFFERED[name] as readonly string[] as readonly Choices[Name][];
  return offered.map((value) => [value, called[name][value] ?? value]);
}

export function choose<Name extends ChosenName>(name: Name, value: Choices[Name]): void {
  preferences[name].value = value;
}
