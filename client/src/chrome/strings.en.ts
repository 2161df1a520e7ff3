/** Every word that people read in the chrome, in English: the source of truth for other languages. */

import type { ToolName } from "../editor/editor.ts";
import type { Cap, Connector, Note } from "../model/item.ts";
import type { ColorName } from "../shapes/palette.ts";
import type { KeyGroup, KeyName } from "../tools/keys.ts";

const tools: Readonly<Record<ToolName, string>> = {
  select: "Select",
  hand: "Move the board",
  note: "Note",
  text: "Text",
  connector: "Connector",
  frame: "Frame",
};

const hints: Readonly<Record<ToolName, string>> = {
  select: "",
  hand: "Drag to move the board. Esc puts the hand down.",
  note: "Click to lay a note, or just start writing. N: next shape.",
  text: "Click where the text begins.",
  connector: "Drag from one thing to another.",
  frame: "Drag a frame around things, or click for one.",
};

const shapes: Readonly<Record<Note["shape"], string>> = { square: "Square", wide: "Wide", round: "Round" };

const routes: Readonly<Record<Connector["route"], string>> = {
  straight: "Straight",
  elbow: "Right angles",
  curved: "Curved",
};

const caps: Readonly<Record<Cap, string>> = {
  none: "Nothing",
  arrow: "Arrow",
  triangle: "Triangle",
  circle: "Circle",
  diamond: "Diamond",
};

const patterns: Readonly<Record<Connector["pattern"], string>> = {
  solid: "Solid",
  dashed: "Dashed",
  dotted: "Dotted",
};

const colors: Readonly<Record<ColorName, string>> = {
  light_yellow: "Light yellow",
  yellow: "Yellow",
  orange: "Orange",
  red: "Red",
  light_pink: "Light pink",
  pink: "Pink",
  violet: "Violet",
  light_blue: "Light blue",
  blue: "Blue",
  dark_blue: "Dark blue",
  cyan: "Cyan",
  light_green: "Light green",
  green: "Green",
  dark_green: "Dark green",
  gray: "Gray",
  black: "Black",
};

const roles: Readonly<Record<string, string>> = {
  owner: "Owner",
  facilitator: "Facilitator",
  editor: "Editor",
  commenter: "Commenter",
  viewer: "Viewer",
};

const roleMeans: Readonly<Record<string, string>> = {
  owner: "may do everything, links included",
  facilitator: "leads, and may change what is locked",
  editor: "may change the board",
  commenter: "may react",
  viewer: "may look",
};

const keyNames: Readonly<Record<KeyName, string>> = {
  select: "Select",
  hand: "Move the board (or hold Space)",
  note: "Note; again: next shape",
  round: "Round note",
  connector: "Connector",
  text: "Text",
  frame: "Frame",
  undo: "Undo my last step",
  redo: "Redo",
  duplicate: "Duplicate (or drag with Alt)",
  delete: "Delete",
  selectAll: "Select everything",
  write: "Write in the selection",
  escape: "Let go",
  color: "Colour of the selection",
  front: "To the front",
  back: "To the back",
  nudge: "Move the selection, or the board",
  nudgeFar: "Move it far",
  next: "Next thing",
  previous: "Previous thing",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Show everything",
  fitSelection: "Show the selection",
  actualSize: "100 %",
  home: "Back to the notes",
};

const keyGroups: Readonly<Record<KeyGroup, string>> = {
  tools: "Tools",
  edit: "Change",
  move: "Move",
  view: "Look around",
};

const writingKeys: readonly (readonly [string, string])[] = [
  ["Tab", "Next note to the right"],
  ["Shift+Tab", "Next note to the left"],
  ["Ctrl+Enter", "Next note below"],
  ["Ctrl+Shift+Enter", "Next note above"],
  ["Esc", "Stop writing"],
];

const ended: Readonly<Record<string, string>> = {
  unauthorized: "Your pass for this board is no longer known. Open the link you were given again.",
  forbidden: "You may not be on this board any more.",
  not_found: "This board does not exist, or the link is wrong.",
  version: "The server has been updated. Load this page again.",
  replaced: "This board was opened again by you in another place.",
};

