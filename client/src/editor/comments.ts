/**
 * Comments: threads about things or places, and what this person is looking at of them. [I17]
 *
 * A thread is a comment and the comments that answer it. When the first is deleted, the oldest answer stands for it.
 */

import { computed, type ReadonlySignal, signal } from "@preact/signals";
import { type Box, holds } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import { disc } from "../geometry/rim.ts";
import type { Op } from "../model/change.ts";
import { newId } from "../model/id.ts";
import type { Comment, Item } from "../model/item.ts";
import { toScreen } from "./camera.ts";
import type { Editor } from "./editor.ts";
import { homeOf } from "./holders.ts";

export interface Thread {
  readonly id: string;
  /** What the thread is about, and whether it is done with, is written in this one. */
  readonly head: Comment;
  /** All of it in order, the head first. */
  readonly comments: readonly Comment[];
}

/** Where a thread may begin. */
export interface Spot {
  readonly at: Point;
  /** The thing that it will be about. */
  readonly on?: string;
}

/** What is open over the board: a thread by its id, or a place for a new one. */
export type Opened = { readonly thread: string } | { readonly spot: Spot };

/** A pin on the screen, in CSS pixels. */
export interface Pin {
  readonly thread: Thread;
  readonly box: Box;
}

/** Height of a pin in pixels, and how much wider one gets by the number of its comments. */
const PIN = 30;
const MORE = 14;
const BETWEEN = 4;
/** A pin stands this far off the corner of its thing, clear of the handle there. */
const OFF = 6;
/** A board that is looked at from farther away than this shows no pins, only dots. */
const FAR = 0.12;
const DOT = 10;

export class Comments {
  readonly opened = signal<Opened | undefined>(undefined);
  /** Whether threads that are done with are shown on the board, too. */
  readonly showDone = signal(false);
  /** The oldest first. */
  readonly threads: ReadonlySignal<readonly Thread[]>;
  /** The threads that have a pin on the board now. */
  readonly pinned: ReadonlySignal<readonly Thread[]>;
  readonly #editor: Editor;
  readonly #known = new Set<string>();
  readonly #revision = signal(0);

