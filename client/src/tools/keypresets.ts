/** Which keys do what before anybody changes them: our own set, and the habits of people who come from elsewhere. */

import type { KeyPreset } from "../editor/preferences.ts";

type Strokes = readonly string[];

/**
 * Every command that there is, and its keys; the first one is shown to people.
 *
 * A new command has its name here, its words in the strings, and what it does among the commands or, for what the chrome
 * does, wherever `addCommand` is called.
 */
const TONDO = {
  select: ["v"],
  hand: ["h"],
  lasso: ["q"],
  note: ["n", "s"],
  round: ["Shift+n"],
  text: ["t"],
  shape: ["Shift+s"],
  rectangle: ["r"],
  ellipse: ["o"],
  diamond: ["d"],
  connector: ["l", "a", "x"],
  pen: ["p"],
  highlighter: ["Shift+p"],
  eraser: ["e"],
  frame: ["f"],
  table: ["Shift+t"],
  image: ["i"],
  comment: ["c", "Ctrl+Alt+m"],

  undo: ["Ctrl+z"],
  redo: ["Ctrl+Shift+z", "Ctrl+y"],
  write: ["Enter", "F2"],
  copy: ["Ctrl+c"],
  cut: ["Ctrl+x"],
  paste: ["Ctrl+v"],
  copyStyle: ["Ctrl+Alt+c"],
  pasteStyle: ["Ctrl+Alt+v"],
  duplicate: ["Ctrl+d"],
  delete: ["Delete", "Backspace"],
  selectAll: ["Ctrl+a"],
  color: ["Digits"],
  bigger: ["Alt++", "Alt+="],
  smaller: ["Alt+-"],
  turnRight: ["Alt+."],
  turnLeft: ["Alt+,"],
  lock: ["Ctrl+Shift+l"],
  bold: ["Ctrl+b"],
  italic: ["Ctrl+i"],
  underline: ["Ctrl+u"],
  strike: ["Ctrl+Shift+x"],
  tick: ["Alt+Enter"],
  escape: ["Escape"],

  group: ["Ctrl+g"],
  ungroup: ["Ctrl+Shift+g"],
  pile: [],
  spread: [],
  wrap: [],
  tidy: ["g"],
  front: ["Shift+PageUp"],
  back: ["Shift+PageDown"],
  forward: ["Alt+PageUp", "Ctrl+]"],
  backward: ["Alt+PageDown", "Ctrl+["],
  connect: [],
  sameSize: [],
  alignLeft: [],
  alignCentre: [],
  alignRight: [],
  alignTop: [],
  alignMiddle: [],
  alignBottom: [],
  spreadAcross: [],
  spreadDown: [],

  nudge: ["Arrows"],
  nudgeFar: ["Shift+Arrows"],
  buildNext: ["Alt+Arrows"],
  thatWay: ["Ctrl+Arrows"],
  thatWayToo: ["Ctrl+Shift+Arrows"],
  next: ["Tab"],
  previous: ["Shift+Tab"],

  zoomIn: ["+", "="],
  zoomOut: ["-"],
  fit: ["Shift+1", "Alt+1"],
  fitSelection: ["Shift+2", "Alt+2"],
  actualSize: ["Shift+0"],
  home: ["Home"],
  nextFrame: ["PageDown"],
  previousFrame: ["PageUp"],
  minimap: ["m"],
  outline: ["Shift+o"],
  legend: [],
  comments: [],

  commands: ["Ctrl+k", "/"],
  find: ["Ctrl+f"],
  keys: ["?", "Ctrl+/"],
  preferences: ["Ctrl+,"],
} as const satisfies Readonly<Record<string, Strokes>>;

export type KeyName = keyof typeof TONDO;

export type KeyTable = Readonly<Record<KeyName, Strokes>>;

export const KEY_NAMES = Object.keys(TONDO) as readonly KeyName[];

/** What people who come from Miro have in their fingers. */
const MIRO: Partial<KeyTable> = {
  note: ["n"],
  round: ["Shift+n"],
  shape: ["s"],
  connector: ["l"],
  diamond: [],
  tidy: [],
  nudgeFar: ["Ctrl+Arrows", "Shift+Arrows"],
  thatWay: ["Alt+Shift+Arrows"],
  front: ["PageUp"],
  back: ["PageDown"],
  nextFrame: ["Shift+PageDown"],
  previousFrame: ["Shift+PageUp"],
  fit: ["Alt+1", "Shift+1"],
  fitSelection: ["Alt+2", "Shift+2"],
  actualSize: ["Ctrl+0", "Shift+0"],
};

const MURAL: Partial<KeyTable> = {
  forward: ["Ctrl+]", "Alt+PageUp"],
  backward: ["Ctrl+[", "Alt+PageDown"],
  commands: ["Ctrl+k"],
  actualSize: ["Ctrl+0", "Shift+0"],
};

const FIGJAM: Partial<KeyTable> = {
  note: ["s"],
  round: ["n"],
  shape: [],
  connector: ["x", "l", "Shift+c"],
  pen: ["m"],
  highlighter: ["Shift+m"],
  eraser: ["Shift+Backspace"],
  frame: ["Shift+s"],
  diamond: [],
  lasso: ["q"],
  tidy: ["Ctrl+Alt+t"],
  minimap: [],
  front: ["]", "Ctrl+Alt+]"],
  back: ["[", "Ctrl+Alt+["],
  forward: ["Ctrl+]"],
  backward: ["Ctrl+["],
  alignLeft: ["Alt+a"],
  alignCentre: ["Alt+h"],
  alignRight: ["Alt+d"],
  alignTop: ["Alt+w"],
  alignMiddle: ["Alt+v"],
  alignBottom: ["Alt+s"],
  spreadAcross: ["Ctrl+Alt+h"],
  spreadDown: ["Ctrl+Alt+v"],
  copyStyle: [],
  pasteStyle: [],
  actualSize: ["Ctrl+0", "Shift+0"],
  commands: ["Ctrl+p", "Ctrl+k"],
};

export const PRESETS: Readonly<Record<KeyPreset, KeyTable>> = {
  tondo: TONDO,
  miro: { ...TONDO, ...MIRO },
  mural: { ...TONDO, ...MURAL },
  figjam: { ...TONDO, ...FIGJAM },
};
