/** Which comments that name me I have not read yet; this browser remembers it for each board. */

import { signal } from "@preact/signals";
import type { Comment } from "../model/item.ts";
import { namesMe } from "./commentsmentions.ts";
import type { Editor } from "./editor.ts";

/** As many are remembered; what is older was read long ago. */
const REMEMBERED = 500;

const read = signal<ReadonlySet<string>>(new Set());
let key: string | undefined;

/** Remember from now on for this board. */
export function rememberRead(board: string): void {
  key = `tondo:read:${board}`;
  read.value = new Set(kept(key));
}

/** The comments that call me, the oldest first. */
export function unread(editor: Editor): readonly Comment[] {
  const seen = read.value;
  return editor.comments.threads.value
    .flatMap(({ comments, head }) => (head.done ? [] : comments))
    .filter((comment) => !seen.has(comment.id) && namesMe(editor, comment));
}

export function haveRead(comments: readonly Comment[]): void {
  const fresh = comments.filter(({ id }) => !read.peek().has(id));
  if (fresh.length === 0) return;
  read.value = new Set([...read.peek(), ...fresh.map(({ id }) => id)].slice(-REMEMBERED));
  try {
    if (key !== undefined) localStorage.setItem(key, JSON.stringify([...read.value]));
  } catch {
    // Full or forbidden storage costs only the memory.
  }
}

function kept(from: string): readonly string[] {
  try {
    const ids: unknown = JSON.parse(localStorage.getItem(from) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  } catch {
    // Somebody else wrote there, or there is no storage: nothing was read.
    return [];
  }
}
