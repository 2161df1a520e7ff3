/**
 * What can be done by a key or by its name: every command, apart from the keys that it is bound to.
 *
 * What only the chrome can do, such as choosing a picture, is added from there with `addCommand`.
 */

import { type ReadonlySignal, signal } from "@preact/signals";
import { align, arrangeable, distribute, equalise, tidyUp } from "../editor/arranging.ts";
import { wrapInFrame } from "../editor/arrangingsorted.ts";
import { buildNext } from "../editor/building.ts";
import { panned } from "../editor/camera.ts";
import { connectSelected, move, recolor, remove, restack, step, write } from "../editor/commands.ts";
import { duplicate } from "../editor/copies.ts";
import type { Editor, Panel, ToolName } from "../editor/editor.ts";
import { selectThatWay } from "../editor/focus.ts";
import { goToFrame } from "../editor/framestops.ts";
import { canGroup, comeOut, group, ungroup } from "../editor/grouping.ts";
import { tick } from "../editor/listing.ts";
import { toggleLock } from "../editor/locking.ts";
import { canMark, toggleMark } from "../editor/marking.ts";
import { dropPart } from "../editor/parts.ts";
import { pile, pileable, spread } from "../editor/piling.ts";
import { flip } from "../editor/preferences.ts";
import { SCALE_STEP, scale } from "../editor/scaling.ts";
import { restackStep } from "../editor/stacking.ts";
import { copyStyle, hasStyle, pasteStyle } from "../editor/styles.ts";
import { clearCell, moveCell, writeCell } from "../editor/tables.ts";
import { TURN_STEP, turnBy } from "../editor/turning.ts";
import { fitAll, fitSelection, zoomStep, zoomTo } from "../editor/viewing.ts";
import { selectWider } from "../editor/widening.ts";
import type { Edge } from "../geometry/arrange.ts";
import type { Direction } from "../geometry/thatway.ts";
import type { Item } from "../model/item.ts";
import { moveAim, takeAim, takeConnector } from "./aim.ts";
import { takeComment } from "./comment.ts";
import { takeForm } from "./figure.ts";
import { KEY_COLORS, type KeyName } from "./keys.ts";
import { takeNote } from "./note.ts";
import { takeNib } from "./pen.ts";
import { TOOLS } from "./registry.ts";

export type KeyGroup = "tools" | "edit" | "arrange" | "move" | "view" | "board";

export interface Command {
  readonly name: KeyName;
  readonly group: KeyGroup;
  /** False says that there was nothing to do, and that the browser may do what it does. `key` is the one pressed. */
  run(editor: Editor, key: string): unknown;
  /** Whether there is anything to do now; the list of commands leaves out what there is not. */
  can?(editor: Editor): boolean;
  /** Whether it also runs while the key is held down. */
  readonly repeats?: boolean;
  /** Whether it also runs while the keyboard is in the chrome around the board. */
  readonly anywhere?: boolean;
  /** The tool that it takes; while that is in the hand, the first of its keys stays a key and is not written. */
  readonly takes?: ToolName;
  /** It means something only by its key, so that the list of commands leaves it out. */
  readonly unlisted?: boolean;
}

const NUDGE = 8;
const FAR = 64;
const WAYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

const some = (editor: Editor): boolean => editor.selection.value.size > 0 && editor.can("edit");
const several = (editor: Editor): boolean => editor.can("edit") && arrangeable(editor).length > 1;
const edits = (editor: Editor): boolean => editor.can("edit");
const holds =
  (...kinds: readonly Item["kind"][]) =>
  (editor: Editor): boolean =>
    some(editor) && editor.selected.value.some(({ kind }) => kinds.includes(kind));

