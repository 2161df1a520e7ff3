/** The board in words, as the outline shows it and as it is read aloud, in English. */

import type { Connector } from "../model/item.ts";

/** Kinds by what they are called where they are only named. */
const things: Readonly<Record<string, string>> = {
  note: "Note",
  text: "Text",
  frame: "Frame",
  connector: "Line",
  stroke: "Handwriting",
  image: "Picture",
  group: "Group",
  pile: "Pile",
  table: "Table",
  comment: "Comment",
};

const means: Readonly<Record<NonNullable<Connector["means"]>, string>> = {
  relates: "relates to",
  depends: "depends on",
  causes: "causes",
  duplicates: "duplicates",
};

/** The board in words: what the outline and a screen reader say of each thing. */
const spoken = {
  things,
  means,
  note: (color: string, shape: string) => `${color} ${shape.toLowerCase()} note`,
  colored: (color: string, thing: string) => `${color} ${thing.toLowerCase()}`,
  titled: (thing: string, title: string) => `${thing}: ${title}`,
  empty: "empty",
  unnamed: (thing: string) => `${thing} without a name`,
  line: (to: string) => `→ ${to}`,
  lineBack: (from: string) => `← ${from}`,
  lineMeans: (line: string, means: string) => `${line} (${means})`,
  nothing: "nothing",
  tags: (tags: readonly string[]) => `tags: ${tags.join(", ")}`,
  reactions: (count: number) => (count === 1 ? "1 reaction" : `${count} reactions`),
  links: (count: number) => `links to ${count}`,
  linked: (count: number) => `linked from ${count}`,
  comments: (count: number) => (count === 1 ? "1 comment" : `${count} comments`),
  holds: (count: number) => (count === 1 ? "holds 1 thing" : `holds ${count} things`),
  locked: "locked",
  done: "resolved",
  by: (name: string) => `by ${name}`,
  byMe: "by you",
  placeIn: (at: number, of: number, where: string) => `${at} of ${of} in ${where}`,
  place: (at: number, of: number) => `${at} of ${of}`,
} as const;

/** What has just been done, in words. */
const acts = {
  added: (what: string) => `Added: ${what}.`,
  addedMany: (count: number) => `${count} things added.`,
  gone: (what: string) => `Taken away: ${what}.`,
  goneMany: (count: number) => (count === 1 ? "1 thing was taken away." : `${count} things were taken away.`),
  into: (where: string) => `Moved into ${where}.`,
  out: (where: string) => `Moved out of ${where}.`,
  moved: (count: number) => (count === 1 ? "Moved." : `${count} things moved.`),
  color: (color: string) => `Colour: ${color}.`,
  shape: (shape: string) => `Shape: ${shape}.`,
  locked: "Locked.",
  unlocked: "Unlocked.",
  tags: (tags: readonly string[]) => (tags.length === 0 ? "No tags." : `Tags: ${tags.join(", ")}.`),
  connected: (to: string) => `Connected to ${to}.`,
  changed: (count: number) => (count === 1 ? "Changed." : `${count} things changed.`),
  selected: (count: number) => `${count} things selected.`,
  someone: "Someone",
  theyAdded: (who: string, count: number, where: string) => `${who} added ${count} in ${where}.`,
  theyAddedOnBoard: (who: string, count: number) => `${who} added ${count}.`,
  theyWrote: (who: string, count: number) => (count === 1 ? `${who} wrote in 1 thing.` : `${who} wrote in ${count}.`),
  theyMoved: (count: number) => (count === 1 ? "1 thing was moved." : `${count} things were moved.`),
  theyChanged: (count: number) => (count === 1 ? "1 thing was changed." : `${count} things were changed.`),
} as const;

/** The panel with the board as a list. */
const outline = {
  title: "Outline",
  open: "Outline: the board as a list",
  find: "Find in the outline",
  none: "Nothing on the board yet.",
  noneFound: "Nothing here says that.",
  found: (count: number) => (count === 1 ? "1 found" : `${count} found`),
  help: "Arrow keys go through the board, F2 writes. Control with up and down changes the order, Alt with left and right the frame. Control Enter lays a note below. Shift F10 shows every command.",
  label: "Everything on the board, in reading order",
  write: (what: string) => `Text of: ${what}`,
  fold: "Fold",
  unfold: "Unfold",
  commands: "Commands",
  commandsFor: (what: string) => `Commands for: ${what}`,
  newNote: "New note",
  log: "What happened",
  logNone: "Nothing since you came.",
  writeIn: "Write",
  color: "Colour …",
  shape: "Shape …",
  connect: "Connect to …",
  connectTo: "Connect to",
  toFrame: "Move to frame …",
  noFrame: "Out of all frames",
  tag: "Tags …",
  tagNew: "New tag",
  tagAdd: "Add",
  comment: "Comment …",
  commentText: "Comment",
  commentSend: "Send",
  before: "Move up in the order",
  after: "Move down in the order",
  show: "Show on the board",
  back: "Back",
  filter: "Find",
} as const;

export const outlineWords = { spoken, acts, outlined: outline } as const;
