/** Items in words: what the outline shows, and what a screen reader says of them. Colour is always a word, too. */

import type { Editor } from "../editor/editor.ts";
import { captionOf } from "../editor/legend.ts";
import { readingOf } from "../editor/reading.ts";
import { boundTo, type Connector, field, type Item, type Json, type Table, textOf } from "../model/item.ts";
import { isColorName } from "../shapes/palette.ts";
import { words } from "./strings.ts";

/** Longer words than these are cut where an item is only mentioned. */
const MENTION = 60;

export function colorWord(color: string): string {
  return isColorName(color) ? words.colors[color] : color;
}

/** An item by its own words, or else by what it is. */
export function named(item: Item | undefined): string {
  if (!item) return words.spoken.nothing;
  const text = saidBy(item);
  if (text !== "") return text.length > MENTION ? `${text.slice(0, MENTION).toWellFormed()} …` : text;
  return words.spoken.unnamed(thing(item));
}

/** All that is known of an item, in one sentence: how it looks, what it says, what belongs to it, and where it stands. */
export function described(editor: Editor, item: Item): string {
  const place = readingOf(editor).get(item.id);
  const parts = [headOf(editor, item), ...belongings(editor, item), authorOf(editor, item)];
  if (place) {
    const home = item.parent === place.parent && place.parent ? editor.session.items.get(place.parent) : undefined;
    if (home) parts.push(words.spoken.placeIn(place.at, place.of, named(home)));
    else if (place.level === 1) parts.push(words.spoken.place(place.at, place.of));
  }
  return parts.filter((part) => part !== undefined && part !== "").join(", ");
}

/** What the outline shows of an item to those who see it. */
export function shownText(editor: Editor, item: Item): string {
  return item.kind === "connector" ? relation(editor, item) : saidBy(item) || words.spoken.unnamed(thing(item));
}

/** What an item looks like and says. */
function headOf(editor: Editor, item: Item): string {
  if (item.kind === "connector") return relation(editor, item);
  const text = saidBy(item) || words.spoken.empty;
  if (item.kind === "note") return [thing(item), captionOf(editor, item.color), text].filter(Boolean).join(", ");
  if (item.kind === "stroke") return thing(item);
  return words.spoken.titled(thing(item), text);
}

/** What kind of thing it is, with its colour and form. */
function thing(item: Item): string {
  const color = field(item, "color");
  const word = typeof color === "string" ? colorWord(color) : undefined;
  if (item.kind === "note") return words.spoken.note(word ?? "", words.shapes[item.shape]);
  const kind = item.kind === "shape" ? words.forms[item.form] : (words.spoken.things[item.kind] ?? item.kind);
  const colored = word !== undefined && (item.kind === "shape" || item.kind === "stroke" || item.kind === "frame");
  return colored ? words.spoken.colored(word, kind) : kind;
}

/** A line by where it leads: "→ Ship on Friday (depends on)". */
function relation(editor: Editor, line: Connector): string {
  const { items } = editor.session;
  const target = (id: string | undefined): string => named(id === undefined ? undefined : items.get(id));
  const leads = line.from.item === undefined && line.to.item !== undefined;
  const way = leads ? words.spoken.lineBack(words.spoken.nothing) : words.spoken.line(target(line.to.item));
  const meaning = [line.means ? words.spoken.means[line.means] : "", line.text.trim()].filter((part) => part !== "");
  return meaning.length > 0 ? words.spoken.lineMeans(way, meaning.join(", ")) : way;
}

function belongings(editor: Editor, item: Item): readonly (string | undefined)[] {
  const { items } = editor.session;
  const tags = keysOf(field(item, "tags"));
  const reactions = keysOf(field(item, "reactions")).length;
  const lines = [...editor.places.followers(item.id)].map((id) => items.get(id)).filter((one) => one !== undefined);
  const out = lines.filter((line) => line.kind === "connector" && line.from.item === item.id && line.to.item);
  const to = lines.filter((line) => boundTo(line).length === 2 && !out.includes(line));
  const children = readingOf(editor).get(item.id)?.children ?? [];
  const under = children.map((id) => items.get(id));
  const comments = under.filter((child) => child?.kind === "comment").length;
  const held = under.filter((child) => child?.parent === item.id && child.kind !== "comment").length;
  return [
    tags.length > 0 ? words.spoken.tags(tags) : undefined,
    ...(item.kind === "note" ? Object.entries(item.scores ?? {}) : []).map(([name, score]) =>
      words.notes.scored(name, Number(score)),
    ),
    item.kind === "note" && item.link ? words.notes.leadsTo(leadsTo(item.link, items)) : undefined,
    reactions > 0 ? words.spoken.reactions(reactions) : undefined,
    out.length > 0 ? words.spoken.links(out.length) : undefined,
    to.length > 0 ? words.spoken.linked(to.length) : undefined,
    comments > 0 ? words.spoken.comments(comments) : undefined,
    held > 0 ? words.spoken.holds(held) : undefined,
    item.lock !== undefined && item.lock !== "free" ? words.spoken.locked : undefined,
    field(item, "done") === true ? words.spoken.done : undefined,
  ];
}

/** Where a link leads: an address, or another thing by its words. */
export function leadsTo(link: string, items: ReadonlyMap<string, Item>): string {
  return link.startsWith("#") ? named(items.get(link.slice(1))) : link;
}

/** Whoever wrote it, if that is known. Frames and lines have authors, too, but nobody asks for them. */
function authorOf(editor: Editor, item: Item): string | undefined {
  if (item.kind !== "note" && item.kind !== "text" && item.kind !== "comment") return undefined;
  const author = field(item, "author");
  if (typeof author === "string" && author !== "") return words.spoken.by(author);
  const by = field(item, "by");
  if (typeof by !== "string") return undefined;
  if (by === editor.me.peek()?.user) return words.spoken.byMe;
  const name = nameOf(editor, by);
  return name === undefined ? undefined : words.spoken.by(name);
}

/** The name of a person by their id. */
export function nameOf(editor: Editor, user: string): string | undefined {
  const member = editor.session.items.get(user);
  const name = member === undefined ? undefined : field(member, "name");
  if (typeof name === "string" && name !== "") return name;
  return editor.people.peek().find((person) => person.user === user)?.name;
}

/** An item's own words in one line, the description of a picture included. */
function saidBy(item: Item): string {
  const alt = field(item, "alt");
  const text = item.kind === "table" ? cellsOf(item) : (textOf(item) ?? (typeof alt === "string" ? alt : ""));
  return text.replace(/\s+/g, " ").trim();
}

/** What stands in the cells of a table, row by row. */
function cellsOf({ rows, columns, cells }: Table): string {
  return rows
    .map((row) => columns.map((column) => cells?.[`${row.id}:${column.id}`] ?? "").filter((cell) => cell !== ""))
    .filter((row) => row.length > 0)
    .map((row) => row.join(", "))
    .join("; ");
}

/** The keys of a field that has keys, those that are on. */
export function keysOf(value: Json | undefined): readonly string[] {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, on]) => (on === true ? [key] : []));
}
