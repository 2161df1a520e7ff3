/** What the start page finds of a board on this device: its small picture, and the board as it was kept. */

import { boardShelf, pictureShelf } from "../sync/device.ts";
import { KeptBoards } from "../sync/keptboards.ts";

export interface Picture {
  readonly blob: Blob;
  readonly at: number;
  /** It was drawn on a dark desk. */
  readonly dark: boolean;
}

/** Keep the picture of a board, or that there is nothing to see on it. */
export async function keepPicture(board: string, blob: Blob | undefined, dark: boolean): Promise<void> {
  const shelf = pictureShelf();
  const picture: Picture | undefined = blob && { blob, at: Date.now(), dark };
  await (picture ? shelf.set(board, picture) : shelf.remove(board)).catch(() => undefined);
}

export async function pictureOf(board: string): Promise<Picture | undefined> {
  const found = await pictureShelf()
    .get(board)
    .catch(() => undefined);
  return isPicture(found) ? found : undefined;
}

/** Forget what is only kept so that it can be seen again: never what is not sent yet. */
export async function forgetKept(board: string): Promise<void> {
  await new KeptBoards(boardShelf()).forget(board);
  await pictureShelf()
    .remove(board)
    .catch(() => undefined);
}

function isPicture(value: unknown): value is Picture {
  return typeof value === "object" && value !== null && "blob" in value && value.blob instanceof Blob;
}
