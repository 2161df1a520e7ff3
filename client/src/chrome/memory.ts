/** What this browser remembers between visits: the person's name, boards seen, and the links that led to them. */

import type { Links } from "../sync/door.ts";

export interface SeenBoard {
  readonly id: string;
  readonly title: string;
  /** When it was last visited, and when it was last seen to change. */
  readonly at: number;
  readonly changed?: number;
}

const BOARDS = 60;

const ANIMALS = [
  "Heron",
  "Otter",
  "Lynx",
  "Finch",
  "Badger",
  "Dolphin",
  "Hare",
  "Owl",
  "Marten",
  "Swift",
  "Seal",
  "Fox",
  "Ibis",
  "Moose",
  "Newt",
  "Raven",
] as const;

/** The animal after which this person is called as long as they give no name; the same on every board. */
export function guestAnimal(): string {
  const known = read("tondo:guest");
  if (typeof known === "string") return known;
  const animal = ANIMALS[Math.floor(Math.random() * ANIMALS.length)] ?? ANIMALS[0];
  write("tondo:guest", animal);
  return animal;
}

/** Whether a guest has said that they would rather not be asked for a name. */
export function staysGuest(): boolean {
  return read("tondo:guest-stays") === true;
}

export function keepGuest(): void {
  write("tondo:guest-stays", true);
}

/** The name that this person has given. */
export function knownName(): string | undefined {
  const name = read("tondo:name");
  return typeof name === "string" && name !== "" ? name : undefined;
}

export function keepName(name: string): void {
  write("tondo:name", name);
}

/** The boards that this browser has been on, the latest first. */
export function seenBoards(): readonly SeenBoard[] {
  const boards = read("tondo:boards");
  return Array.isArray(boards) ? boards.filter(isSeen) : [];
}

export function keepBoard(id: string, title: string): void {
  const all = seenBoards();
  const known = all.find((board) => board.id === id);
  const others = all.filter((board) => board.id !== id);
  write("tondo:boards", [{ ...known, id, title, at: Date.now() }, ...others].slice(0, BOARDS));
}

/** The board has just changed, under whoever's hand. */
export function keepChange(id: string): void {
  const boards = seenBoards().map((board) => (board.id === id ? { ...board, changed: Date.now() } : board));
  write("tondo:boards", boards);
}

/** Take a board off the list. Pass and links stay, so that its address leads there all the same. */
export function dropBoard(id: string): void {
  write(
    "tondo:boards",
    seenBoards().filter((board) => board.id !== id),
  );
}

/** Put a board back on the list, where it was. */
export function returnBoard(board: SeenBoard): void {
  const others = seenBoards().filter(({ id }) => id !== board.id);
  write(
    "tondo:boards",
    [...others, board].sort((a, b) => b.at - a.at),
  );
}

/** With what a board that was just made is to begin. */
export function keepStart(id: string, template: string): void {
  write(`tondo:start:${id}`, template);
}

/** It is told once. */
export function takeStart(id: string): unknown {
  const template = read(`tondo:start:${id}`);
  if (template !== null) localStorage.removeItem(`tondo:start:${id}`);
  return template;
}

/** The links into a board that were made here, by role. */
export function linksOf(id: string): Partial<Links> {
  const links = read(`tondo:links:${id}`);
  return typeof links === "object" && links !== null ? links : {};
}

export function keepLinks(id: string, links: Partial<Links>): void {
  write(`tondo:links:${id}`, links);
}

/** The link by which this browser came to a board. */
export function cameBy(id: string): string | undefined {
  const link = read(`tondo:came:${id}`);
  return typeof link === "string" ? link : undefined;
}

export function keepCameBy(id: string, link: string): void {
  write(`tondo:came:${id}`, link);
}

function isSeen(value: unknown): value is SeenBoard {
  return typeof value === "object" && value !== null && "id" in value && "title" in value;
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? "null");
  } catch {
    // The page may not look into its storage, or somebody else wrote there: nothing is known.
    return null;
  }
}

function write(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // Full or forbidden storage costs only the memory.
  }
}
