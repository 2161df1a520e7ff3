/**
 * The gallery: the board's pictures as they are drawn, fetched when they are first looked at and kept while there is room.
 *
 * Each is there in up to three sizes, and what is asked for is the smallest that is sharp; until that has come, any other
 * size stands in. What was looked at longest ago makes room first, and what is looked at right now never does: a screen
 * that shows more than there is room for shows some of it less sharp.
 */

import { signal } from "@preact/signals";
import type { Gallery, Hung } from "../shapes/image.ts";

/** The sizes by their longer side; the last is the picture as it is kept. */
const SIZES = [256, 1024, undefined] as const;
type Size = (typeof SIZES)[number];

/** A smaller size is still sharp enough when it is stretched by this. */
const STRETCH = 1.25;
const AT_ONCE = 4;
/** Whoever flies over a wall of pictures does not wait for those that are far behind. */
const WAITING = 60;
/** What was drawn this lately, in milliseconds, is looked at. */
const LATELY = 2_000;
/** What there was no room for is not asked for again so soon. */
const PATIENCE = 10_000;

type Bitmap = CanvasImageSource & { readonly width: number; readonly height: number; close(): void };

interface Kept {
  readonly bitmap: Bitmap;
  readonly bytes: number;
  used: number;
}

export interface Supply {
  /** Fetch and decode one; throws if it cannot be had. */
  fetch(blob: string, side: Size): Promise<Bitmap>;
  /** A picture has come, or will not: whatever shows it looks different now. */
  changed(blob: string): void;
  now(): number;
  /** Bytes of pixels that are kept. */
  readonly room: number;
}

export class PictureGallery implements Gallery {
  /** How often something has come so far, for whoever shows a picture outside of the canvas. */
  readonly arrivals = signal(0);
  readonly #supply: Supply;
  readonly #kept = new Map<string, Kept>();
  readonly #missing = new Set<string>();
  readonly #crowded = new Map<string, number>();
  readonly #coming = new Set<string>();
  #waiting: { readonly key: string; readonly blob: string; readonly size: Size }[] = [];
  #bytes = 0;
  #closed = false;

  constructor(supply: Supply) {
    this.#supply = supply;
  }

  picture(blob: string, pixels: number): Hung {
    const wanted = SIZES.find((size) => size === undefined || pixels <= size * STRETCH);
    const exact = this.#here(keyOf(blob, wanted));
    if (exact) return exact;
    this.#want(blob, wanted);
    for (const size of SIZES.toReversed()) {
      const other = this.#here(keyOf(blob, size));
      if (other) return other;
    }
    return { state: this.#missing.has(blob) ? "missing" : "coming" };
  }

  /** Take in a picture that is here already, because it has been brought from here. */
  add(blob: string, bitmap: Bitmap): void {
    const longer = Math.max(bitmap.width, bitmap.height);
    const size = SIZES.find((side) => side !== undefined && longer <= side);
    const key = keyOf(blob, size);
    if (this.#closed || this.#kept.has(key) || !this.#keep(key, bitmap)) bitmap.close();
    else this.#supply.changed(blob);
  }

  /** Try again to get what could not be had: the connection is back. */
  retry(): void {
    const missing = [...this.#missing];
    this.#missing.clear();
    for (const blob of missing) this.#supply.changed(blob);
  }

  close(): void {
    this.#closed = true;
    this.#waiting = [];
    for (const { bitmap } of this.#kept.values()) bitmap.close();
    this.#kept.clear();
  }

  #here(key: string): Hung | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    kept.used = this.#supply.now();
    return { state: "here", bitmap: kept.bitmap };
  }

  #want(blob: string, size: Size): void {
    const key = keyOf(blob, size);
    if (this.#closed || this.#missing.has(blob) || this.#coming.has(key)) return;
    if (this.#supply.now() < (this.#crowded.get(key) ?? 0)) return;
    this.#waiting = [...this.#waiting.filter((one) => one.key !== key), { key, blob, size }].slice(-WAITING);
    this.#fetchSome();
  }

  /** What was asked for last is what is looked at. */
  #fetchSome(): void {
    while (this.#coming.size < AT_ONCE) {
      const next = this.#waiting.pop();
      if (!next) return;
      this.#coming.add(next.key);
      void this.#fetch(next.key, next.blob, next.size);
    }
  }

  async #fetch(key: string, blob: string, size: Size): Promise<void> {
    try {
      const bitmap = await this.#supply.fetch(blob, size);
      if (this.#closed || !this.#keep(key, bitmap)) bitmap.close();
    } catch {
      this.#missing.add(blob);
    }
    this.#coming.delete(key);
    if (this.#closed) return;
    this.#supply.changed(blob);
    this.arrivals.value++;
    this.#fetchSome();
  }

  /** False if there is no room for it beside what is looked at. */
  #keep(key: string, bitmap: Bitmap): boolean {
    const now = this.#supply.now();
    const bytes = bitmap.width * bitmap.height * 4;
    const oldest = [...this.#kept].sort(([, a], [, b]) => a.used - b.used);
    for (const [other, kept] of oldest) {
      if (this.#bytes + bytes <= this.#supply.room || now - kept.used < LATELY) break;
      this.#kept.delete(other);
      this.#bytes -= kept.bytes;
      kept.bitmap.close();
    }
    if (this.#bytes + bytes > this.#supply.room && this.#kept.size > 0) {
      this.#crowded.set(key, now + PATIENCE);
      return false;
    }
    this.#kept.set(key, { bitmap, bytes, used: now });
    this.#bytes += bytes;
    return true;
  }
}

function keyOf(blob: string, size: Size): string {
  return size === undefined ? blob : `${blob}/${size}`;
}
