/**
 * The keys, as data: what the keyboard does, what the key sheet prints and what tooltips show.
 *
 * Letters follow `event.key`, the letter that the person's layout says, and not the place of the key.
 */

import { tidyUp } from "../editor/arranging.ts";
import { panned } from "../editor/camera.ts";
import {
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
import { duplicate } from "../editor/copies.ts";
import type { Editor } from "../editor/editor.ts";
import { selectThatWay } from "../editor/focus.ts";
import type { Direction } from "../geometry/thatway.ts";
import type { ColorName } from "../shapes/palette.ts";
import { moveAim, takeAim, takeConnector } from "./aim.ts";
import { takeForm } from "./figure.ts";
import { takeNote } from "./note.ts";
import { takeNib } from "./pen.ts";

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
  | "lasso"
  | "note"
  | "round"
  | "connector"
  | "text"
  | "frame"
  | "rectangle"
  | "ellipse"
  | "diamond"
  | "pen"
  | "highlighter"
  | "eraser"
  | "undo"
  | "redo"
  | "copy"
  | "cut"
  | "paste"
  | "duplicate"
  | "delete"
  | "selectAll"
  | "write"
  | "escape"
  | "color"
  | "tidy"
  | "front"
  | "back"
  | "nudge"
  | "nudgeFar"
  | "thatWay"
  | "thatWayToo"
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
  { name: "lasso", group: "tools", strokes: ["q"], run: take("lasso") },
  { name: "note", group: "tools", strokes: ["n"], run: (editor) => takeNote(editor) },
  { name: "round", group: "tools", strokes: ["Shift+n"], run: (editor) => takeNote(editor, "round") },
  { name: "connector", group: "tools", strokes: ["a", "l"], run: takeConnector },
  { name: "text", group: "tools", strokes: ["t"], run: take("text") },
  { name: "frame", group: "tools", strokes: ["f"], run: take("frame") },
  { name: "rectangle", group: "tools", strokes: ["r"], run: (editor) => takeForm(editor, "rectangle") },
  { name: "ellipse", group: "tools", strokes: ["o"], run: (editor) => takeForm(editor, "ellipse") },
  { name: "diamond", group: "tools", strokes: ["d"], run: (editor) => takeForm(editor, "diamond") },
  { name: "pen", group: "tools", strokes: ["p"], run: (editor) => takeNib(editor, "pen") },
  { name: "highlighter", group: "tools", strokes: ["Shift+p"], run: (editor) => takeNib(editor, "highlighter") },
  { name: "eraser", group: "tools", strokes: ["e"], run: take("eraser") },
  { name: "undo", group: "edit", strokes: ["Ctrl+z"], run: (editor) => editor.session.undo(), repeats: true },
  {
    name: "redo",
    group: "edit",
    strokes: ["Ctrl+Shift+z", "Ctrl+y"],
    run: (editor) => editor.session.redo(),
    repeats: true,
  },
  { name: "write", group: "edit", strokes: ["Enter", "F2"], run: writeInSelection },
  { name: "copy", group: "edit", strokes: ["Ctrl+c"], run: leaveToBrowser },
  { name: "cut", group: "edit", strokes: ["Ctrl+x"], run: leaveToBrowser },
  { name: "paste", group: "edit", strokes: ["Ctrl+v"], run: leaveToBrowser },
  { name: "duplicate", group: "edit", strokes: ["Ctrl+d"], run: duplicateBeside },
  { name: "delete", group: "edit", strokes: ["Delete", "Backspace"], run: remove },
  { name: "selectAll", group: "edit", strokes: ["Ctrl+a"], run: selectAll },
  { name: "tidy", group: "edit", strokes: ["g"], run: tidyUp },
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
      run: (editor) => nudge(editor, { x, y }, NUDGE),
      repeats: true,
    },
    {
      name: "nudgeFar",
      group: "move",
      strokes: [`Shift+${key}`],
      run: (editor) => nudge(editor, { x, y }, FAR),
      repeats: true,
    },
    {
      name: "thatWay",
      group: "move",
      strokes: [`Alt+${key}`],
      run: (editor) => selectThatWay(editor, { x, y }, false),
      repeats: true,
    },
    {
      name: "thatWayToo",
      group: "move",
      strokes: [`Alt+Shift+${key}`],
      run: (editor) => selectThatWay(editor, { x, y }, true),
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

function take(tool: "select" | "hand" | "lasso" | "text" | "frame" | "eraser"): (editor: Editor) => void {
  return (editor) => {
    editor.tool.value = tool;
  };
}

function writeInSelection(editor: Editor): void {
  if (takeAim(editor)) return;
  const [id, ...more] = editor.selection.peek();
  if (id !== undefined && more.length === 0) write(editor, id);
}

/** The browser answers these with events of the clipboard, and nobody else may touch it. */
function leaveToBrowser(): boolean {
  return false;
}

function duplicateBeside(editor: Editor): void {
  const by = 24 / Math.min(1, editor.camera.peek().zoom);
  duplicate(editor, by, by);
}

/** Arrow keys move the aim if there is one, else the selection, else the board. */
function nudge(editor: Editor, way: Direction, by: number): void {
  if (moveAim(editor, way)) return;
  const [dx, dy] = [way.x * by, way.y * by];
  if (editor.selection.peek().size > 0) move(editor, dx, dy);
  else editor.camera.value = panned(editor.camera.peek(), -dx * 8, -dy * 8);
}

/** Let go of what is held, step by step: the tool, then the selection. */
function letGo(editor: Editor): void {
  if (editor.tool.peek() !== "select") editor.tool.value = "select";
  else editor.select([]);
}
