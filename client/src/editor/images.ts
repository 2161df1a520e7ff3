/**
 * Bringing pictures to the board: several at once are laid in rows, uploaded side by side, and are there in one step.
 *
 * Until the server has a picture there is no item, only an upload that this screen shows in its place: what is on a board
 * can always be drawn by everybody.
 */

import { signal } from "@preact/signals";
import { around, type Box } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import type { Op } from "../model/change.ts";
import { newId } from "../model/id.ts";
import { Refusal } from "../sync/door.ts";
import type { Editor } from "./editor.ts";
import { homeOf } from "./holders.ts";
import { AWAY, type Brought, type Door } from "./imagesdoor.ts";
import { question } from "./imagesquestion.ts";
import { type Ready, ready } from "./imagesready.ts";

/** No larger than this on the screen when it is laid, in pixels. */
const LARGEST = 480;
/** Nor than this part of the screen. */
const PART = 0.8;
const GAP = 24;
const IN_A_ROW = 5;
const AT_ONCE = 3;
const NAME = 200;
/** So often one that the server has no time for is tried again, after so many milliseconds. */
const TRIES = 5;
const PAUSE = 3_000;

export interface Upload {
  readonly id: string;
  readonly box: Box;
  readonly picture: Blob;
  readonly name: string;
  /** How much of it is on its way, from 0 to 1. */
  readonly part: number;
  cancel(): void;
}

/** Why a file did not become a picture on the board. */
export interface Failure {
  readonly name: string;
  /** `unknown` for what this browser cannot open, `away` for no connection, else what the server said. */
  readonly code: string;
  readonly message: string;
}

/** Where pictures are brought, and who likes to have them at once, as they were brought. */
export interface Bringing {
  readonly door: Door;
  shown(blob: string, picture: Blob): Promise<void>;
}

/** What is on its way. */
export const uploads = signal<readonly Upload[]>([]);
/** Bring files to the board around a point. Answers what did not work. */
export async function bring(
  editor: Editor,
  { door, shown }: Bringing,
  files: readonly File[],
  at: Point,
): Promise<readonly Failure[]> {
  const failures: Failure[] = [];
  const opened = await Promise.all(
    files.map(async (file) => {
      const one = await ready(file);
      if (!one) failures.push({ name: file.name, code: "unknown", message: "" });
      return one;
    }),
  );
  const pictures = opened.filter((one) => one !== undefined);
  const boxes = rows(editor, pictures, at);
  const here = pictures.flatMap((picture, n) => {
    const box = boxes[n];
    return box ? [started(picture, box)] : [];
  });
  uploads.value = [...uploads.value, ...here.map(({ upload }) => upload)];

  const done = new Map<string, Brought>();
  const queue = [...here];
  const work = async (): Promise<void> => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { upload, stop } = next;
      try {
        const picture = await brought(door, upload, stop);
        done.set(upload.id, picture);
        // Without it the picture comes a moment later, from the server.
        await shown(picture.blob, upload.picture).catch(() => {});
      } catch (error) {
        remove(upload.id);
        if (!stop.aborted) failures.push(failureOf(upload.name, error));
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));

  const laid = here.map(({ upload }) => upload).filter(({ id }) => done.has(id));
  for (const { id } of laid) remove(id);
  lay(editor, laid, done);
  return failures;
}

/** Say what an image shows, in words. */
export function describe(editor: Editor, id: string, alt: string): void {
  const item = editor.session.items.get(id);
  if (item?.kind === "image" && item.alt !== alt) {
    editor.propose([{ op: "update", id, set: { alt } }], "describe");
  }
}

function lay(editor: Editor, laid: readonly Upload[], done: ReadonlyMap<string, Brought>): void {
  const ops = laid.map(({ id, box, name }): Op => {
    const picture = done.get(id);
    // The server has turned it upright and knows its size best.
    const ratio = picture ? picture.w / picture.h : box.w / box.h;
    const h = box.w / ratio;
    const place = { x: round(box.x), y: round(box.y + (box.h - h) / 2), w: round(box.w), h: round(h) };
    const home = homeOf(editor, place);
    const item = { kind: "image", id, ...place, blob: picture?.blob ?? "", alt: "", name: name.slice(0, NAME) };
    return { op: "create", item: home ? { ...item, parent: home.id } : item };
  });
  if (ops.length === 0) return;
  editor.propose(ops, "image");
  editor.tool.value = "select";
  editor.select(laid.map(({ id }) => id));
  const asked = question.peek() ?? { ids: [], at: 0, eager: false };
  question.value = { ...asked, ids: [...asked.ids, ...laid.map(({ id }) => id)] };
}

function started(picture: Ready, box: Box): { readonly upload: Upload; readonly stop: AbortSignal } {
  const stopping = new AbortController();
  const id = newId();
  const upload: Upload = {
    id,
    box,
    picture: picture.body,
    name: picture.name,
    part: 0,
    cancel() {
      stopping.abort();
      remove(id);
    },
  };
  return { upload, stop: stopping.signal };
}

/** Places for pictures: in rows around a point, each as large as it looks well now. */
export function rows(editor: Editor, sizes: readonly { readonly w: number; readonly h: number }[], at: Point): Box[] {
  const { zoom } = editor.camera.peek();
  const { w, h } = editor.size.peek();
  const most = Math.min(LARGEST, PART * w, PART * h) / zoom;
  const gap = GAP / zoom;
  const boxes: Box[] = [];
  let y = 0;
  for (let first = 0; first < sizes.length; first += IN_A_ROW) {
    const row = sizes.slice(first, first + IN_A_ROW);
    let x = 0;
    let tallest = 0;
    for (const size of row) {
      const part = Math.min(1 / zoom, most / size.w, most / size.h);
      const box = { x, y, w: Math.max(16, size.w * part), h: Math.max(16, size.h * part) };
      boxes.push(box);
      x += box.w + gap;
      tallest = Math.max(tallest, box.h);
    }
    y += tallest + gap;
  }
  const whole = around(boxes);
  if (!whole) return [];
  const [dx, dy] = [at.x - whole.w / 2, at.y - whole.h / 2];
  return boxes.map((box) => ({ ...box, x: box.x + dx, y: box.y + dy }));
}

/** Bring one; when the server asks to wait, wait. */
async function brought(door: Door, { id, picture }: Upload, stop: AbortSignal): Promise<Brought> {
  for (let tries = 0; ; tries++) {
    try {
      return await door.bring(picture, (part) => progress(id, part), stop);
    } catch (error) {
      const later = error instanceof Refusal && (error.code === "too_fast" || error.code === "unavailable");
      if (!later || tries >= TRIES || stop.aborted) throw error;
      await new Promise((done) => setTimeout(done, PAUSE));
    }
  }
}

function progress(id: string, part: number): void {
  uploads.value = uploads.value.map((upload) => (upload.id === id ? { ...upload, part } : upload));
}

function remove(id: string): void {
  uploads.value = uploads.value.filter((upload) => upload.id !== id);
}

function failureOf(name: string, error: unknown): Failure {
  if (error instanceof Refusal) return { name, code: error.code, message: error.message };
  return { name, code: AWAY, message: "" };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
