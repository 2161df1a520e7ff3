/**
 * What belongs to a note beside its words: its link, author, tags and scores in a row at its foot, and the reactions to it
 * as pills on its lower edge. On a disc the row lies on a chord, and the pills on the rim.
 *
 * They grow with the note, as its words do: lengths here are in units of a note that is 200 high.
 */

import { type Box, holds } from "../geometry/box.ts";
import type { Point } from "../geometry/point.ts";
import { disc } from "../geometry/rim.ts";
import type { Items } from "../model/connector.ts";
import type { Note } from "../model/item.ts";
import { authorOf } from "./author.ts";
import { widthOf } from "./lettering.ts";

export type BadgeKind = "link" | "initials" | "author" | "tag" | "score" | "more" | "reaction";

export interface Badge {
  readonly kind: BadgeKind;
  readonly label: string;
  readonly box: Box;
  /** Of a reaction: the emoji, and who gave it. */
  readonly emoji?: string;
  readonly users?: readonly string[];
}

/** The badges of a note, and how high the row at its foot is, in units. */
export interface Badges {
  readonly all: readonly Badge[];
  readonly foot: number;
}

export const BADGE_WEIGHT = 500;
/** The height of letters, of a badge and of a pill. */
export const LETTER = 11;
const HEIGHT = 18;
const PILL = 24;
const GAP = 4;
const INSET = 10;
/** The widest that a label may be before it is cut. */
const WIDEST = 92;
const NONE: Badges = { all: [], foot: 0 };

interface Known {
  readonly key: string;
  readonly badges: Badges;
}

// Items are replaced and never changed, so what was laid out for one stands as long as it does.
const known = new WeakMap<Note, Known>();

export function badgesOf(item: Note, items: Items): Badges {
  const author = authorOf(item, items);
  if (!author && !item.tags && !item.scores && !item.reactions && !item.link) return NONE;
  const target = item.link?.startsWith("#") ? targetName(item.link, items) : "";
  const key = `${author?.kind} ${author?.label} ${target}`;
  const before = known.get(item);
  if (before?.key === key) return before.badges;
  const badges = laidOut(item, [...linkOf(item, target), ...(author ? [author] : []), ...wordsOf(item)]);
  known.set(item, { key, badges });
  return badges;
}

/** The reactions by emoji, in the order in which each was first given, and who gave them. */
export function reactionsOf(reactions: Note["reactions"]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const [key, on] of Object.entries(reactions ?? {})) {
    const blank = key.indexOf(" ");
    if (!on || blank < 1) continue;
    const emoji = key.slice(0, blank);
    const users = found.get(emoji);
    if (users) users.push(key.slice(blank + 1));
    else found.set(emoji, [key.slice(blank + 1)]);
  }
  return found;
}

/** How far pills reach out of the note's box, in board units. */
export function overhang(item: Note): number {
  return item.reactions ? (unitOf(item) * PILL) / 2 : 0;
}

export function badgeAt(item: Note, p: Point, items: Items, slack = 0): Badge | undefined {
  return badgesOf(item, items).all.findLast(({ box }) =>
    holds({ x: box.x - slack, y: box.y - slack, w: box.w + 2 * slack, h: box.h + 2 * slack }, p),
  );
}

export function unitOf(item: Note): number {
  return Math.min(item.w, item.h) / 200;
}

interface Wanted {
  readonly kind: BadgeKind;
  readonly label: string;
}

function wordsOf(item: Note): readonly Wanted[] {
  const tags = Object.keys(item.tags ?? {}).filter((tag) => item.tags?.[tag] === true);
  const scores = Object.entries(item.scores ?? {}).filter(([, score]) => typeof score === "number");
  return [
    ...tags.map((label): Wanted => ({ kind: "tag", label })),
    ...scores.map(([name, score]): Wanted => ({ kind: "score", label: `${name} ${score}` })),
  ];
}

