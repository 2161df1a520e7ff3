/** Small things that the start page and the corner of a board know. */
import { expect, test } from "vitest";
import { boardLink } from "./homelink.tsx";
import { ago } from "./hometime.ts";
import { isOverdue } from "./keepcopy.tsx";

const HERE = "https://tondo.example";

test.each([
  ["a whole link", "https://tondo.example/b/x7Kq1aBcDe#k=s3cret", "https://tondo.example/b/x7Kq1aBcDe#k=s3cret"],
  ["a link with space around it", "  https://other.example/b/abc#k=1\n", "https://other.example/b/abc#k=1"],
  ["a link without its protocol", "other.example:8000/b/abc#k=1", "https://other.example:8000/b/abc#k=1"],
  ["only the path", "/b/abc#k=1", "https://tondo.example/b/abc#k=1"],
])("%s leads to a board", (_what, text, link) => {
  expect(boardLink(text, HERE)).toBe(link);
});

test.each(["hello", "https://tondo.example/", "javascript:alert(1)//b/abc", "ftp://tondo.example/b/abc", ""])(
  "%j leads nowhere",
  (text) => {
    expect(boardLink(text, HERE)).toBeUndefined();
  },
);

test("times are told in words", () => {
  const now = Date.UTC(2030, 0, 10);
  const told = [5, 60, 3 * 3_600, 86_400, 9 * 86_400].map((seconds) => ago(now - seconds * 1_000, now, "en"));

  expect(told).toEqual(["now", "1 minute ago", "3 hours ago", "yesterday", "last week"]);
});

test("what waits for more than a day, or is more than two thousand changes, is overdue", () => {
  const now = 100 * 3_600_000;

  expect(isOverdue({ state: "offline", pending: 0 }, now)).toBe(false);
  expect(isOverdue({ state: "offline", pending: 1, since: now - 23 * 3_600_000 }, now)).toBe(false);
  expect(isOverdue({ state: "offline", pending: 1, since: now - 25 * 3_600_000 }, now)).toBe(true);
  expect(isOverdue({ state: "sending", pending: 2_001, since: now }, now)).toBe(true);
});
