/**
 * The keys, as data: what the keyboard does, what the key sheet prints and what tooltips show.
 *
 * Letters follow `event.key`, the letter that the person's layout says, and not the place of the key.
 */

import { panned } from "../editor/camera.ts";
import {
  duplicate,
  fitAll,
  fitSelection,
  move,
  recolor,
  remove,
  restack,
  selectAll,
  step,
  write,
  zoomStep,
  zoomTo,
} from "../editor/commands.ts";
import type { Editor } from "../editor/editor.ts";
import type { ColorName } from "../shapes/palette.ts";
import { takeNote } from "./note.ts";

export type KeyGroup = "tools" | "edit" | "move" | "view";

export interface KeyCommand {
  readonly name: KeyName;
  readonly group: KeyGroup;
  /** As `stroke` spells them; the first one is shown to people. */
  readonly strokes: readonly string[];
  /** False says that there was nothing to do, and that the browser may do what it does. */
  run(editor: Editor): unknown;
  /** Whether it also runs while the key is held down. */
  readonly repeats?: boolean;
}

export type KeyName =
  | "select"
  | "hand"
  | "note"
  | "round"
  | "connector"
  | "text"
  | "frame"
  | "undo"
  | "redo"
  | "duplicate"
  | "delete"
  | "selectAll"
  | "write"
  | "escape"
  | "color"
  | "front"
  | "back"
  | "nudge"
  | "nudgeFar"
  | "next"
  | "previous"
  | "zoomIn"
  | "zoomOut"
  | "fit"
  | "fitSelection"
  | "actualSize"
  | "home";

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

const NUDGE = 8;
const FAR = 64;
const DIRECTIONS = [
  ["ArrowLeft", -1, 0],
  ["ArrowRight", 1, 0],
  ["ArrowUp", 0, -1],
  ["ArrowDown", 0, 1],
] as const;

export const KEYS: readonly KeyCommand[] = [
  { name: "select", group: "tools", strokes: ["v"], run: take("select") },
  { name: "hand", group: "tools", strokes: ["h"], run: take("hand") },
  { name: "note", group: "tools", strokes: ["n"], run: (editor) => takeNote(editor) },
  { name: "round", group: "tools", strokes: ["Shift+n"], run: (editor) => takeNote(editor, "round") },
  { name: "connector", group: "tools", strokes: ["a", "l"], run: take("connector") },
  { name: "text", group: "tools", strokes: ["t"], run: take("text") },
  { name: "frame", group: "tools", strokes: ["f"], run: take("frame") },
  { name: "undo", group: "edit", strokes: ["Ctrl+z"], run: (editor) => editor.session.undo(), repeats: true },
  {
    name: "redo",
    group: "edit",
    strokes: ["Ctrl+Shift+z", "Ctrl+y"],
    run: (editor) => editor.session.redo(),
    repeats: true,
  },
  { name: "write", group: "edit", strokes: ["Enter", "F2"], run: writeInSelection },
  { name: "duplicate", group: "edit", strokes: ["Ctrl+d"], run: duplicateBeside },
  { name: "delete", group: "edit", strokes: ["Delete", "Backspace"], run: remove },
  { name: "selectAll", group: "edit", strokes: ["Ctrl+a"], run: selectAll },
  { name: "front", group: "edit", strokes: ["Ctrl+ArrowUp"], run: (editor) => restack(editor, "top") },
  { name: "back", group: "edit", strokes: ["Ctrl+ArrowDown"], run: (editor) => restack(editor, "bottom") },
  ...KEY_COLORS.map(
    (color, at): KeyCommand => ({
      name: "color",
      group: "edit",
      strokes: [String(at + 1)],
      run: (editor) => recolor(editor, color),
    }),
  ),
  { name: "escape", group: "edit", strokes: ["Escape"], run: letGo },
  ...DIRECTIONS.flatMap(([key, x, y]): KeyCommand[] => [
    {
      name: "nudge",
      group: "move",
      strokes: [key],
      run: (editor) => nudge(editor, x * NUDGE, y * NUDGE),
      repeats: true,
    },
    {
      name: "nudgeFar",
      group: "move",
      strokes: [`Shift+${key}`],
      run: (editor) => nudge(editor, x * FAR, y * FAR),
      repeats: true,
    },
  ]),
  { name: "next", group: "move", strokes: ["Tab"], run: (editor) => step(editor, true), repeats: true },
  { name: "previous", group: "move", strokes: ["Shift+Tab"], run: (editor) => step(editor, false), repeats: true },
  { name: "zoomIn", group: "view", strokes: ["+", "="], run: (editor) => zoomStep(editor, true), repeats: true },
  { name: "zoomOut", group: "view", strokes: ["-"], run: (editor) => zoomStep(editor, false), repeats: true },
  { name: "fit", group: "view", strokes: ["Shift+1"], run: fitAll },
  { name: "fitSelection", group: "view", strokes: ["Shift+2"], run: fitSelection },
  { name: "actualSize", group: "view", strokes: ["Shift+0"], run: (editor) => zoomTo(editor, 1) },
  { name: "home", group: "view", strokes: ["Home"], run: fitAll },
];

/** The stroke that a key event is, spelled as in the table. */
export function stroke(
  event: Pick<KeyboardEvent, "key" | "code" | "ctrlKey" | "metaKey" | "shiftKey" | "altKey">,
): string {
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  // With Shift, the digit row gives another sign on every layout; only there the place of the key counts.
  const key = event.shiftKey && digit !== undefined ? digit : event.key;
  const shift = event.shiftKey && (key.length > 1 || /[a-z0-9]/i.test(key));
  const named = key.length === 1 ? key.toLowerCase() : key;
  return `${event.ctrlKey || event.metaKey ? "Ctrl+" : ""}${event.altKey ? "Alt+" : ""}${shift ? "Shift+" : ""}${named}`;
}

export function commandFor(pressed: string): KeyCommand | undefined {
  return KEYS.find(({ strokes }) => strokes.includes(pressed));
}

/** The stroke of a command as it is printed for people. */
export function printed(name: KeyName): string {
  return spelled(KEYS.find((key) => key.name === name)?.strokes[0] ?? "");
}

export function spelled(pressed: string): string {
  const signs: Readonly<Record<string, string>> = {
    ArrowLeft: "←",
    ArrowRight: "→",
    ArrowUp: "↑",
    ArrowDown: "↓",
    Escape: "Esc",
    Delete: "Del",
    "-": "−",
  };
  return pressed
    .split(/\+(?=.)/)
    .map((part) => signs[part] ?? (part.length === 1 ? part.toUpperCase() : part))
    .join("+");
}

function take(tool: "select" | "hand" | "connector" | "text" | "frame"): (editor: Editor) => void {
  return (editor) => {
    editor.tool.value = tool;
  };
}

function writeInSelection(editor: Editor): void {
  const [id, ...more] = editor.selection.peek();
  if (id !== undefined && more.length === 0) write(editor, id);
}

function duplicateBeside(editor: Editor): void {
  const by = 24 / Math.min(1, editor.camera.peek().zoom);
  duplicate(editor, by, by);
}

function nudge(editor: Editor, dx: number, dy: number): void {
  if (editor.selection.peek().size > 0) move(editor, dx, dy);
  else editor.camera.value = panned(editor.camera.peek(), -dx * 8, -dy * 8);
}

/** Let go of what is held, step by step: the tool, then the selection. */
function letGo(editor: Editor): void {
  if (editor.tool.peek() !== "select") editor.tool.value = "select";
  else editor.select([]);
}
