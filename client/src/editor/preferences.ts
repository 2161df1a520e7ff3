/**
 * What a person prefers on this device, whatever the board: signals that outlive the page.
 *
 * Read `preferences.wheel.value` where it matters, and write it to change it; it is kept by itself.
 */

import { type Signal, signal } from "@preact/signals";
import { keep, recall } from "./kept.ts";

export type KeyPreset = "tondo" | "miro" | "mural" | "figjam";

/** What makes a person's keys different from those of the preset; an empty list says that a command has no key. */
export type KeyChanges = Readonly<Record<string, readonly string[]>>;

export interface Choices {
  /** Empty: what the browser asks for. */
  language: string;
  /** Whether single keys do anything at all while the board has the focus. */
  keysOn: boolean;
  keyPreset: KeyPreset;
  keyChanges: KeyChanges;
  wheel: "zoom" | "pan";
  theme: "auto" | "light" | "dark";
  contrast: "auto" | "more";
  motion: "auto" | "less";
  /** Whether Enter in a note goes on to the next one, instead of to a new line. */
  enterNext: boolean;
  /** Whose changes a screen reader is told about. */
  announce: "off" | "mine" | "all";
  minimap: boolean;
}

const DEFAULTS: Choices = {
  language: "",
  keysOn: true,
  keyPreset: "tondo",
  keyChanges: {},
  wheel: "zoom",
  theme: "auto",
  contrast: "auto",
  motion: "auto",
  enterNext: false,
  announce: "all",
  minimap: true,
};

/** What may be chosen where the type alone does not say what was kept by an older or a newer page. */
export const OFFERED = {
  keyPreset: ["tondo", "miro", "mural", "figjam"],
  wheel: ["zoom", "pan"],
  theme: ["auto", "light", "dark"],
  contrast: ["auto", "more"],
  motion: ["auto", "less"],
  announce: ["off", "mine", "all"],
} as const satisfies { [Name in keyof Choices]?: readonly Choices[Name][] };

export const preferences: { readonly [Name in keyof Choices]: Signal<Choices[Name]> } = {
  language: kept("language"),
  keysOn: kept("keysOn"),
  keyPreset: kept("keyPreset"),
  keyChanges: kept("keyChanges"),
  wheel: kept("wheel"),
  theme: kept("theme"),
  contrast: kept("contrast"),
  motion: kept("motion"),
  enterNext: kept("enterNext"),
  announce: kept("announce"),
  minimap: kept("minimap"),
};

/** The other way round: on becomes off. */
export function flip(name: "keysOn" | "enterNext" | "minimap"): void {
  preferences[name].value = !preferences[name].peek();
}

/** A signal that starts with what was kept, and keeps what it is given. */
function kept<Name extends keyof Choices>(name: Name): Signal<Choices[Name]> {
  const key = `tondo:prefer:${name}`;
  const made = signal<Choices[Name]>(parsed(name, recall(key)));
  let first = true;
  made.subscribe((value) => {
    if (!first) keep(key, value);
    first = false;
  });
  return made;
}

function parsed<Name extends keyof Choices>(name: Name, value: unknown): Choices[Name] {
  const usual = DEFAULTS[name];
  const offered: readonly unknown[] | undefined = (OFFERED as Partial<Record<keyof Choices, readonly unknown[]>>)[name];
  const fits =
    name === "keyChanges" ? isKeyChanges(value) : offered ? offered.includes(value) : typeof value === typeof usual;
  return fits ? (value as Choices[Name]) : usual;
}

function isKeyChanges(value: unknown): boolean {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return Object.values(value).every(
    (strokes) => Array.isArray(strokes) && strokes.every((stroke) => typeof stroke === "string"),
  );
}
