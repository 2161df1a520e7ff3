/** What a person prefers is kept on the device, and what cannot be meant is left. */

import { afterEach, beforeEach, expect, test, vi } from "vitest";

const kept = new Map<string, string>();

/** The preferences as a page finds them that is opened now. */
async function opened() {
  vi.resetModules();
  return (await import("./preferences.ts")).preferences;
}

beforeEach(() => {
  vi.stubGlobal("localStorage", {
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => kept.set(name, value),
  });
});

afterEach(() => {
  kept.clear();
  vi.unstubAllGlobals();
});

test("a choice is there again on the next page", async () => {
  const before = await opened();

  before.theme.value = "dark";
  before.keyChanges.value = { frame: ["n"] };
  const after = await opened();

  expect([after.theme.value, after.keyChanges.value]).toEqual(["dark", { frame: ["n"] }]);
});

test("nothing is kept of what nobody chose", async () => {
  await opened();

  expect([...kept.keys()]).toEqual([]);
});

test("what another version of the page kept and this one does not know is as if it were not there", async () => {
  kept.set("tondo:prefer:theme", '"sepia"');
  kept.set("tondo:prefer:minimap", '"yes"');
  kept.set("tondo:prefer:keyChanges", '{"frame": 3}');
  kept.set("tondo:prefer:wheel", "{broken");

  const found = await opened();

  expect([found.theme.value, found.minimap.value, found.keyChanges.value, found.wheel.value]).toEqual([
    "auto",
    true,
    {},
    "zoom",
  ]);
});

test("a page that may not keep anything has preferences until it is closed", async () => {
  vi.stubGlobal("localStorage", undefined);
  const found = await opened();

  found.motion.value = "less";

  expect(found.motion.value).toBe("less");
});
