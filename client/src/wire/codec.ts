/**
 * Bytes and messages: what comes down is looked at once, here, and what goes up is made fit to be sent.
 *
 * A message of an unknown type is ignored, and so is every field that is not known, because a server may be newer than
 * this client. What is known but malformed is ignored as well: a client must not fall over what it is sent.
 */

import type { AnyDown, AnyUp, At, Ops, Reject, Welcome } from "./schema.gen.ts";

/** The message that a frame holds, or nothing that this client understands. */
export function parse(frame: unknown): AnyDown | undefined {
  if (typeof frame !== "string") return undefined;
  let message: unknown;
  try {
    message = JSON.parse(frame);
  } catch {
    return undefined;
  }
  if (!isRecord(message) || typeof message.t !== "string") return undefined;
  if (!Object.hasOwn(SHAPES, message.t) || !SHAPES[message.t as AnyDown["t"]](message)) return undefined;
  return (message.t === "ops" ? { ...message, entries: sound(message.entries) } : message) as AnyDown;
}

/** The frame of a message. */
export function stringify(message: AnyUp): string {
  return JSON.stringify(message);
}

/** A value in which every string is well-formed and free of U+0000: what the server would refuse never leaves. [N4] */
export function wellFormed<T>(value: T): T {
  return cleaned(value) as T;
}

type Loose = Readonly<Record<string, unknown>>;

const SHAPES: Readonly<Record<AnyDown["t"], (message: Loose) => boolean>> = {
  welcome: isWelcome,
  ops: isOps,
  reject: isReject,
  here: (message) => optional(message.people, Array.isArray) && optional(message.more, isRecord),
  who: (message) => optional(message.join, Array.isArray) && optional(message.leave, Array.isArray),
  tune: (message) => isNumber(message.tx) && isNumber(message.here),
  resync: () => true,
  bye: (message) => isNumber(message.after),
  error: (message) => typeof message.code === "string",
  ping: () => true,
  pong: () => true,
};

function isWelcome(message: Loose): message is Welcome {
  const { you, at, decided, snapshot, people, limits } = message;
  return (
    isRecord(you) &&
    typeof you.user === "string" &&
    isAt(at) &&
    isNumber(decided) &&
    Array.isArray(people) &&
    isRecord(limits) &&
    (snapshot === undefined || snapshot === null || (isRecord(snapshot) && isNumber(snapshot.seq)))
  );
}

function isAt(value: unknown): value is At {
  return isRecord(value) && typeof value.epoch === "string" && isNumber(value.seq) && typeof value.tag === "string";
}

function isOps(message: Loose): message is Ops {
  return (
    isNumber(message.after) && isNumber(message.to) && typeof message.tag === "string" && Array.isArray(message.entries)
  );
}

function isReject(message: Loose): message is Reject {
  return (message.i === null || isNumber(message.i)) && typeof message.code === "string";
}

/** Entries with the changes that this client knows how to lay; a change that it does not know is none. [C1] */
function sound(entries: unknown): unknown[] {
  if (!Array.isArray(entries)) return [];
  return entries.filter(isRecord).map((entry) => ({
    ...entry,
    d: Array.isArray(entry.d) ? entry.d.filter(isChange) : [],
  }));
}

function isChange(change: unknown): boolean {
  if (!isRecord(change)) return false;
  if (isRecord(change.put)) return isItem(change.put);
  if (typeof change.set === "string") return isRecord(change.to);
  if (typeof change.map === "string") return typeof change.in === "string" && isRecord(change.to);
  if (typeof change.txt === "string") return Array.isArray(change.do) && change.do.every(isPart);
  return typeof change.del === "string";
}

/** Whether this can lie on a board. */
export function isItem(value: unknown): boolean {
  return isRecord(value) && typeof value.id === "string" && typeof value.kind === "string";
}

function isPart(part: unknown): boolean {
  return typeof part === "string" || (typeof part === "number" && Number.isInteger(part));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

function optional(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || is(value);
}

function cleaned(value: unknown): unknown {
  if (typeof value === "string") return cleanedText(value);
  if (Array.isArray(value)) return value.map(cleaned);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [cleanedText(key), cleaned(part)]));
}

const ROUGH = /[\0\ud800-\udfff]/;
const LONE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function cleanedText(text: string): string {
  if (!ROUGH.test(text)) return text;
  const formed = typeof text.toWellFormed === "function" ? text.toWellFormed() : text.replaceAll(LONE, "\ufffd");
  return formed.replaceAll("\0", "");
}
