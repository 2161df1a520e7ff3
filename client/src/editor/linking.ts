/** The link of a note: an address that is safe to open, or another thing on this board. */

import type { Op } from "../model/change.ts";
import { LINK } from "../model/rules.ts";
import type { Editor } from "./editor.ts";
import { itemIn } from "./links.ts";
import { selectedNotes } from "./tagging.ts";

export type LinkFault = "scheme" | "address" | "missing";

/** What a person typed, as it is kept; or what is wrong with it. */
export function linkFrom(editor: Editor, typed: string, here: string): { link: string } | { fault: LinkFault } {
  const text = typed.trim();
  const ownBoard = here.split("#", 1)[0] ?? here;
  const id = text.startsWith(ownBoard) ? itemIn(text.slice(text.indexOf("#"))) : undefined;
  const inner = id ?? (/^#[0-9A-Za-z]{10}$/.test(text) ? text.slice(1) : undefined);
  if (inner !== undefined) {
    return editor.session.items.has(inner) ? { link: `#${inner}` } : { fault: "missing" };
  }
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== undefined && !/^[a-z0-9.-]+:\d+(\/|$)/i.test(text) && !["http", "https", "mailto"].includes(scheme)) {
    return { fault: "scheme" };
  }
  const link = scheme === "http" || scheme === "https" || scheme === "mailto" ? schemed(text, scheme) : guessed(text);
  return link !== undefined && LINK(link) && parses(link) ? { link } : { fault: "address" };
}

/** Link every selected note there, or nowhere. */
export function setLink(editor: Editor, link: string | null): void {
  const ops = selectedNotes(editor)
    .filter((note) => editor.free(note) && (note.link ?? null) !== link)
    .map((note): Op => ({ op: "update", id: note.id, set: { link } }));
  editor.propose(ops, "link");
}

function schemed(text: string, scheme: string): string {
  return scheme + text.slice(scheme.length);
}

/** An address without its beginning: mail to somebody, or a site. */
function guessed(text: string): string | undefined {
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text)) return `mailto:${text}`;
  return /^[^\s/.]+\.[^\s]+$/.test(text) || /^localhost\b/.test(text) ? `https://${text}` : undefined;
}

function parses(link: string): boolean {
  return link.startsWith("mailto:") ? link.length > 7 : URL.canParse(link) && new URL(link).hostname !== "";
}
