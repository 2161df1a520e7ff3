/**
 * Groups: what is picked up together, and how one goes into a group and comes out of it again. [I14]
 *
 * Which groups one has gone into follows from the selection alone: they are the groups around what is selected.
 */

import type { Op } from "../model/change.ts";
import { newId } from "../model/id.ts";
import { byHeight, type Group, type Item } from "../model/item.ts";
import { membersOf } from "../shapes/group.ts";
import type { Drawn } from "../shapes/shape.ts";
import type { Editor } from "./editor.ts";

/** Put the selected things into one group, and select it. Groups among them stay groups, within it. */
export function group(editor: Editor): void {
  const items = outermostSelected(editor).filter((item) => editor.free(item));
  if (items.length < 2) return;
  const id = newId();
  const parent = commonParent(items);
  const ops: Op[] = [
    { op: "create", item: { kind: "group", id, ...(parent !== undefined && { parent }) } },
    ...items.map((item): Op => ({ op: "update", id: item.id, set: { parent: id } })),
  ];
  const left = emptied(editor, new Set(items.map((item) => item.id)));
  if (left.length > 0) ops.push({ op: "delete", ids: left });
  editor.propose(ops, "group");
  editor.select([id]);
}

/** Let the members of the selected groups go, and select them. */
export function ungroup(editor: Editor): void {
  const groups = editor.selected.peek().filter((item) => item.kind === "group" && editor.free(item));
  if (groups.length === 0) return;
  const members = groups.flatMap(({ id }) => [...editor.places.children(id)]);
  const others = [...editor.selection.peek()].filter((id) => !groups.some((one) => one.id === id));
  editor.propose([{ op: "delete", ids: groups.map(({ id }) => id) }], "ungroup");
  editor.select([...others, ...members]);
}

/** Whether there are things to put into a group. */
export function canGroup(editor: Editor): boolean {
  return editor.can("edit") && outermostSelected(editor).length > 1;
}

/** The groups around an item, the outermost first. */
function groupsAround(editor: Editor, item: Item): readonly Group[] {
  const found: Group[] = [];
  const seen = new Set<string>();
  for (let id = item.parent; id !== undefined && !seen.has(id); ) {
    seen.add(id);
    const holder = editor.session.items.get(id);
    if (holder?.kind === "group") found.unshift(holder);
    id = holder?.parent;
  }
  return found;
}

/** What one means by pointing at an item: the outermost group around it that one has not gone into. */
export function wholeOf(editor: Editor, item: Drawn): Drawn {
  const inside = new Set<string>();
  for (const selected of editor.selected.peek()) {
    for (const entered of groupsAround(editor, selected)) inside.add(entered.id);
  }
  return groupsAround(editor, item).find((one) => !inside.has(one.id)) ?? item;
}

/** The part of a selected whole that one goes in to by pointing at an item in it. */
export function partOf(editor: Editor, whole: Drawn, item: Drawn): Drawn {
  const chain: readonly Drawn[] = [...groupsAround(editor, item), item];
  return chain[chain.findIndex((one) => one.id === whole.id) + 1] ?? item;
}

/** From a part out to the group around it. False if it lies in none. */
export function comeOut(editor: Editor): boolean {
  const [item] = editor.selected.peek();
  const holder = item && groupsAround(editor, item).at(-1);
  if (!holder) return false;
  editor.select([holder.id]);
  return true;
}

/** Items by the outermost group around each, each once: what a marquee means by touching them. */
export function wholes(editor: Editor, items: Iterable<Drawn>): readonly string[] {
  const found = new Set<string>();
  for (const item of items) found.add(groupsAround(editor, item)[0]?.id ?? item.id);
  return [...found];
}

/** The items with those in groups in their place: what a colour, a lock or a layer is given to. */
export function leaves(editor: Editor, items: Iterable<Drawn>): readonly Drawn[] {
  const found = new Map<string, Drawn>();
  for (const item of items) {
    for (const one of item.kind === "group" ? membersOf(item.id, editor.seen) : [item]) found.set(one.id, one);
  }
  return [...found.values()].sort(byHeight);
}

/** Everything that goes when these are deleted: what groups and piles are made of, and whatever would be left empty. */
export function doomed(editor: Editor, ids: Iterable<string>): readonly string[] {
  const roots = [...ids];
  const whole = roots.filter((id) => isMade(editor.session.items.get(id)));
  const gone = new Set([...roots, ...editor.places.family(whole)]);
  const free = [...gone].filter((id) => {
    const item = editor.session.items.get(id);
    return item !== undefined && editor.free(item);
  });
  const depths = new Map(free.map((id) => [id, depthOf(editor, id)]));
  const deep = free.toSorted((a, b) => (depths.get(b) ?? 0) - (depths.get(a) ?? 0));
  // What lies in something goes before it: what is brought back comes in the other order, and has to find it there.
  return [...deep, ...emptied(editor, new Set(free))];
}

/** In how many containers something lies. */
function depthOf(editor: Editor, id: string): number {
  const above = new Set<string>();
  for (let at = id; !above.has(at); ) {
    above.add(at);
    at = editor.session.items.get(at)?.parent ?? at;
  }
  return above.size;
}

/** The groups and piles in which nothing is left when these items leave them. */
export function emptied(editor: Editor, leaving: ReadonlySet<string>): readonly string[] {
  const found = new Set<string>();
  const gone = new Set(leaving);
  for (const id of gone) {
    const holder = editor.session.items.get(editor.session.items.get(id)?.parent ?? "");
    if (!holder || !isMade(holder) || gone.has(holder.id)) continue;
    if ([...editor.places.children(holder.id)].every((child) => gone.has(child))) {
      found.add(holder.id);
      // The one that held it may be empty now, too.
      gone.add(holder.id);
    }
  }
  return [...found];
}

/** The selected things that lie in no other selected one. */
function outermostSelected(editor: Editor): readonly Drawn[] {
  const selected = editor.selection.peek();
  return editor.selected.value.filter((item) => !isWithin(editor, item, selected));
}

export function isWithin(editor: Editor, item: Item, holders: ReadonlySet<string>): boolean {
  const seen = new Set<string>();
  for (let id = item.parent; id !== undefined && !seen.has(id); id = editor.session.items.get(id)?.parent) {
    if (holders.has(id)) return true;
    seen.add(id);
  }
  return false;
}

/** What all of them lie in. */
function commonParent(items: readonly Item[]): string | undefined {
  const [first, ...others] = items.filter((item) => item.kind !== "connector");
  return first && others.every((item) => item.parent === first.parent) ? first.parent : undefined;
}

/** Groups and piles are nothing but what is in them. */
function isMade(item: Item | undefined): boolean {
  return item?.kind === "group" || item?.kind === "pile";
}
