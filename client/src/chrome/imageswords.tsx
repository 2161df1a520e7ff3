/**
 * The card that asks what a picture shows. It asks once, right after, and stands in nobody's way; later the words are
 * changed from the bar over the picture.
 */

import { useEffect, useRef, useState } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import { describe } from "../editor/images.ts";
import type { PictureGallery } from "../editor/imagesgallery.ts";
import { type Question, question } from "../editor/imagesquestion.ts";
import type { Image } from "../model/item.ts";
import { words } from "./strings.ts";
import { speak } from "./voice.ts";

const LONGEST = 1_000;
const THUMB = 64;

export function ImageWords({ editor, gallery }: { editor: Editor; gallery: PictureGallery }) {
  const asked = question.value;
  // Whoever takes the picture back takes the question back.
  editor.revision.value;
  const ids = (asked?.ids ?? []).filter((id) => editor.session.items.get(id)?.kind === "image");
  const image = editor.session.items.get(ids[asked?.at ?? 0] ?? "");
  if (!asked || image?.kind !== "image" || !editor.can("edit")) return null;
  return <Card key={image.id} editor={editor} gallery={gallery} image={image} asked={{ ...asked, ids }} />;
}

interface CardProps {
  readonly editor: Editor;
  readonly gallery: PictureGallery;
  readonly image: Image;
  readonly asked: Question;
}

function Card({ editor, gallery, image, asked }: CardProps) {
  const { ids, at, eager } = asked;
  const [alt, setAlt] = useState(image.alt);
  const field = useRef<HTMLTextAreaElement>(null);
  const title = ids.length > 1 ? words.pictures.askOne(at + 1, ids.length) : words.pictures.ask;

  useEffect(() => {
    if (eager) field.current?.focus();
    else speak(title);
  }, [eager, title]);

  const next = (): void => {
    const writing = field.current?.form?.contains(document.activeElement) ?? false;
    question.value = at + 1 < ids.length ? { ids, at: at + 1, eager: writing } : undefined;
  };
  const keep = (): void => {
    describe(editor, image.id, alt.trim());
    next();
  };

  return (
    <form
      class="image-words card"
      aria-label={words.pictures.describe}
      onSubmit={(event) => {
        event.preventDefault();
        keep();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.stopPropagation();
          question.value = undefined;
        } else if (event.key === "Enter" && !event.shiftKey && !event.isComposing && event.target === field.current) {
          event.preventDefault();
          keep();
        }
      }}
    >
      <Thumb gallery={gallery} image={image} />
      <div class="grow">
        <label for="image-words-field">
          {title} <span class="small soft">{words.pictures.askMeans}</span>
        </label>
        <textarea
          id="image-words-field"
          ref={field}
          rows={2}
          value={alt}
          maxLength={LONGEST}
          dir="auto"
          placeholder={words.pictures.askExample}
          onInput={(event) => setAlt(event.currentTarget.value)}
        />
      </div>
      <div class="image-words-ends">
        <button type="submit" class="first" disabled={alt.trim() === image.alt}>
          {words.pictures.done}
        </button>
        <button type="button" class="second" onClick={next}>
          {words.pictures.skip}
        </button>
      </div>
    </form>
  );
}

/** The picture, small, so that it is clear which one is meant. */
function Thumb({ gallery, image }: { gallery: PictureGallery; image: Image }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const arrivals = gallery.arrivals.value;
  useEffect(() => {
    const ctx = canvas.current?.getContext("2d");
    const hung = gallery.picture(image.blob, THUMB);
    if (!ctx || hung.state !== "here") return;
    const part = (2 * THUMB) / Math.max(image.w, image.h);
    const [w, h] = [image.w * part, image.h * part];
    ctx.clearRect(0, 0, 2 * THUMB, 2 * THUMB);
    ctx.drawImage(hung.bitmap, THUMB - w / 2, THUMB - h / 2, w, h);
  }, [gallery, image, arrivals]);
  return (
    <span aria-hidden="true">
      <canvas ref={canvas} width={2 * THUMB} height={2 * THUMB} />
    </span>
  );
}
