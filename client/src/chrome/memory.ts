/** What this browser remembers between visits: the person's name, boards seen, and the links that led to them. */

import type { Links } from "../sync/door.ts";

export interface SeenBoard {
  readonly id: string;
  readonly title: string;
  readonly at: number;
}

const BOARDS = 12;

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

export function anyAnimal(): string {
  return ANIMALS[Math.floor(Math.random() * ANIMALS.length)] ?? ANIMALS[0];
}

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
  const others = seenBoards().filter((board) => board.id !== id);
  write("tondo:boards", [{ id, title, at: Date.now() }, ...others].slice(0, BOARDS));
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
