/** What comes down is looked at before it is believed; what goes up is fit to be sent. */
import { expect, test } from "vitest";
import { parse, wellFormed } from "./codec.ts";

test("what is not understood is ignored", () => {
  /** [N7] */
  const frames = ["", "{", "null", "[]", "7", '{"t":"new"}', '{"t":"ops"}', '{"t":"toString"}', new ArrayBuffer(2)];

  expect(frames.map(parse)).toEqual(frames.map(() => undefined));
});

test("a field that is not known does no harm", () => {
  const frame = JSON.stringify({ t: "bye", after: 5, why: "drain", mood: "good" });

  expect(parse(frame)).toMatchObject({ t: "bye", after: 5 });
});

test("a change that is not known is none, and the others of its entry stay", () => {
  /** [C1] */
  const d = [
    { fold: "n1" },
    { txt: "n1", do: [{}] },
    { put: { id: "n1" } },
    { del: "n2" },
    { txt: "n1", do: [1, "a"] },
  ];
  const frame = JSON.stringify({ t: "ops", after: 0, to: 1, tag: "x", entries: [{ s: 1, d }, null] });

  expect(parse(frame)).toMatchObject({ entries: [{ s: 1, d: [{ del: "n2" }, { txt: "n1", do: [1, "a"] }] }] });
});

test("a lone surrogate and U+0000 never leave, wherever they are", () => {
  /** [N4] */
  const value = { item: { text: "a\ud800b\0", tags: { "\udc00": true } }, do: [1, "👍", -1] };

  expect(wellFormed(value)).toEqual({ item: { text: "a\ufffdb", tags: { "\ufffd": true } }, do: [1, "👍", -1] });
});