export const words = {
  product: "Tondo",
  claim: "A whiteboard for your team. Share a link, write, done.",
  tools,
  hints,
  shapes,
  routes,
  caps,
  patterns,
  colors,
  roles,
  roleMeans,
  keyNames,
  keyGroups,
  writingKeys,
  writing: "While writing",
  loading: "Opening the board …",

  newBoard: "New board",
  boardTitle: "Title of the board",
  boardTitleExample: "Retro, week 12",
  create: "Create board",
  creating: "Creating …",
  untitled: "Untitled board",
  recent: "Your recent boards",
  home: "All boards",
  notFound: "There is nothing at this address.",
  toStart: "To the start page",

  joinTitle: "Join the board",
  yourName: "Your name",
  nameMeans: "This is how the others see you. You need no account.",
  join: "Join",
  joining: "Joining …",
  wrongLink: "This link does not work.",
  wrongLinkMeans: "It may be incomplete, or the board is gone. Ask whoever sent it for the link again.",
  noSecret: "This address lacks the part after the # sign that lets you in. Ask for the whole link.",
  unreachable: "The server does not answer. Check your connection and try again.",
  again: "Try again",
  guest: (animal: string) => `Guest ${animal}`,

  you: (name: string) => `${name} (you)`,
  bot: "bot",
  people: (count: number) => (count === 1 ? "1 person here" : `${count} people here`),
  peopleHere: "Who is here",
  rename: "Change my name",
  save: "Save",
  copyLink: "Copy link",
  copied: "Copied",
  copiedLink: (role: string, means: string) => `Copied. ${role}: whoever has this link ${means}.`,
  copyLinkFor: (role: string) => `Copy the link for: ${role}`,
  linkMeans: "Whoever has a link may do what its role may.",
  cannotCopy: "Your browser did not let me copy. Here is the link:",

  saved: "Saved",
  saving: "Saving …",
  connecting: "Connecting …",
  offline: (count: number) =>
    count === 0
      ? "Offline: what you do now is kept here and sent later"
      : `Offline: ${count === 1 ? "1 change is" : `${count} changes are`} kept here and sent later`,
  offlineShort: (count: number) => (count === 0 ? "Offline" : `Offline · ${count}`),
  backOnline: "You are connected again.",
  lookOnly: "You may look at this board, but not change it.",
  endedTitle: "You are no longer connected",
  ended,
  endedOtherwise: "The server has ended the connection.",
  reload: "Load again",

  undo: "Undo",
  redo: "Redo",
  zoom: "Zoom",
  zoomIn: "Zoom in",
  zoomOut: "Zoom out",
  fit: "Show everything",
  actualSize: "Zoom to 100 %",
  percent: (zoom: number) => `${Math.round(zoom * 100)} %`,
  backToNotes: "Back to the notes",
  keys: "Keys",
  close: "Close",

  dock: "Tools",
  selection: "Selection",
  color: "Colour",
  customColor: "Another colour",
  noColor: "No colour",
  shape: "Shape",
  route: "Way",
  start: "Start",
  end: "End",
  pattern: "Line",
  bigger: "Larger",
  smaller: "Smaller",
  align: { left: "Left", center: "Centred", right: "Right" },
  front: "To the front",
  back: "To the back",
  lock: "Lock",
  unlock: "Unlock",
  duplicate: "Duplicate",
  delete: "Delete",
  connect: "Connect",
  write: "Write",

  emptyTitle: "An empty desk.",
  emptyHint: "Double-click and write. Or press N.",
  emptyHintTouch: "Tap twice and write.",

  board: (title: string) => `Board: ${title}`,
  boardRole: "board",
  boardHelp:
    "Tab goes through the things on the board, Enter writes in one, arrow keys move it, N lays a new note. Question mark shows all keys. F6 leads to the tools.",
  textField: "Text",
  outline: "Everything on the board, as text",
  outlineMore: (from: number, to: number, all: number) => `Items ${from} to ${to} of ${all}`,
  outlineNext: "Next items",
  outlineBefore: "Items before",
  kinds: { note: "note", text: "Text", frame: "Frame", connector: "Connector" },
  emptyItem: "empty",
  describeNote: (color: string, shape: string, text: string) => `${color} ${shape.toLowerCase()} note: ${text}`,
  describe: (kind: string, text: string) => `${kind}: ${text}`,
  joined: (name: string) => `${name} is here.`,
  left: (name: string) => `${name} has left.`,
} as const;
