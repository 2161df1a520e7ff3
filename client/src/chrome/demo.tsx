/** A board without a server, in development only: `?demo` shows a retro, `?demo=10000` that many notes. */

import { FakeSession } from "../editor/fake-session.ts";
import type { Item, Note } from "../model/item.ts";
import { COLOR_NAMES } from "../shapes/palette.ts";
import { BoardScreen } from "./board.tsx";

export function Demo() {
  const count = Number(new URLSearchParams(location.search).get("demo"));
  const empty = location.search.includes("demo=empty");
  const session = new FakeSession(empty ? [settings("Empty")] : count > 0 ? many(count) : retro());
  if (count === 0 && !empty) meetOthers(session);
  return <BoardScreen board="demo" session={session} expired={() => false} />;
}

function settings(title: string): Item {
  return { id: "settings", kind: "settings", title };
}

function note(
  id: string,
  shape: Note["shape"],
  x: number,
  y: number,
  color: string,
  text: string,
  more: object = {},
): Note {
  return { id, kind: "note", shape, x, y, w: shape === "wide" ? 400 : 200, h: 200, color, text, z: `n${id}`, ...more };
}

const STEMS = [
  "Pairing paid off",
  "Too many meetings",
  "Ship on Friday",
  "Flaky tests again",
  "New hires rock",
  "Docs!",
];

function many(count: number): Item[] {
  const across = Math.ceil(Math.sqrt(count));
  const shapes = ["square", "round", "square"] as const;
  return [
    settings(`${count} notes`),
    ...Array.from({ length: count }, (_, at) =>
      note(
        String(at).padStart(10, "0"),
        shapes[at % 3] ?? "square",
        (at % across) * 224,
        Math.floor(at / across) * 224,
        COLOR_NAMES[(at * 7) % 16] ?? "yellow",
        `${STEMS[at % STEMS.length]} ${at}`,
      ),
    ),
  ];
}

function line(id: string, from: object, to: object, more: object = {}): Item {
  const looks = { route: "curved", start: "none", end: "arrow", pattern: "solid", width: 2, color: "black", text: "" };
  return { id, kind: "connector", from, to, ...looks, ...more } as Item;
}

function retro(): Item[] {
  return [
    settings("Retro, week 12"),
    { id: "frame1", kind: "frame", x: -40, y: -40, w: 760, h: 560, text: "Went well", z: "n1" },
    { id: "frame2", kind: "frame", x: 780, y: -40, w: 760, h: 560, text: "To change", color: "pink", z: "n2" },
    note("a1", "square", 0, 0, "light_yellow", "Pairing paid off: two people, half the time"),
    note("a2", "round", 240, 0, "green", "The new hires shipped in their first week"),
    note("a3", "square", 480, 0, "light_blue", "Customers wrote to say thank you", { author: "Ana" }),
    note(
      "a4",
      "wide",
      0,
      260,
      "yellow",
      "We finally have one place where decisions are written down, and people read it",
    ),
    note("a5", "round", 460, 260, "pink", "Friday demos!"),
    note("b1", "round", 820, 0, "orange", "Flaky tests"),
    note("b2", "square", 1060, 0, "red", "Three release managers on holiday at once"),
    note("b3", "square", 1300, 0, "violet", "Donaudampfschifffahrtsgesellschaft wird umbenannt"),
    note("b4", "round", 820, 260, "dark_blue", "Fewer meetings, more writing"),
    note("b5", "square", 1060, 260, "black", "日本語のテキストも正しく折り返されます"),
    note("b6", "square", 1300, 260, "gray", ""),
    line("c1", { item: "b1", side: "auto" }, { item: "b2", side: "auto" }, { text: "causes" }),
    line(
      "c2",
      { item: "b4", side: "auto" },
      { item: "b2", side: "bottom" },
      { route: "elbow", color: "blue", pattern: "dashed" },
    ),
    line(
      "c3",
      { item: "a2", side: "auto" },
      { item: "a5", side: "auto" },
      { route: "straight", color: "green", start: "circle" },
    ),
    line("c4", { item: "a4", side: "auto" }, { point: [700, 600] }, { route: "curved", end: "triangle" }),
    {
      id: "t1",
      kind: "text",
      x: 0,
      y: -140,
      w: 700,
      h: 60,
      text: "What did we learn?",
      color: "black",
      size: 48,
      align: "left",
      z: "n3",
    },
  ] as Item[];
}

function meetOthers(session: FakeSession): void {
  const ana = {
    session: "s1",
    user: "u1",
    name: "Ana",
    color: "violet",
    role: "editor",
    bot: false,
    me: false,
    seen: 0,
  };
  const build = {
    session: "s2",
    user: "u2",
    name: "Build",
    color: "cyan",
    role: "editor",
    bot: true,
    me: false,
    seen: 0,
  };
  session.meet({ ...ana, cursor: [360, 180], select: ["a2"], edit: "a1" });
  session.meet({ ...build, cursor: [1000, 420], select: ["b5"] });
}
