/** Naming people in a comment: `@Name` in its text, and their ids beside it, so that the name may change. */

import type { Comment, Item } from "../model/item.ts";
import type { Editor } from "./editor.ts";

export interface Named {
  readonly id: string;
  readonly name: string;
}

/** How many names are offered at once. */
const OFFERED = 6;

/** Whoever can be named: those who are here first, each name once. */
export function nameable(editor: Editor): readonly Named[] {
  const here = editor.people.value.filter((person) => !person.me && !person.bot);
  const members = [...editor.session.items.values()].filter((item) => item.kind === "member" && !item.bot);
  const all = [
    ...here.map(({ user, name }) => ({ id: user, name })),
    ...members.map((item) => ({ id: item.id, name: nameOf(editor, item.id) ?? "" })),
  ];
  const mine = editor.me.value?.user;
  const names = new Set<string>();
  return all.filter(({ id, name }) => {
    if (id === mine || name === "" || names.has(name)) return false;
    names.add(name);
    return true;
  });
}

/** A name that is being written: where its `@` stands, and what of it is there. */
export interface Beginning {
  readonly from: number;
  readonly part: string;
}

/** What is being named where the cursor stands, if anything. */
export function beginning(text: string, cursor: number): Beginning | undefined {
  const before = text.slice(0, cursor);
  const found = /(^|[\s(])@([^@\n]{0,40})$/u.exec(before);
  if (!found) return undefined;
  const part = found[2] ?? "";
  return { from: cursor - part.length - 1, part };
}

/** The people whose name, or a part of it, begins like this. */
export function matching(people: readonly Named[], part: string): readonly Named[] {
  const wanted = part.toLocaleLowerCase();
  const fits = ({ name }: Named): boolean => {
    const whole = name.toLocaleLowerCase();
    return whole.startsWith(wanted) || whole.split(/\s+/).some((word) => word.startsWith(wanted));
  };
  return people.filter(fits).slice(0, OFFERED);
}

/** The people whose names the text still holds. */
export function named(text: string, people: readonly Named[]): readonly string[] {
  const ids = people.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id);
  return [...new Set(ids)].slice(0, 50);
}

/** A text in pieces; those that name somebody are marked. */
export function pieces(
  editor: Editor,
  comment: Comment,
): readonly { readonly text: string; readonly names: boolean }[] {
  const names = (comment.mentions ?? [])
    .map((id) => nameOf(editor, id))
    .filter((name) => name !== undefined)
    .sort((a, b) => b.length - a.length)
    .map((name) => `@${name}`.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  if (names.length === 0) return [{ text: comment.text, names: false }];
  return comment.text
    .split(new RegExp(`(${names.join("|")})`, "u"))
    .map((text, n) => ({ text, names: n % 2 === 1 }))
    .filter(({ text }) => text !== "");
}

/** Whether a comment names me, and is not my own. */
export function namesMe(editor: Editor, comment: Comment): boolean {
  const mine = editor.me.value?.user;
  return mine !== undefined && comment.by !== mine && (comment.mentions ?? []).includes(mine);
}

/** What a person is called now. */
export function nameOf(editor: Editor, user: string | undefined): string | undefined {
  const item: Item | undefined = editor.session.items.get(user ?? "");
  return item?.kind === "member" ? item.name : undefined;
}
