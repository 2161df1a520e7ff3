/**
 * What a pasted text comes to: slips, one for each note, in the rows and columns it had.
 *
 *     "one\n- two\n"            two rows of one, without the marker
 *     "a\tb\n\"c\nd\"\te"        a table, as spreadsheets write it: a quoted cell may go over several lines
 *     "https://example.org/"    a link
 */

import { LINK } from "../model/rules.ts";

/** How many notes are made of one text, and how long each may be. */
export const SLIP_LIMIT = 2_000;
export const TEXT_LIMIT = 6_000;
/** A line with more characters than this is prose, not a note. */
const PROSE = 120;

export interface Slips {
  /** An empty cell is an empty string: it keeps its place, and becomes no note. */
  readonly rows: readonly (readonly string[])[];
  readonly count: number;
  /** The text as a whole, for who wants it as one. */
  readonly whole: string;
  /** A line of it is so long that it reads better as a text. */
  readonly prose: boolean;
  readonly link?: string;
}

/** Bullets, numbers and checkboxes at the head of a line. */
const MARKER = /^\s*(?:(?:[-*+•◦▪–]|\d{1,4}[.)])\s+(?:\[[ xX]\]\s+)?)/;

export function slips(pasted: string): Slips | undefined {
  const whole = pasted
    .replace(/\r\n?/g, "\n")
    .replaceAll("\0", "")
    .replace(/^\n+|\s+$/g, "");
  if (whole === "") return undefined;
  const rows = isTable(whole)
    ? trimmed(cells(whole))
    : cells(whole.replaceAll("\t", " "))
        .map(([line = ""]) => [line.replace(MARKER, "").trim()])
        .filter(([line]) => line !== "");
  const filled = rows.flat().filter((cell) => cell !== "");
  const [only] = filled;
  if (only === undefined) return undefined;
  const prose = filled.some((cell) => [...cell].length > PROSE);
  const link = filled.length === 1 && LINK(only) ? only : undefined;
  return { rows, count: filled.length, whole, prose: prose && link === undefined, ...(link !== undefined && { link }) };
}

/** What a note says that stands for a link: the address without what every address has. */
export function linkName(link: string): string {
  const name = link.replace(/^(https?:\/\/(www\.)?|mailto:)/, "").replace(/\/$/, "");
  const letters = [...name];
  return letters.length > 80 ? `${letters.slice(0, 79).join("")}…` : name;
}

/** Whether tabs part cells, rather than set a list's lines in. */
function isTable(text: string): boolean {
  if (!text.includes("\t")) return false;
  return text.split("\n").some((line) => {
    const inner = line.trimStart();
    return inner.includes("\t") || (line.startsWith("\t") && inner !== "" && !MARKER.test(line));
  });
}

/** Cells as spreadsheets write them: parted by tabs, in quotes if there is a tab, a line's end or a quote in them. */
function cells(text: string): string[][] {
  const rows: string[][] = [[]];
  const quoted = /"((?:[^"]|"")*)"(?=[\t\n]|$)/y;
  const plain = /[^\t\n]*/y;
  for (let at = 0; at <= text.length; at++) {
    quoted.lastIndex = plain.lastIndex = at;
    const inQuotes = quoted.exec(text);
    // Quotes around what needs none were put there by a person.
    const needed = inQuotes?.[1] !== undefined && /[\t\n"]/.test(inQuotes[1]);
    const [raw = ""] = (needed ? inQuotes : plain.exec(text)) ?? [];
    rows.at(-1)?.push(needed ? raw.slice(1, -1).replaceAll('""', '"') : raw);
    at += raw.length;
    if (text[at] === "\n") rows.push([]);
  }
  return rows;
}

/** Without the empty rows above, below and between, and the empty columns before. */
function trimmed(rows: string[][]): string[][] {
  const kept = rows.map((row) => row.map((cell) => cell.trim())).filter((row) => row.some((cell) => cell !== ""));
  const first = Math.min(...kept.map((row) => row.findIndex((cell) => cell !== "")));
  return kept.map((row) => row.slice(first));
}