const BUILT_IN: readonly Command[] = [
  { name: "select", group: "tools", run: take("select") },
  { name: "hand", group: "tools", run: take("hand") },
  { name: "lasso", group: "tools", run: take("lasso") },
  { name: "note", group: "tools", run: (editor) => takeNote(editor), can: edits, takes: "note" },
  { name: "round", group: "tools", run: (editor) => takeNote(editor, "round"), can: edits, takes: "note" },
  { name: "text", group: "tools", run: take("text"), can: edits },
  { name: "shape", group: "tools", run: take("shape"), can: edits },
  { name: "rectangle", group: "tools", run: (editor) => takeForm(editor, "rectangle"), can: edits },
  { name: "ellipse", group: "tools", run: (editor) => takeForm(editor, "ellipse"), can: edits },
  { name: "diamond", group: "tools", run: (editor) => takeForm(editor, "diamond"), can: edits },
  { name: "connector", group: "tools", run: takeConnector, can: edits },
  { name: "pen", group: "tools", run: (editor) => takeNib(editor, "pen"), can: edits },
  { name: "highlighter", group: "tools", run: (editor) => takeNib(editor, "highlighter"), can: edits },
  { name: "eraser", group: "tools", run: take("eraser"), can: edits },
  { name: "frame", group: "tools", run: take("frame"), can: edits },
  { name: "comment", group: "tools", run: takeComment, can: (editor) => editor.can("comment"), takes: "comment" },
  { name: "table", group: "tools", run: take("table"), can: edits },

  { name: "undo", group: "edit", run: (editor) => editor.session.undo(), repeats: true },
  { name: "redo", group: "edit", run: (editor) => editor.session.redo(), repeats: true },
  { name: "write", group: "edit", run: writeInSelection, can: some },
  { name: "copy", group: "edit", run: leaveToBrowser, unlisted: true },
  { name: "cut", group: "edit", run: leaveToBrowser, unlisted: true },
  { name: "paste", group: "edit", run: leaveToBrowser, unlisted: true },
  { name: "copyStyle", group: "edit", run: copyStyle, can: some },
  { name: "pasteStyle", group: "edit", run: pasteStyle, can: (editor) => some(editor) && hasStyle() },
  { name: "duplicate", group: "edit", run: duplicateBeside, can: some },
  { name: "delete", group: "edit", run: (editor) => clearCell(editor) || remove(editor), can: some },
  { name: "selectAll", group: "edit", run: selectWider },
  { name: "color", group: "edit", run: colorByDigit, unlisted: true },
  { name: "bigger", group: "edit", run: (editor) => scale(editor, SCALE_STEP), can: some, repeats: true },
  { name: "smaller", group: "edit", run: (editor) => scale(editor, 1 / SCALE_STEP), can: some, repeats: true },
  { name: "turnRight", group: "edit", run: (editor) => turnBy(editor, TURN_STEP), can: some, repeats: true },
  { name: "turnLeft", group: "edit", run: (editor) => turnBy(editor, -TURN_STEP), can: some, repeats: true },
  { name: "lock", group: "edit", run: toggleLock, can: some },
  { name: "bold", group: "edit", run: (editor) => toggleMark(editor, "bold"), can: canMark },
  { name: "italic", group: "edit", run: (editor) => toggleMark(editor, "italic"), can: canMark },
  { name: "underline", group: "edit", run: (editor) => toggleMark(editor, "underline"), can: canMark },
  { name: "strike", group: "edit", run: (editor) => toggleMark(editor, "strike"), can: canMark },
  { name: "tick", group: "edit", run: tick, can: some },
  { name: "escape", group: "edit", run: letGo, unlisted: true },

  { name: "front", group: "arrange", run: (editor) => restack(editor, "top"), can: some },
  { name: "back", group: "arrange", run: (editor) => restack(editor, "bottom"), can: some },
  { name: "forward", group: "arrange", run: (editor) => restackStep(editor, true), can: some, repeats: true },
  { name: "backward", group: "arrange", run: (editor) => restackStep(editor, false), can: some, repeats: true },
  { name: "group", group: "arrange", run: group, can: canGroup },
  { name: "ungroup", group: "arrange", run: ungroup, can: holds("group") },
  { name: "pile", group: "arrange", run: pile, can: (editor) => pileable(editor).length > 1 },
  { name: "spread", group: "arrange", run: spread, can: holds("pile") },
  { name: "wrap", group: "arrange", run: wrapInFrame, can: some },
  { name: "tidy", group: "arrange", run: tidyUp, can: (editor) => several(editor) || holds("frame", "table")(editor) },
  { name: "connect", group: "arrange", run: connectSelected, can: several },
  { name: "sameSize", group: "arrange", run: equalise, can: several },
  { name: "alignLeft", group: "arrange", run: alignTo("left"), can: several },
  { name: "alignCentre", group: "arrange", run: alignTo("centre"), can: several },
  { name: "alignRight", group: "arrange", run: alignTo("right"), can: several },
  { name: "alignTop", group: "arrange", run: alignTo("top"), can: several },
  { name: "alignMiddle", group: "arrange", run: alignTo("middle"), can: several },
  { name: "alignBottom", group: "arrange", run: alignTo("bottom"), can: several },
  { name: "spreadAcross", group: "arrange", run: (editor) => distribute(editor, "across"), can: several },
  { name: "spreadDown", group: "arrange", run: (editor) => distribute(editor, "down"), can: several },

  {
    name: "nudge",
    group: "move",
    run: (editor, key) => nudge(editor, wayOf(key), NUDGE),
    repeats: true,
    unlisted: true,
  },
  {
    name: "nudgeFar",
    group: "move",
    run: (editor, key) => nudge(editor, wayOf(key), FAR),
    repeats: true,
    unlisted: true,
  },
  { name: "buildNext", group: "move", run: (editor, key) => buildNext(editor, wayOf(key)), unlisted: true },
  { name: "thatWay", group: "move", run: goThatWay(false), repeats: true, unlisted: true },
  { name: "thatWayToo", group: "move", run: goThatWay(true), repeats: true, unlisted: true },
  { name: "next", group: "move", run: (editor) => step(editor, true), repeats: true },
  { name: "previous", group: "move", run: (editor) => step(editor, false), repeats: true },

  { name: "zoomIn", group: "view", run: (editor) => zoomStep(editor, true), repeats: true },
  { name: "zoomOut", group: "view", run: (editor) => zoomStep(editor, false), repeats: true },
  { name: "fit", group: "view", run: fitAll },
  { name: "fitSelection", group: "view", run: fitSelection, can: (editor) => editor.selection.value.size > 0 },
  { name: "actualSize", group: "view", run: (editor) => zoomTo(editor, 1) },
  { name: "home", group: "view", run: fitAll, unlisted: true },
  { name: "nextFrame", group: "view", run: (editor) => goToFrame(editor, true) },
  { name: "previousFrame", group: "view", run: (editor) => goToFrame(editor, false) },
  { name: "minimap", group: "view", run: () => flip("minimap") },
  {
    name: "legend",
    group: "view",
    run: (editor) => {
      editor.legend.value = !editor.legend.peek();
    },
  },

  { name: "commands", group: "board", run: open("commands"), anywhere: true, unlisted: true },
  { name: "find", group: "board", run: open("find"), anywhere: true },
  { name: "keys", group: "board", run: open("keys"), anywhere: true },
  { name: "preferences", group: "board", run: open("preferences"), anywhere: true },
  { name: "comments", group: "board", run: open("comments"), anywhere: true },
];

