/** What the service worker answers, and what it keeps its hands off. */
import { expect, test } from "vitest";
import { wayOf } from "./shell.ts";

const HERE = "https://tondo.example";
const asked = (path: string, mode = "cors", method = "GET") =>
  wayOf({ method, mode, url: new URL(path, HERE).href }, HERE);

test("hashed files come from what is kept", () => {
  expect(asked("/assets/index-abc.js")).toEqual({ file: true });
});

test.each([
  ["/", "/"],
  ["/b/x7Kq1aBcDe", "/b/-"],
  ["/b/x7Kq1aBcDe/?from=chat", "/b/-"],
])("going to %s leads to the kept page %s when the server is away", (path, page) => {
  expect(asked(path, "navigate")).toEqual({ page });
});

test.each([
  ["what the API says", "/api/boards/x/snapshot/3", "cors", "GET"],
  ["an export that is opened as a page", "/api/boards/x/export/pdf", "navigate", "GET"],
  ["how the server is", "/healthz", "navigate", "GET"],
  ["what is sent", "/assets/index-abc.js", "cors", "POST"],
  ["another site", "https://elsewhere.example/assets/a.js", "cors", "GET"],
])("%s is left to the network", (_what, path, mode, method) => {
  expect(asked(path, mode, method)).toBeUndefined();
});
