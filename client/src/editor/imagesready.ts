/**
 * Making a file ready to be brought: what a browser can open and a server need not get.
 *
 * A photograph of many megabytes is brought down here to what the server would keep of it, and a drawing in SVG becomes
 * pixels, because a drawing can hold more than a drawing.
 */

/** What the server takes as it is. */
const TAKEN: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/webp", "image/gif", "image/avif"]);
/** The server keeps no longer side than this. */
const SIDE = 4096;
/** Files larger than this are made smaller if that helps. */
const HEAVY = 4 * 1024 * 1024;
/** The pixels of a drawing that does not say how large it is. */
const DRAWING = 1024;

export interface Ready {
  readonly body: Blob;
  readonly w: number;
  readonly h: number;
  readonly name: string;
}

export function isPicture(file: File): boolean {
  return file.type.startsWith("image/");
}

/** Open a file and make it ready; nothing if this browser cannot open it. */
export async function ready(file: File): Promise<Ready | undefined> {
  try {
    if (file.type === "image/svg+xml") return await fromDrawing(file);
    const bitmap = await createImageBitmap(file);
    const { width: w, height: h } = bitmap;
    const longest = Math.max(w, h);
    // Something that moves would stand still after being drawn here, as it will on the server, but for nothing.
    const asItIs = TAKEN.has(file.type) && longest <= SIDE && file.size <= HEAVY;
    const body = asItIs ? file : await smaller(bitmap, w, h, TAKEN.has(file.type) ? file : undefined);
    bitmap.close();
    return body && { body, w, h, name: file.name };
  } catch {
    return undefined;
  }
}

/** The picture at the size that is kept, unless the file itself is smaller still. */
async function smaller(picture: CanvasImageSource, w: number, h: number, file?: File): Promise<Blob | undefined> {
  const part = Math.min(1, SIDE / Math.max(w, h));
  const body = await drawn(picture, Math.max(1, Math.round(w * part)), Math.max(1, Math.round(h * part)));
  return body && file && file.size <= body.size ? file : (body ?? file);
}

async function fromDrawing(file: File): Promise<Ready | undefined> {
  const url = URL.createObjectURL(file);
  try {
    // In an image element a drawing can neither run a script nor fetch anything.
    const image = new Image();
    image.src = url;
    await image.decode();
    const longest = Math.max(image.naturalWidth, image.naturalHeight);
    const [w, h] = longest > 0 ? [image.naturalWidth, image.naturalHeight] : [DRAWING, DRAWING];
    // A drawing has no pixels of its own: it gets enough to be looked at closely.
    const sharp = Math.min(2, SIDE / Math.max(w, h));
    const body = await drawn(
      image,
      Math.max(1, Math.round(w * sharp)),
      Math.max(1, Math.round(h * sharp)),
      "image/png",
    );
    return body && { body, w, h, name: file.name };
  } finally {
    URL.revokeObjectURL(url);
  }
}

function drawn(picture: CanvasImageSource, w: number, h: number, type = "image/webp"): Promise<Blob | undefined> {
  const canvas = document.createElement("canvas");
  canvas.width = w;
  canvas.height = h;
  const ctx = canvas.getContext("2d");
  if (!ctx) return Promise.resolve(undefined);
  ctx.imageSmoothingQuality = "high";
  ctx.drawImage(picture, 0, 0, w, h);
  // A browser that cannot write WebP writes PNG instead.
  return new Promise((done) => canvas.toBlob((blob) => done(blob ?? undefined), type, 0.92));
}