const known = signal<readonly Command[]>(BUILT_IN);

/** Every command that there is now. */
export const commands: ReadonlySignal<readonly Command[]> = known;

export function commandNamed(name: KeyName): Command | undefined {
  return known.peek().find((command) => command.name === name);
}

/** Add a command, in place of one of the same name. Answers how to take it away again. */
export function addCommand(command: Command): () => void {
  known.value = [...known.peek().filter(({ name }) => name !== command.name), command];
  return () => {
    known.value = known.peek().filter((one) => one !== command);
  };
}

function take(tool: ToolName): (editor: Editor) => void {
  return (editor) => {
    editor.tool.value = tool;
  };
}

function open(panel: Panel): (editor: Editor) => void {
  return (editor) => {
    editor.panel.value = panel;
  };
}

function wayOf(key: string): Direction {
  return WAYS[key] ?? { x: 0, y: 0 };
}

/** Enter: connect to what is aimed at, lay what the tool in the hand lays, or write in what is selected. */
function writeInSelection(editor: Editor): void {
  if (takeAim(editor)) return;
  const tool = TOOLS[editor.tool.peek()];
  const [id, ...more] = editor.selection.peek();
  if (tool.place && editor.can("edit")) tool.place(editor);
  else if (writeCell(editor)) return;
  else if (id !== undefined && more.length === 0) write(editor, id);
}

/** The browser answers these with events of the clipboard, and nobody else may touch it. */
function leaveToBrowser(): boolean {
  return false;
}

function duplicateBeside(editor: Editor): void {
  const by = 24 / Math.min(1, editor.camera.peek().zoom);
  duplicate(editor, by, by);
}

function colorByDigit(editor: Editor, key: string): void {
  const color = KEY_COLORS[Number(key) - 1];
  if (color) recolor(editor, color);
}

function alignTo(edge: Edge): (editor: Editor) => void {
  return (editor) => align(editor, edge);
}

function goThatWay(more: boolean): (editor: Editor, key: string) => void {
  return (editor, key) => selectThatWay(editor, wayOf(key), more);
}

/** Arrow keys move the aim if there is one, else the selection, else the board. */
function nudge(editor: Editor, way: Direction, by: number): void {
  if (moveAim(editor, way) || moveCell(editor, way)) return;
  const [dx, dy] = [way.x * by, way.y * by];
  if (editor.selection.peek().size > 0) move(editor, dx, dy);
  else editor.camera.value = panned(editor.camera.peek(), -dx * 8, -dy * 8);
}

/** Let go of what is held, step by step: the tool, the cell, the part of a group, then the selection. */
function letGo(editor: Editor): void {
  if (editor.tool.peek() !== "select") editor.tool.value = "select";
  else if (!dropPart(editor) && !comeOut(editor)) editor.select([]);
}
