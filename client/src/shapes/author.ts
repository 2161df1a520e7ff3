/** Who wrote a note, as the board shows it: not at all, by initials, or by name. */

import type { Items } from "../model/connector.ts";
import type { Note } from "../model/item.ts";

export interface Author {
  readonly kind: "initials" | "author";
  readonly label: string;
}

/** What the note's foot says of its author. A name that was written on the note goes before that of its member. */
export function authorOf(item: Note, items: Items): Author | undefined {
  const settings = items.get("settings");
  const shown = settings?.kind === "settings" ? settings.authors : undefined;
  if (shown === undefined) return undefined;
  const name = item.author || memberName(item.by, items);
  if (!name) return undefined;
  return shown === "names" ? { kind: "author", label: name } : { kind: "initials", label: initials(name) };
}

/** The first letters of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? "";
  const last = words.length > 1 ? (words.at(-1) ?? "") : "";
  return [first, last].map((word) => [...word][0]?.toUpperCase() ?? "").join("");
}

function memberName(user: string | undefined, items: Items): string | undefined {
  const member = user === undefined ? undefined : items.get(user);
  return member?.kind === "member" ? member.name : undefined;
}