function linkOf({ link }: Note, target: string): readonly Wanted[] {
  if (!link) return [];
  const site = /^(?:https?:\/\/(?:www\.)?|mailto:)([^/?#]*)/.exec(link)?.[1] ?? "";
  return [{ kind: "link", label: target || site || link }];
}

/** What the link to another item is called: by the first words that it says. */
function targetName(link: string, items: Items): string {
  const target = items.get(link.slice(1));
  return target && "text" in target ? String(target.text).split("\n", 1)[0]?.trim() || "" : "";
}

function laidOut(item: Note, wanted: readonly Wanted[]): Badges {
  const unit = unitOf(item);
  const round = item.shape === "round";
  const body = round ? disc(item) : item;
  const { w, h } = { w: body.w / unit, h: body.h / unit };
  const pills = item.reactions ? pillsOf(item, round ? w * 0.72 : w - 2 * INSET) : [];
  const lift = pills.length > 0 && !round ? PILL / 2 : 0;
  const middle = round ? h * 0.795 : h - INSET - HEIGHT / 2 - lift + 1;
  const row = inRow(wanted, round ? w * 0.66 : w - 2 * INSET);
  const all = [
    ...placed(row, { middle, height: HEIGHT, w, centred: round }),
    ...placed(pills, { middle: h, height: PILL, w, centred: round }),
  ].map(({ box, ...badge }) => ({
    ...badge,
    box: { x: body.x + box.x * unit, y: body.y + box.y * unit, w: box.w * unit, h: box.h * unit },
  }));
  return { all, foot: row.length > 0 ? h - middle + HEIGHT / 2 + (round ? 2 : 5) : 0 };
}

type Sized = Omit<Badge, "box"> & { readonly wide: number };

/** As many as there is room for, and how many are left. */
function inRow(wanted: readonly Wanted[], room: number): readonly Sized[] {
  const sized = wanted.map(({ kind, label }): Sized => {
    const short = cut(label, Math.min(WIDEST, room - 30));
    return { kind, label: short, wide: wideOf(kind, short) };
  });
  const fits = (some: readonly Sized[]): boolean => some.reduce((sum, one) => sum + one.wide + GAP, -GAP) <= room;
  if (fits(sized)) return sized;
  for (let count = sized.length - 1; count >= 0; count--) {
    const label = `+${sized.length - count}`;
    const some: Sized[] = [...sized.slice(0, count), { kind: "more", label, wide: wideOf("more", label) }];
    if (fits(some)) return some;
  }
  return [];
}

function pillsOf(item: Note, room: number): readonly Sized[] {
  const all = [...reactionsOf(item.reactions)].map(([emoji, users]): Sized => {
    const label = `${emoji} ${users.length}`;
    return { kind: "reaction", label, emoji, users, wide: textWidth(label, LETTER + 2) + 16 };
  });
  const shown: Sized[] = [];
  let used = 0;
  for (const pill of all) {
    if (used + pill.wide > room) break;
    used += pill.wide + GAP;
    shown.push(pill);
  }
  return shown;
}

interface Row {
  readonly middle: number;
  readonly height: number;
  readonly w: number;
  readonly centred: boolean;
}

function placed(sized: readonly Sized[], { middle, height, w, centred }: Row): readonly Badge[] {
  const whole = sized.reduce((sum, { wide }) => sum + wide + GAP, -GAP);
  let x = centred ? (w - whole) / 2 : INSET;
  return sized.map(({ wide, ...badge }) => {
    const box = { x, y: middle - height / 2, w: wide, h: height };
    x += wide + GAP;
    return { ...badge, box };
  });
}

function wideOf(kind: BadgeKind, label: string): number {
  if (kind === "initials") return HEIGHT;
  if (kind === "author") return textWidth(label, LETTER) + 4;
  return textWidth(label, LETTER) + (kind === "link" ? 26 : 12);
}

function cut(label: string, most: number): string {
  if (textWidth(label, LETTER) <= most) return label;
  const letters = [...label];
  while (letters.length > 1 && textWidth(`${letters.join("")}…`, LETTER) > most) letters.pop();
  return `${letters.join("").trimEnd()}…`;
}

function textWidth(text: string, size: number): number {
  return (widthOf(text, BADGE_WEIGHT) * size) / 100;
}
