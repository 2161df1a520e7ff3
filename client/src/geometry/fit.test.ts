/** Text in boxes and discs: the shared cases, and what must be true of every layout. */
import fc from "fast-check";
import { expect, test } from "vitest";
import cases from "../../../tests/cases/fit.json" with { type: "json" };
import { BASELINE, LINE_HEIGHT, fit as laid, type Room } from "./fit.ts";

const widths: Readonly<Record<string, number>> = cases.widths;

function measure(piece: string): number {
  let sum = 0;
  for (const letter of piece) sum += widths[letter] ?? ((letter.codePointAt(0) ?? 0) >= 0x1100 ? 100 : 55);
  return sum;
}

test.each(cases.cases)("$name", ({ text, room, size, overflow, lines }) => {
  const found = laid(text, room as Room, measure);

  expect(found.size).toBe(size);
  expect(found.overflow).toBe(overflow);
  expect(found.lines.map((line) => line.text)).toEqual(lines.map(([words]) => words));
  found.lines.forEach((line, n) => {
    const [, x, y, width, from] = lines[n] ?? [];
    expect([line.x, line.y, line.width]).toEqual([x, y, width].map((figure) => expect.closeTo(Number(figure), 3)));
    expect(line.from).toBe(from);
  });
});

const texts = fc
  .array(
    fc.array(fc.constantFrom("a", "ship", "Friday", "the", "cross-functional", "漢字", "👍", "é", "•", "12.", "☐"), {
      maxLength: 8,
    }),
    {
      maxLength: 4,
    },
  )
  .map((lines) => lines.map((words) => words.join(" ")).join("\n"));
const rooms = fc.record({
  w: fc.integer({ min: 60, max: 400 }),
  h: fc.integer({ min: 60, max: 400 }),
  shape: fc.constantFrom("square", "round"),
  padding: fc.constant(12),
  min: fc.constant(10),
  max: fc.constant(64),
  align: fc.constantFrom(undefined, "left" as const, "center" as const, "right" as const),
  level: fc.constantFrom(undefined, "top" as const, "bottom" as const),
  foot: fc.constantFrom(0, 24),
});

test("what fits stays inside, and not a letter is lost", () => {
  fc.assert(
    fc.property(texts, rooms, (text, room) => {
      const found = laid(text, room, measure);
      fc.pre(!found.overflow);

      expect(
        found.lines
          .map((line) => line.text)
          .join("")
          .replaceAll(" ", ""),
      ).toBe(text.replaceAll(/[ \n]/g, ""));
      const radius = Math.min(room.w, room.h) / 2 - room.padding + 1e-6;
      for (const line of found.lines) {
        const top = line.y - BASELINE * found.size;
        expect(line.x).toBeGreaterThanOrEqual(room.padding - 1e-6);
        expect(line.x + line.width).toBeLessThanOrEqual(room.w - room.padding + 1e-6);
        expect(top + LINE_HEIGHT * found.size).toBeLessThanOrEqual(room.h - room.foot + 1e-6);
        if (room.shape === "round" && line.text !== "") {
          const middle = top + (LINE_HEIGHT * found.size) / 2 - room.h / 2;
          const far = Math.max(Math.abs(line.x - room.w / 2), Math.abs(line.x + line.width - room.w / 2));
          expect(Math.hypot(far, Math.abs(middle) + found.size / 2)).toBeLessThanOrEqual(radius);
        }
      }
    }),
  );
});

test("every line says where in the text it begins", () => {
  fc.assert(
    fc.property(texts, rooms, (text, room) => {
      const found = laid(text, room, measure);

      for (const line of found.lines) expect([...text].slice(line.from).join("").startsWith(line.text)).toBe(true);
    }),
  );
});

test("a larger note never shows the same words smaller", () => {
  const short = fc.array(fc.constantFrom("a", "ship", "Friday", "the", "on"), { maxLength: 12 });
  fc.assert(
    fc.property(short, fc.integer({ min: 70, max: 300 }), (words, side) => {
      const room = { shape: "square", padding: 12, min: 10, max: 64 };

      const small = laid(words.join(" "), { ...room, w: side, h: side }, measure);
      const large = laid(words.join(" "), { ...room, w: side + 40, h: side + 40 }, measure);

      expect(large.size).toBeGreaterThanOrEqual(small.size);
    }),
  );
});