  constructor(editor: Editor) {
    this.#editor = editor;
    const { items } = editor.session;
    for (const item of items.values()) if (item.kind === "comment") this.#known.add(item.id);
    editor.session.on({ items: (ids) => this.#changed(ids) });
    this.threads = computed(() => {
      this.#revision.value;
      return threadsOf([...this.#known].map((id) => items.get(id)));
    });
    this.pinned = computed(() => {
      const opened = this.opened.value;
      const open = opened && "thread" in opened ? opened.thread : undefined;
      return this.threads.value.filter(({ id, head }) => !head.done || this.showDone.value || id === open);
    });
  }

  thread(id: string): Thread | undefined {
    return this.threads.value.find((thread) => thread.id === id);
  }

  /** The place on the board that a thread is about: the corner of its thing, wherever that is now. */
  place({ head }: Thread): Point {
    const corner = head.on === undefined ? undefined : cornerOf(this.#editor, head.on);
    if (corner) return corner;
    const seen = this.#editor.seen.get(head.id);
    return seen?.kind === "comment" ? { x: seen.x, y: seen.y } : head;
  }

  /** The place that a new thread will be about. */
  spot({ on, at }: Spot): Point {
    return (on === undefined ? undefined : cornerOf(this.#editor, on)) ?? at;
  }

  /** Where the pins stand now; several of one place stand side by side. */
  pins(): readonly Pin[] {
    const camera = this.#editor.camera.peek();
    const far = camera.zoom < FAR;
    const beside = new Map<string, number>();
    return this.pinned.peek().map((thread) => {
      const { x, y } = toScreen(camera, this.place(thread));
      const spot = thread.head.on ?? `${Math.round(thread.head.x)} ${Math.round(thread.head.y)}`;
      const before = beside.get(spot) ?? 0;
      const box = pinBox({ x: x + before, y }, far ? DOT : PIN, !far && thread.comments.length > 1);
      beside.set(spot, before + box.w + BETWEEN);
      return { thread, box };
    });
  }

  /** The pin at a place of the screen, if there is one; a finger needs not meet it exactly. */
  pinAt(screen: Point, touch: boolean): Thread | undefined {
    const more = touch ? 8 : 0;
    const met = ({ x, y, w, h }: Box): boolean =>
      holds({ x: x - more, y: y - more, w: w + 2 * more, h: h + 2 * more }, screen);
    return this.pins().findLast(({ box }) => met(box))?.thread;
  }

  #changed(ids: ReadonlySet<string>): void {
    let any = false;
    for (const id of ids) {
      const is = this.#editor.session.items.get(id)?.kind === "comment";
      any ||= is || this.#known.has(id);
      if (is) this.#known.add(id);
      else this.#known.delete(id);
    }
    if (any) this.#revision.value++;
  }
}

/** The box of a pin that points at a place of the screen; one that shows a number is wider. */
export function pinBox(at: Point, h = PIN, numbered = false): Box {
  return { x: at.x + OFF, y: at.y - OFF - h, w: numbered ? h + MORE : h, h };
}

/** Begin a thread, or answer one. */
export function comment(editor: Editor, to: Spot | Thread, text: string, mentions: readonly string[] = []): string {
  const id = newId();
  const me = editor.me.peek();
  const words = { text, ...(mentions.length > 0 && { mentions: [...mentions] }), ...(me && { author: me.name }) };
  if ("head" in to) {
    const { x, y, on, parent } = to.head;
    const about = { ...(on !== undefined && { on }), ...(parent !== undefined && { parent }) };
    editor.propose(
      [{ op: "create", item: { kind: "comment", id, x, y, ...about, thread: to.id, ...words } }],
      "comment",
    );
    return id;
  }
  const { x, y } = editor.comments.spot(to);
  const on = to.on === undefined ? {} : { on: to.on };
  // What is said about a place in a frame goes along with the frame.
  const home = to.on === undefined ? homeOf(editor, { ...to.at, w: 0, h: 0 }) : undefined;
  const place = { x: round(x), y: round(y), ...on, ...(home && { parent: home.id }) };
  editor.propose([{ op: "create", item: { kind: "comment", id, ...place, ...words } }], "comment");
  return id;
}

export function rewrite(editor: Editor, comment: Comment, text: string, mentions: readonly string[]): void {
  const named = mentions.length > 0 ? [...mentions] : null;
  editor.propose([{ op: "update", id: comment.id, set: { text, mentions: named } }], "rewrite");
}

/** Say that a thread is done with, or that it is not. */
export function resolve(editor: Editor, thread: Thread, done: boolean): void {
  editor.propose([{ op: "update", id: thread.head.id, set: { done } }], "resolve");
}

export function take(editor: Editor, comment: Comment): void {
  const op: Op = { op: "delete", ids: [comment.id] };
  editor.propose([op], "delete");
}

/** Whether this person may change or delete a comment: it is theirs, or they lead. */
export function owns(editor: Editor, comment: Comment): boolean {
  return editor.can("comment") && (comment.by === editor.me.value?.user || editor.can("lead"));
}

/** The corner at which a thing's comments stand: its upper right one, on a disc the rim there. */
function cornerOf(editor: Editor, id: string): Point | undefined {
  const item = editor.seen.get(id);
  if (item?.kind === "note" && item.shape === "round") {
    const { x, y, w, h } = disc(item);
    const aside = (1 + Math.SQRT1_2) / 2;
    return { x: x + w * aside, y: y + h * (1 - aside) };
  }
  const box = editor.boundsOf(id);
  return box && { x: box.x + box.w, y: box.y };
}

function threadsOf(items: readonly (Item | undefined)[]): readonly Thread[] {
  const byThread = new Map<string, Comment[]>();
  for (const item of items) {
    if (item?.kind !== "comment") continue;
    const id = item.thread ?? item.id;
    byThread.set(id, [...(byThread.get(id) ?? []), item]);
  }
  const threads: Thread[] = [];
  for (const [id, comments] of byThread) {
    comments.sort((a, b) => Number(b.id === id) - Number(a.id === id) || age(a) - age(b) || (a.id < b.id ? -1 : 1));
    const [head] = comments;
    if (head) threads.push({ id, head, comments });
  }
  return threads.sort((a, b) => age(a.head) - age(b.head) || (a.id < b.id ? -1 : 1));
}

/** What is not on the server yet is the newest. */
function age(comment: Comment): number {
  return comment.born ?? Number.MAX_SAFE_INTEGER;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
