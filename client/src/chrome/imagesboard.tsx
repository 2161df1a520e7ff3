/**
 * Pictures on this board: the gallery that they hang in, those on their way, and what they show in words.
 *
 * Fetched after the board itself; `images.tsx` is there at once and leads here.
 */

import { X } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { toScreen } from "../editor/camera.ts";
import type { Editor } from "../editor/editor.ts";
import { type Bringing, bring, type Failure, type Upload, uploads } from "../editor/images.ts";
import { carried } from "../editor/imagescarry.ts";
import { AWAY, doorOf } from "../editor/imagesdoor.ts";
import { PictureGallery } from "../editor/imagesgallery.ts";
import { isPicture } from "../editor/imagesready.ts";
import type { Point } from "../geometry/point.ts";
import type { Clipping } from "../model/clipping.ts";
import { hang } from "../shapes/image.ts";
import { Icon } from "./icon.tsx";
import { ImageWords } from "./imageswords.tsx";
import { boardHere } from "./links.tsx";
import { words } from "./strings.ts";
import { speak } from "./voice.ts";
import "./images.css";

/** As many as the server takes from one person without a pause. */
const MOST = 20;
/** Bytes of pixels that are kept: about a dozen pictures as large as a screen, or hundreds of small ones. */
const ROOM = 256 * 1024 * 1024;

/** A picture that was brought from here is looked at in this size until the server has sent its own. */
const AT_ONCE = 1024;

interface Hall extends Bringing {
  readonly gallery: PictureGallery;
}

/** One for each board that is open, made by whoever needs it first. */
const halls = new WeakMap<Editor, Hall>();

export function PicturesOnBoard({ editor }: { editor: Editor }) {
  const { gallery } = hallOf(editor);

  useEffect(() => {
    hang(gallery);
    repaint(editor);
    let offline = false;
    const back = editor.status.subscribe(({ state }) => {
      if (offline && state !== "offline") gallery.retry();
      offline = state === "offline";
    });
    return () => {
      back();
      hang();
      gallery.close();
      halls.delete(editor);
    };
  }, [editor, gallery]);

  return (
    <>
      {uploads.value.map((upload) => (
        <OnItsWay key={upload.id} editor={editor} upload={upload} />
      ))}
      <ImageWords editor={editor} gallery={gallery} />
    </>
  );
}

/** Bring files to the board, around a point of it. */
export async function bringFiles(editor: Editor, files: readonly File[], at: Point): Promise<void> {
  const pictures = files.filter(isPicture);
  const others = files.length - pictures.length;
  if (!editor.can("edit")) editor.say(words.lookOnly);
  else if (editor.status.peek().state === "offline") editor.say(words.pictures.needConnection);
  else {
    if (others > 0) editor.say(words.pictures.notPictures(others));
    if (pictures.length > MOST) editor.say(words.pictures.tooMany(MOST));
    const taken = pictures.slice(0, MOST);
    const failures = await bring(editor, hallOf(editor), taken, at);
    for (const failure of failures.slice(0, 3)) editor.say(words.pictures.failed(failure.name, reason(failure)));
    if (taken.length > failures.length) speak(words.pictures.laid(taken.length - failures.length));
  }
}

/** Bring the pictures of a clipping from the board that it comes from, then lay it. */
export async function carryFrom(
  editor: Editor,
  clipping: Clipping,
  board: string,
  lay: (clipping: Clipping) => void,
): Promise<void> {
  const all = await carried(clipping, doorOf(board), hallOf(editor).door);
  if (all.lost > 0) editor.say(words.pictures.leftBehind(all.lost));
  lay(all.clipping);
}

function reason({ code, message }: Failure): string {
  if (code === "unknown") return words.pictures.unknown;
  return code === AWAY ? words.pictures.away : message;
}

function hallOf(editor: Editor): Hall {
  const known = halls.get(editor);
  if (known) return known;
  const door = doorOf(boardHere());
  const gallery = new PictureGallery({
    fetch: async (blob, side) => createImageBitmap(await door.fetch(blob, side)),
    changed: (blob) => repaint(editor, blob),
    now: () => performance.now(),
    room: ROOM,
  });
  const shown = async (blob: string, picture: Blob): Promise<void> => {
    const whole = await createImageBitmap(picture);
    const part = Math.min(1, AT_ONCE / Math.max(whole.width, whole.height));
    const size = { resizeWidth: Math.max(1, Math.round(whole.width * part)), resizeQuality: "high" } as const;
    gallery.add(blob, part < 1 ? await createImageBitmap(whole, size) : whole);
  };
  const made = { gallery, door, shown };
  halls.set(editor, made);
  return made;
}

/** Everything that shows this picture, or any, looks different now. */
function repaint(editor: Editor, blob?: string): void {
  const showing = [...editor.session.items.values()].filter(
    (item) => item.kind === "image" && (blob === undefined || item.blob === blob),
  );
  editor.repaint(showing.map((item) => editor.boundsOf(item.id)).filter((box) => box !== undefined));
}

/** A picture in its place on the board while it is on its way. */
function OnItsWay({ editor, upload }: { editor: Editor; upload: Upload }) {
  const { picture, name, part, box } = upload;
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(picture);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [picture]);
  const camera = editor.camera.value;
  const { x, y } = toScreen(camera, box);
  const place = {
    transform: `translate(${x}px, ${y}px)`,
    width: `${box.w * camera.zoom}px`,
    height: `${box.h * camera.zoom}px`,
  };
  return (
    <div class="upload" style={place}>
      {url !== undefined && <img src={url} alt="" />}
      <progress aria-label={words.pictures.loading(name)} value={part < 1 ? part : undefined} max={1} />
      <button type="button" class="button" aria-label={words.pictures.cancel(name)} onClick={() => upload.cancel()}>
        <Icon of={X} size={18} />
      </button>
    </div>
  );
}
