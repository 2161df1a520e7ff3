// Written by `python -m tondo.wire.typescript`. Change the Python, and write it again (`make schema`).

export const VERSION = 1;
export const SUBPROTOCOL = "tondo.1";

export type AnyDown = Welcome | Ops | Reject | HereDown | Who | Tune | Resync | Bye | Error | PingDown | PongDown;

export type AnyItem = CommentItem | ConnectorItem | FrameItem | GroupItem | ImageItem | LinkItem | MemberItem | NoteItem | PileItem | SettingsItem | ShapeItem | StrokeItem | TableItem | TextItem;

export type AnyOp = Create | Delete | MarkText | Move | React | Restack | Restore | Text | Update;

export type AnyUp = Hello | Tx | Sync | Here | Ping | Pong;

/** A place in a board's log. */
export type At = {
  epoch: string;
  seq: number;
  tag: string;
};

/** A middle piece of an elbow that somebody has put in its place: the axis on which it is fixed, and where. */
export type Bend = {
  axis: "x" | "y";
  at: number;
};

/** Come back after a random part of `after` milliseconds. [W13] */
export type Bye = {
  t: "bye";
  after: number;
  why: "drain" | "fork" | "gap";
};

/** A comment. `on` is the item that it is about, `thread` the comment that it answers. */
export type CommentItem = {
  z: string;
  parent?: string;
  lock?: "free" | "locked" | "stage";
  x: number;
  y: number;
  text: string;
  on?: string;
  thread?: string;
  done: boolean;
  mentions?: string[];
  author?: string;
  kind: "comment";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** A line that follows what it is bound to. */
export type ConnectorItem = {
  z: string;
  parent?: string;
  lock?: "free" | "locked" | "stage";
  from: End;
  to: End;
  route: "curved" | "elbow" | "straight";
  start: "arrow" | "circle" | "diamond" | "erd_many" | "erd_one" | "erd_one_or_many" | "erd_only_one" | "erd_zero_or_many" | "erd_zero_or_one" | "hollow_circle" | "hollow_diamond" | "hollow_triangle" | "none" | "stealth" | "triangle";
  end: "arrow" | "circle" | "diamond" | "erd_many" | "erd_one" | "erd_one_or_many" | "erd_only_one" | "erd_zero_or_many" | "erd_zero_or_one" | "hollow_circle" | "hollow_diamond" | "hollow_triangle" | "none" | "stealth" | "triangle";
  pattern: "dashed" | "dotted" | "solid";
  width: number;
  color: string;
  text: string;
  label_at?: number;
  bends?: Bend[];
  means?: "causes" | "depends" | "duplicates" | "relates";
  kind: "connector";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** Make a new item; without an `id` the server mints one. */
export type Create = {
  op: "create";
  item: Record<string, unknown>;
};

/** Delete items: children move up, and connectors stay where they last ended. [I9] */
export type Delete = {
  op: "delete";
  ids: string[];
};

/** What is being dragged, and how far from where the board has it. */
export type Drag = {
  ids: string[];
  dx: number;
  dy: number;
};

/** Where a connector ends: bound to an item in one of three ways, or free at a point. */
export type End = {
  item?: string;
  side?: "auto" | "bottom" | "left" | "right" | "top";
  at?: [number, number];
  angle?: number;
  point?: [number, number];
};

/** What happened in one transaction. [C3] */
export type EntryOnWire = {
  s: number;
  at: number;
  by: string;
  c: string;
  i: number;
  d: (Record<string, unknown>)[];
  label?: string | null;
};

/** Why the socket closes now. [W13] */
export type Error = {
  t: "error";
  code: string;
  message: string;
  retry: boolean;
};

/** A frame. Its `text` is its title; with a `layout`, what is dropped in it finds its place. [I18] */
export type FrameItem = {
  z: string;
  parent?: string;
  lock?: "free" | "locked" | "stage";
  x: number;
  y: number;
  w: number;
  h: number;
  text: string;
  color?: string;
  layout?: "columns" | "grid" | "matrix" | "rows";
  columns?: Lane[];
  rows?: Lane[];
  kind: "frame";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** A group, which may have a name. Deleting it lets its members go. */
export type GroupItem = {
  z: string;
  parent?: string;
  lock?: "free" | "locked" | "stage";
  text?: string;
  kind: "group";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** The first message: who, which board, and up to where it is known. [W1] */
export type Hello = {
  t: "hello";
  v: number;
  board: string;
  token: string;
  client: string;
  at?: At | null;
};

/** Presence: only what changed; null clears. [W10] */
export type Here = {
  t: "here";
  cursor?: [number, number] | null;
  view?: [number, number, number, number] | null;
  select?: string[] | null;
  edit?: string | null;
  drag?: Drag | null;
};

/** Where people are: cursors as [session, x, y], and by session what else changed. [W10] */
export type HereDown = {
  t: "here";
  people?: ([string, number, number])[];
  more?: Record<string, Record<string, unknown>>;
};

/** A picture. `blob` is the name under which the server keeps its bytes, `alt` tells those who cannot see it. */
export type ImageItem = {
  z: string;
  parent?: string;
  lock?: "free" | "locked" | "stage";
  x: number;
  y: number;
  w: number;
  h: number;
  blob: string;
  alt: string;
  name?: string;
  turn?: number;
  kind: "image";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** A row or a column of a frame: its title, how many notes it should hold at most, and its share of the room. */
export type Lane = {
  text?: string;
  limit?: number | null;
  share?: number;
};

/** What a client must not exceed. */
export type Limits = {
  message: number;
  ops: number;
  text: number;
  items: number;
  tx_per_second: number;
  here_per_second: number;
};

/** A link. `hash` is the SHA-256 of its secret in hexadecimal digits. */
export type LinkItem = {
  role: "commenter" | "editor" | "facilitator" | "owner" | "viewer";
  label?: string;
  kind: "link";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** Mark the letters from `from` up to `to` of the text as it was at `base`, or take that mark away. */
export type MarkText = {
  op: "mark";
  id: string;
  base: number;
  from: number;
  to: number;
  name: "bold" | "italic" | "strike" | "underline";
  on?: boolean;
};

/** A member. The role follows from the link that let them in, so that revoking a link revokes its members. */
export type MemberItem = {
  name: string;
  link?: string;
  color: string;
  bot?: boolean;
  kind: "member";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** Move by a distance: two people's moves of one item add up, and nothing else of it is touched. */
export type Move = {
  op: "move";
  ids: string[];
  dx: number;
  dy: number;
};

/** A sticky note. A round one is the largest disc centred in its box. `hint` stands in for an empty text. [I3] */
export type NoteItem = {
  z: string;
  parent?: string;
  lock?: "free" | "locked" | "stage";
  x: number;
  y: number;
  shape: "round" | "square" | "wide";
  w: number;
  h: number;
  text: string;
  color: string;
  marks?: ([number, number, "bold" | "italic" | "strike" | "underline"])[];
  align?: "center" | "left" | "right";
  level?: "bottom" | "middle" | "top";
  tags?: Record<string, boolean | null>;
  scores?: Record<string, number | null>;
  reactions?: Record<string, boolean>;
  link?: string;
  size?: number;
  author?: string;
  hint?: string;
  kind: "note";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** What happened since `after`. [W6] */
export type Ops = {
  t: "ops";
  after: number;
  to: number;
  tag: string;
  entries: EntryOnWire[];
};

/** Somebody who is on the board now. */
export type Person = {
  session: string;
  user: string;
  name: string;
  color: string;
  role: "commenter" | "editor" | "facilitator" | "owner" | "viewer";
  bot?: boolean;
};

/** A pile. What lies in it is shown by the pile alone, the topmost on top. */
export type PileItem = {
  z: string;
  parent?: string;
  lock?: "free" | "locked" | "stage";
  x: number;
  y: number;
  w: number;
  h: number;
  text: string;
  kind: "pile";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** Are you there? [W14] */
export type Ping = {
  t: "ping";
};

/** Are you there? [W14] */
export type PingDown = {
  t: "ping";
};

/** I am. [W14] */
export type Pong = {
  t: "pong";
  now?: number | null;
};

/** I am; and this is the server's clock. [W14] */
export type PongDown = {
  t: "pong";
  now: number;
};

/** Set or take back one's own reaction; nobody can touch another's. */
export type React = {
  op: "react";
  id: string;
  emoji: string;
  on?: boolean;
};

/** Nothing of transaction `i` happened; without `i`, the message could not be understood that far. [W8] */
export type Reject = {
  t: "reject";
  i: number | null;
  code: string;
  message: string;
  retry: boolean;
};

/** Bring items to the top, to the bottom, or next to another one, in the order in which they lie now. */
export type Restack = {
  op: "restack";
  ids: string[];
  to: "bottom" | "top" | Record<string, string>;
};

/** Bring items back as they were, with their author and time, while the board remembers them. */
export type Restore = {
  op: "restore";
  ids: string[];
};

/** Drop your position and say hello again. [W12] */
export type Resync = {
  t: "resync";
  why: "drain" | "fork" | "gap";
};

/** What holds for the whole board: its title, what its colours mean, and whether notes show who wrote them. */
export type SettingsItem = {
  title: string;
  legend?: Record<string, string | null>;
  authors?: "initials" | "names";
  kind: "settings";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** A form drawn to fill its box. Without `color` one sees through it. */
export type ShapeItem = {
  z: string;
  parent?: string;
  lock?: "free" | "locked" | "stage";
  x: number;
  y: number;
  form: "arrow_both" | "arrow_down" | "arrow_left" | "arrow_right" | "arrow_up" | "brace_left" | "brace_right" | "callout" | "cloud" | "cross" | "cylinder" | "diamond" | "ellipse" | "hexagon" | "octagon" | "parallelogram" | "pentagon" | "process" | "rectangle" | "rounded" | "star" | "trapezoid" | "triangle";
  w: number;
  h: number;
  text: string;
  color?: string;
  edge: string;
  pattern: "dashed" | "dotted" | "solid";
  width: number;
  size?: number;
  marks?: ([number, number, "bold" | "italic" | "strike" | "underline"])[];
  align?: "center" | "left" | "right";
  level?: "bottom" | "middle" | "top";
  turn?: number;
  kind: "shape";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** The board at a place; with `url`, most of it is fetched there and `items` lie over it. [W3] */
export type Snapshot = {
  seq: number;
  items: (Record<string, unknown>)[];
  url?: string | null;
};

/** A freehand line. */
export type StrokeItem = {
  z: string;
  parent?: string;
  lock?: "free" | "locked" | "stage";
  x: number;
  y: number;
  w: number;
  h: number;
  points: ([number, number, number])[];
  nib: "highlighter" | "pen";
  color: string;
  width: number;
  turn?: number;
  kind: "stroke";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** Asks for what is missing after a place. [W6] */
export type Sync = {
  t: "sync";
  at: At;
};

/** A table. `cells` names each by row and column, so that what is written stays put when rows come and go. */
export type TableItem = {
  z: string;
  parent?: string;
  lock?: "free" | "locked" | "stage";
  x: number;
  y: number;
  w: number;
  h: number;
  rows: Track[];
  columns: Track[];
  cells?: Record<string, string | null>;
  head: boolean;
  color?: string;
  kind: "table";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** A splice on the text as it was at `base`. [X4] */
export type Text = {
  op: "text";
  id: string;
  base: number;
  do: (number | string)[];
};

/** A text. Its width wraps it; its height follows from the words. */
export type TextItem = {
  z: string;
  parent?: string;
  lock?: "free" | "locked" | "stage";
  x: number;
  y: number;
  w: number;
  h: number;
  text: string;
  color: string;
  size: number;
  align: "center" | "left" | "right";
  marks?: ([number, number, "bold" | "italic" | "strike" | "underline"])[];
  turn?: number;
  kind: "text";
  id: string;
  by: string;
  at: number;
  born: number;
  tv: number;
  edited_by?: string;
};

/** A row or a column: its id, and its share of the table's height or width beside the other shares. */
export type Track = {
  id: string;
  share?: number;
};

/** How often to send, in milliseconds. */
export type Tune = {
  t: "tune";
  tx: number;
  here: number;
};

/** Ops that happen at one place in the order, or not at all. [W4] */
export type Tx = {
  t: "tx";
  i: number;
  ops: (Create | Delete | MarkText | Move | React | Restack | Restore | Text | Update)[];
  label?: string | null;
};

/** Set fields; null removes one. A whole `text` becomes the smallest splice, a map field takes single keys. [X7] */
export type Update = {
  op: "update";
  id: string;
  set: Record<string, unknown>;
};

/** The answer to hello. [W2] */
export type Welcome = {
  t: "welcome";
  v: number;
  you: You;
  at: At;
  decided: number;
  limits: Limits;
  tune: Tune;
  durability: "everysec" | "fsync" | "memory" | "replica";
  now: number;
  people: Person[];
  snapshot?: Snapshot | null;
};

/** Who came and who went. [W11] */
export type Who = {
  t: "who";
  join?: Person[];
  leave?: string[];
};

/** Who the server takes this connection for. */
export type You = {
  session: string;
  user: string;
  name: string;
  role: "commenter" | "editor" | "facilitator" | "owner" | "viewer";
  can: ("comment" | "edit" | "lead" | "own" | "react" | "see")[];
};
