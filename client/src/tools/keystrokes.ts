/**
 * How a pressed key is spelled, for the tables and for people.
 *
 * A stroke is "Ctrl+Shift+z": the modifiers in this order, then what `event.key` says, letters small. "Arrows" stands for
 * any of the four arrow keys, "Digits" for 1 to 8. Letters follow the layout of the person and not the place of the key.
 */

import { signal } from "@preact/signals";

type Pressed = Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey"> & {
  getModifierState?(name: string): boolean;
};

/** What keys are called in the language of the person, where that is not their own name. */
export const keySigns = signal<Readonly<Record<string, string>>>({});

const SIGNS: Readonly<Record<string, string>> = {
  ArrowLeft: "←",
  ArrowRight: "→",
  ArrowUp: "↑",
  ArrowDown: "↓",
  Arrows: "← ↑ ↓ →",
  Digits: "1 … 8",
  Escape: "Esc",
  Delete: "Del",
  "-": "−",
};

const MAC_SIGNS: Readonly<Record<string, string>> = { Ctrl: "⌘", Alt: "⌥", Shift: "⇧" };

const MODIFIERS: ReadonlySet<string> = new Set(["Control", "Shift", "Alt", "Meta", "AltGraph", "CapsLock", "Dead"]);

/**
 * The strokes that a key event may mean, the likeliest first.
 *
 * On the row of digits there are two: what the layout makes of the key, and the digit. "!" is Shift+1 nearly everywhere;
 * "/" is Shift+7 on a German keyboard and is meant as "/"; and on a French one the digits themselves need Shift.
 */
export function strokesOf(event: Pressed): readonly string[] {
  const key = keyOf(event);
  if (key === undefined) return [];
  // AltGr makes a sign of another one, and is no modifier of that sign. Windows tells of it as Ctrl with Alt.
  const graph = !onMac() && key.length === 1 && event.getModifierState?.("AltGraph") === true;
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  const bySign = spell(event, key, graph);
  if (digit === undefined || digit === key) {
    // With Shift held, a digit is first of all the digit that Shift was pressed to.
    return digit !== undefined && event.shiftKey
      ? [bySign, spell({ ...plain(event), shiftKey: false }, key, graph)]
      : [bySign];
  }
  return graph ? [bySign] : [bySign, spell(event, digit, false)];
}

/** The stroke of a whole family of keys: any arrow, any digit from 1 to 8. Undefined if the key has no family. */
export function familyOf(stroke: string): string | undefined {
  const found = /^(.*\+)?(Arrow(?:Left|Right|Up|Down)|[1-8])$/.exec(stroke);
  return found ? `${found[1] ?? ""}${found[2]?.startsWith("Arrow") ? "Arrows" : "Digits"}` : undefined;
}

/** The key of a stroke without its modifiers. */
export function keyIn(stroke: string): string {
  return parts(stroke).at(-1) ?? stroke;
}

/** Whether one press could mean both. */
export function overlaps(a: string, b: string): boolean {
  return a === b || familyOf(a) === b || familyOf(b) === a;
}

/** A letter, digit or other sign alone, which speech input and slips of the finger press too easily. [WCAG 2.1.4] */
export function isSingle(stroke: string): boolean {
  const key = keyIn(stroke);
  return !/^(Ctrl|Alt)\+/.test(stroke) && (key.length === 1 || key === "Digits");
}

/** The stroke as it is printed for people. */
export function spelled(stroke: string): string {
  const mac = onMac();
  const signs = { ...SIGNS, ...keySigns.value, ...(mac && MAC_SIGNS) };
  return parts(stroke)
    .map((part) => signs[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join(mac ? " " : "+");
}

/** "Ctrl++" is Ctrl and a plus. */
function parts(stroke: string): readonly string[] {
  return stroke.split(/\+(?=.)/);
}

function keyOf(event: Pressed): string | undefined {
  const { key, code, altKey } = event;
  // Option writes signs of its own on a Mac; only then the place of the key says which letter it is.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: everything that is not ASCII.
  if (altKey && (key === "Dead" || (key.length === 1 && /[^\x00-\x7f]/.test(key)))) {
    const place = /^(?:Key|Digit)(.)$/.exec(code)?.[1];
    if (place) return place.toLowerCase();
    return { Equal: "=", Minus: "-", Slash: "/" }[code] ?? key;
  }
  if (MODIFIERS.has(key)) return undefined;
  return key.length === 1 ? key.toLowerCase() : key;
}

function spell(event: Pressed, key: string, graph: boolean): string {
  const ctrl = (event.ctrlKey || event.metaKey) && !graph;
  const alt = event.altKey && !graph;
  // Which signs need Shift is the layout's affair; it counts with letters, digits and named keys only.
  const shift = event.shiftKey && (key.length > 1 || /[\p{L}\p{N}]/u.test(key));
  return `${ctrl ? "Ctrl+" : ""}${alt ? "Alt+" : ""}${shift ? "Shift+" : ""}${key}`;
}

/** Events do not give their fields away when they are spread. */
function plain({ key, code, ctrlKey, metaKey, shiftKey, altKey }: Pressed): Pressed {
  return { key, code, ctrlKey, metaKey, shiftKey, altKey };
}

function onMac(): boolean {
  return typeof navigator !== "undefined" && /^(Mac|iP)/.test(navigator.platform ?? "");
}
