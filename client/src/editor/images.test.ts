/** Pictures on their way to the board, and the gallery that they hang in. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Refusal } from "../sync/door.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { bring, rows, uploads } from "./images.ts";
import type { Door } from "./imagesdoor.ts";
import { PictureGallery } from "./imagesgallery.ts";
import { question } from "./imagesquestion.ts";

const BLOB = "b".repeat(64);

let session: FakeSession;
let editor: Editor;

beforeEach(() => {
  vi.stubGlobal("createImageBitmap", async () => ({ width: 800, height: 400, close() {} }));
  session = new FakeSession();
  editor = new Editor(session);
  editor.size.value = { w: 1200, h: 800 };
  editor.camera.value = { x: 0, y: 0, zoom: 1 };
  question.value = undefined;
});

afterEach(() => {
  editor.close();
  vi.unstubAllGlobals();
});

function door(brings: Door["bring"]): { door: Door; shown: () => Promise<void> } {
  return { door: { bring: brings, fetch: async () => new Blob() }, shown: async () => {} };
}

const file = (name: string): File => new File(["pixels"], name, { type: "image/png" });
const images = () => [...session.items.values()].filter((item) => item.kind === "image");

test("pictures are there together, in one step, and are asked about", async () => {
  const here = door(async () => ({ blob: BLOB, w: 800, h: 400 }));

  const failures = await bring(editor, here, [file("a.png"), file("b.png")], { x: 0, y: 0 });

  expect(failures).toEqual([]);
  expect(images()).toMatchObject([
    { blob: BLOB, w: 480, h: 240, name: "a.png", alt: "" },
    { blob: BLOB, w: 480, h: 240, name: "b.png", alt: "" },
  ]);
  expect(question.value?.ids).toEqual(images().map(({ id }) => id));
  session.undo();
  expect(images()).toEqual([]);
});

test("one that fails keeps the others from nothing", async () => {
  const here = door(async (picture) => {
    if ((picture as File).name === "big.png") throw new Refusal("too_big", "a picture has at most 10 MB");
    return { blob: BLOB, w: 10, h: 10 };
  });

  const failures = await bring(editor, here, [file("big.png"), file("small.png")], { x: 0, y: 0 });

  expect(failures).toEqual([{ name: "big.png", code: "too_big", message: "a picture has at most 10 MB" }]);
  expect(images().map(({ name }) => name)).toEqual(["small.png"]);
  expect(uploads.value).toEqual([]);
});

test("one that is called off is neither an item nor a failure", async () => {
  const here = door((_picture, _progress, stop) => {
    return new Promise((_done, fail) => stop.addEventListener("abort", () => fail(new Error("called off"))));
  });

  const bringing = bring(editor, here, [file("a.png")], { x: 0, y: 0 });
  await vi.waitFor(() => expect(uploads.value.length).toBe(1));
  uploads.value[0]?.cancel();

  expect(await bringing).toEqual([]);
  expect(images()).toEqual([]);
});

test("what the browser cannot open is told, and nothing is sent", async () => {
  vi.stubGlobal("createImageBitmap", () => Promise.reject(new Error("no picture")));
  const brings = vi.fn();

  const failures = await bring(editor, door(brings), [file("broken.png")], { x: 0, y: 0 });

  expect(failures).toMatchObject([{ name: "broken.png", code: "unknown" }]);
  expect(brings).not.toHaveBeenCalled();
});

test("many pictures lie in rows around the point, none larger than it looks well", () => {
  const boxes = rows(
    editor,
    Array.from({ length: 7 }, () => ({ w: 4000, h: 1000 })),
    { x: 100, y: 100 },
  );

  expect(new Set(boxes.map(({ y }) => y)).size).toBe(2);
  expect(boxes.every(({ w, h }) => w === 480 && h === 120)).toBe(true);
  expect((Math.min(...boxes.map(({ x }) => x)) + Math.max(...boxes.map(({ x, w }) => x + w))) / 2).toBe(100);
});

test("a small picture is not made larger", () => {
  expect(rows(editor, [{ w: 64, h: 32 }], { x: 0, y: 0 })).toEqual([{ x: -32, y: -16, w: 64, h: 32 }]);
});

interface Hall {
  readonly gallery: PictureGallery;
  readonly asked: string[];
  readonly closed: string[];
  now: number;
  away: boolean;
}

function hall(room: number): Hall {
  const hall: { -readonly [K in keyof Hall]: Hall[K] } = {
    asked: [],
    closed: [],
    now: 0,
    away: false,
    gallery: new PictureGallery({
      room,
      now: () => hall.now,
      changed: () => {},
      async fetch(blob, side) {
        const name = `${blob}/${side ?? "whole"}`;
        hall.asked.push(name);
        if (hall.away) throw new Error("away");
        const pixels = side === undefined ? 4000 : side;
        return { width: pixels, height: 1, close: () => hall.closed.push(name) } as unknown as ImageBitmap;
      },
    }),
  };
  return hall;
}

const settled = () => new Promise((done) => setTimeout(done));

test("a picture is fetched as large as it is looked at, and any other size stands in for it", async () => {
  const { gallery, asked } = hall(1e9);

  expect(gallery.picture("a", 200).state).toBe("coming");
  await settled();
  expect(gallery.picture("a", 200).state).toBe("here");
  expect(gallery.picture("a", 3000).state).toBe("here");
  await settled();

  expect(asked).toEqual(["a/256", "a/whole"]);
});

test("what was looked at longest ago makes room, and what is looked at never does", async () => {
  const here = hall(4 * 256 * 2);
  for (const name of ["a", "b"]) here.gallery.picture(name, 100);
  await settled();
  here.now = 5_000;
  here.gallery.picture("b", 100);

  here.gallery.picture("c", 100);
  await settled();
  here.gallery.picture("d", 100);
  await settled();

  expect(here.closed).toEqual(["a/256", "d/256"]);
  expect(here.gallery.picture("c", 100).state).toBe("here");
});

test("what could not be had is missing until the connection is back", async () => {
  const here = hall(1e9);
  here.away = true;
  here.gallery.picture("a", 100);
  await settled();
  expect(here.gallery.picture("a", 100).state).toBe("missing");

  here.away = false;
  here.gallery.retry();
  here.gallery.picture("a", 100);
  await settled();

  expect(here.gallery.picture("a", 100).state).toBe("here");
});
