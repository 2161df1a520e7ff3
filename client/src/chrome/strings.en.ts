/** Every word that people read in the chrome, in English: the source of truth for other languages. */

import { containers } from "./strings.en.containers.ts";
import { homeWords } from "./strings.en.home.ts";
import { keyWords } from "./strings.en.keys.ts";
import { mediaWords } from "./strings.en.media.ts";
import { noteWords } from "./strings.en.notes.ts";
import { objectWords } from "./strings.en.objects.ts";
import { outlineWords } from "./strings.en.outline.ts";

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
  commenter: "may comment and react",
  viewer: "may look",
};

const ended: Readonly<Record<string, string>> = {
  unauthorized: "Your pass for this board is no longer known. Open the link you were given again.",
  forbidden: "You may not be on this board any more.",
  not_found: "This board does not exist, or the link is wrong.",
  version: "The server has been updated. Load this page again.",
  replaced: "This board was opened again by you in another place.",
};

/** Whether what one does is kept. */
const saving = {
  toSend: (count: number) => (count === 1 ? "1 to send" : `${count} to send`),
  reconnecting: "Reconnecting …",
  kept: (count: number) => (count === 0 ? "Offline" : `Offline · ${count} kept on this device`),
  keptMeans: "What you do is kept on this device, and sent when you are connected again.",
  notSent: (count: number) => (count === 0 ? "Not connected" : `Not connected · ${count} not sent`),
  copy: "Keep as a copy",
  copyMeans: "Much is not sent yet. Keep a copy of the board as a file, to be safe.",
  copyDone: "The copy is in your downloads. Paste its text on any board.",
} as const;

export const words = {
  ...homeWords,
  ...noteWords,
  ...objectWords,
  ...outlineWords,
  ...keyWords,
  ...mediaWords,
  containers,
  saves: saving,
  /** Which language this is. */
  language: "en" as string,
  product: "Tondo",
  roles,
  roleMeans,
  loading: "Opening the board …",

  boardTitle: "Title of the board",
  untitled: "Untitled board",
  home: "All boards",
  notFound: "There is nothing at this address.",
  toStart: "To the start page",

  yourName: "Your name",
  join: "Join",
  wrongLink: "This link does not work.",
  wrongLinkMeans: "It may be incomplete, or the board is gone. Ask whoever sent it for the link again.",
  noSecret: "This address lacks the part after the # sign that lets you in. Ask for the whole link.",
  unreachable: "The server does not answer. Check your connection and try again.",
  unreachableTitle: "The server does not answer.",
  unreachableMeans: "You will be let in as soon as it does. Check your connection.",
  again: "Try again",
  guest: (animal: string) => `Guest ${animal}`,

  you: (name: string) => `${name} (you)`,
  bot: "bot",
  people: (count: number) => (count === 1 ? "1 person here" : `${count} people here`),
  peopleHere: "Who is here",
  rename: "Change my name",
  save: "Save",
  share: "Share",
  copyLink: "Copy link",
  copied: "Copied",
  copiedLink: (role: string, means: string) => `Copied. ${role}: whoever has this link ${means}.`,
  copyLinkFor: (role: string) => `Copy the link for: ${role}`,
  linkMeans: "Whoever has a link may do what its role may.",
  cannotCopy: "Your browser did not let me copy. Here is the link:",

  saved: "Saved",
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
  close: "Close",

  dock: "Tools",
  moreTools: "More tools",
  selection: "Selection",
  color: "Colour",
  customColor: "Another colour",
  noColor: "No colour",
  form: "Form",
  edge: "Edge",
  noEdge: "No edge",
  nibs: { pen: "Pen", highlighter: "Highlighter" },
  lineWidth: (width: number) => `Line ${width} wide`,
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

  arrange: "Arrange",
  alignTo: {
    left: "Align left",
    centre: "Align centres",
    right: "Align right",
    top: "Align top",
    middle: "Align middles",
    bottom: "Align bottom",
  },
  distributeAcross: "Spread evenly across",
  distributeDown: "Spread evenly down",
  sameSize: "Same size",
  tidy: "Tidy into a grid",

  tooManyToCopy: (most: number) => `At most ${most.toLocaleString("en")} things can be copied at once.`,
  tooManyToPaste: (most: number) =>
    `This is too much: at most ${most.toLocaleString("en")} things can be pasted at once.`,
  nothingToPaste: "There is nothing in the clipboard that can lie on a board.",
  tooMuchText: (notes: number, letters: number) =>
    `This is too much: a text becomes at most ${notes.toLocaleString("en")} notes, of ${letters.toLocaleString("en")} characters each.`,
  pasteTitle: "Paste as …",
  pasteNotes: (count: number) => (count === 1 ? "1 note" : `${count} notes`),
  pasteText: "One text",
  pasteMore: (count: number) => (count === 1 ? "and 1 more row" : `and ${count} more rows`),
  cancel: "Cancel",
  haveCopied: (count: number) => (count === 1 ? "Copied." : `${count} things copied.`),
  haveCut: (count: number) => (count === 1 ? "Cut." : `${count} things cut.`),
  havePasted: (count: number) => (count === 1 ? "Pasted." : `${count} things pasted.`),

  find: "Find and replace",
  findField: "Find on this board",
  foundNone: "Nothing found",
  foundAt: (at: number, all: number) => (at === 0 ? `${all} found` : `${at} of ${all}`),
  foundNext: "Next",
  foundBefore: "Previous",
  findFilters: "Narrow by",
  anyTag: "Any tag",
  anyAuthor: "Anybody",
  anyColor: "Any colour",
  anyReactions: "Reactions: any",
  atLeastReactions: (count: number) => `Reactions: ${count} or more`,
  findTag: "Tag",
  findAuthor: "Written by",
  findColor: "Colour",
  findReactions: "Reactions",
  replaceField: "Replace by",
  replaceOne: "Replace",
  replaceAll: "Replace all",
  haveReplaced: (count: number) =>
    count === 0 ? "Nothing was replaced." : count === 1 ? "Replaced in 1 place." : `Replaced in ${count} places.`,
  selectFound: "Select all that was found",
  fingersMove: "Fingers move the board, only the pen draws",
  followShort: "Follow",
  follow: (name: string) => `Follow ${name}`,
  followsNobody: (name: string) => `${name} has not shown where they look yet`,
  following: (name: string) => `Following ${name}`,
  stopFollowing: "Stop",
  minimap: "Map of the board",
  minimapHelp: "Arrow keys move the view.",

  emptyTitle: "An empty desk.",
  emptyHint: "Double-click and write. [Or press {note}.]",
  emptyHintTouch: "Tap twice and write.",
  startFrom: "Start from",
  starts: { startStop: "Retro", brainstorm: "Brainstorm", mindmap: "Map", kanban: "Kanban", priorities: "Priorities" },

  board: (title: string) => `Board: ${title}`,
  boardRole: "board",
  boardHelp:
    "Tab goes through the things on the board, Enter writes in one, arrow keys move it. [{note} lays a new note.] [{keys} shows all keys.] [{commands} lists what can be done.] F6 leads to the tools.",
  textField: "Text",
  aimHint: "Arrow keys choose what to connect to, Enter connects, Esc leaves.",
  aimFrom: (what: string) => `Connecting from ${what}.`,
  aimAt: (what: string) => `Connect to ${what}?`,
  joined: (name: string) => `${name} is here.`,
  left: (name: string) => `${name} has left.`,
} as const;
