/** Marks, tags, links and sizes of what is selected: each is one step, and for all of it. */

import { expect, test } from "vitest";
import type { Item, Note } from "../model/item.ts";
import { Editor } from "./editor.ts";
import { FakeSession } from "./fake-session.ts";
import { captionOf, colorsInUse, setCaption } from "./legend.ts";
import { linkFrom } from "./linking.ts";
import { tick, toggleList } from "./listing.ts";
import { markState, toggleMark } from "./marking.ts";
import { resize, sizeOf } from "./notesizes.ts";
import { boardTags, selectedNotes, setScore, setTag, sharedTags, tidyName } from "./tagging.ts";

function note(id: string, fields: Partial<Note> = {}): Item {
  const base = { kind: "note", shape: "square", x: 0, y: 0, w: 200, h: 200, text: "", color: "yellow", z: id };
  return { id, ...base, ...fields } as Item;
}

function at(...items: Item[]): { editor: Editor; of: (id: string) => Note } {
  const settings = { id: "settings", kind: "settings", title: "Retro" } as unknown as Item;
  const session = new FakeSession([settings, ...items]);
  const editor = new Editor(session);
  editor.select(items.map(({ id }) => id));
  return { editor, of: (id) => session.items.get(id) as Note };
}

test("a mark goes to all that is selected, and comes off when all of it has it", () => {
  const { editor, of } = at(note("n1", { text: "one" }), note("n2", { text: "two", marks: [[0, 3, "bold"]] }));

  const before = markState(editor, "bold");
  toggleMark(editor, "bold");
  const marked = [of("n1").marks, of("n2").marks];
  toggleMark(editor, "bold");

  expect(before).toBe("mixed");
  expect(marked).toEqual([[[0, 3, "bold"]], [[0, 3, "bold"]]]);
  expect([of("n1").marks, of("n2").marks]).toEqual([undefined, undefined]);
});

test("while writing it goes to the selected letters, and with a caret alone to what is typed next", () => {
  const { editor, of } = at(note("n1", { text: "Ship on Friday" }));
  editor.writing.value = "n1";

  editor.letters.value = [8, 14];
  toggleMark(editor, "underline");
  editor.letters.value = [2, 2];
  toggleMark(editor, "bold");

  expect(of("n1").marks).toEqual([[8, 14, "underline"]]);
  expect(editor.inkNext.value).toEqual({ bold: true });
});

test("several texts become lists together, and the next box of one is ticked", () => {
  const { editor, of } = at(note("n1", { text: "milk\nbread" }), note("n2", { text: "☐ salt" }));

  toggleList(editor, "check");
  editor.select(["n1"]);
  tick(editor);

  expect([of("n1").text, of("n2").text]).toEqual(["☑ milk\n☐ bread", "☐ salt"]);
});

test("a tag goes to every selected note, and is known to the board from then on", () => {
  const { editor, of } = at(note("n1", { tags: { team: true } }), note("n2"));

  const shared = sharedTags(selectedNotes(editor));
  setTag(editor, "process", true);
  setTag(editor, "team", false);

  expect(shared).toEqual([{ name: "team", value: true, all: false }]);
  expect([of("n1").tags, of("n2").tags]).toEqual([{ process: true }, { process: true }]);
  expect(boardTags(editor)).toEqual(["process"]);
});

test("a score stays between 0 and 10, and there are at most 12 of them", () => {
  const scores = Object.fromEntries(Array.from({ length: 12 }, (_, n) => [`s${n}`, 1]));
  const { editor, of } = at(note("n1", { scores }));

  const more = setScore(editor, "one more", 5);
  setScore(editor, "s0", 99);

  expect(more).toBe(false);
  expect(of("n1").scores?.s0).toBe(10);
});

test("a name is kept without needless blanks, and cut where the server would refuse it", () => {
  expect(tidyName("  two   words ")).toBe("two words");
  expect([...tidyName("👍".repeat(99))].length).toBe(60);
});

test.each([
  ["example.org", { link: "https://example.org" }],
  ["HTTPS://example.org/a?b#c", { link: "https://example.org/a?b#c" }],
  ["mia@example.org", { link: "mailto:mia@example.org" }],
  ["https://here.test/b/board1#i=n123456789", { link: "#n123456789" }],
  ["#n123456789", { link: "#n123456789" }],
  ["#gone000000", { fault: "missing" }],
  ["javascript:alert(1)", { fault: "scheme" }],
  ["data:text/html,hello", { fault: "scheme" }],
  ["file:///etc/hosts", { fault: "scheme" }],
  ["two words", { fault: "address" }],
  ["https://", { fault: "address" }],
])("%s as a link is %o", (typed, wanted) => {
  const { editor } = at(note("n123456789"));

  expect(linkFrom(editor, typed, "https://here.test/b/board1#k=secret")).toEqual(wanted);
});

test("a named size keeps the middle and the shape", () => {
  const { editor, of } = at(note("n1", { shape: "wide", w: 400, h: 200 }));

  resize(editor, "small");

  expect(of("n1")).toMatchObject({ x: 80, y: 40, w: 240, h: 120 });
  expect(sizeOf(of("n1"))).toBe("small");
});

test("the legend knows the colours in use, and those that mean something", () => {
  const { editor } = at(note("n1"), note("n2"), note("n3", { color: "#a1b2c3" }));

  setCaption(editor, "yellow", " pain ");
  setCaption(editor, "green", "gain");

  expect(captionOf(editor, "yellow")).toBe("pain");
  expect([...colorsInUse(editor)]).toEqual([
    ["yellow", 2],
    ["#a1b2c3", 1],
    ["green", 0],
  ]);
});
