/** Every cap is drawn from the tip backward, and the line leaves room for it. */
import { expect, test } from "vitest";
import { CAPS, capLength, capPaths } from "./caps.ts";

test("nothing stands on the end of a line that has no cap", () => {
  expect(capPaths("none", 21, 12, 10, 2)).toEqual(["M2 12H21", ""]);
});

test.each(CAPS.filter((cap) => cap !== "none"))("%s is seen", (cap) => {
  const [lines, fills] = capPaths(cap, 21, 12, 10, 2);

  expect((lines + fills).length).toBeGreaterThan("M2 12H21".length);
});

test.each(["triangle", "circle", "diamond"] as const)(
  "a hollow %s is as long as a filled one, and not filled",
  (cap) => {
    expect(capLength(`hollow_${cap}`, 10)).toBe(capLength(cap, 10));
    expect(capPaths(`hollow_${cap}`, 21, 12, 10, 2)[1]).toBe("");
    expect(capPaths(cap, 21, 12, 10, 2)[1]).not.toBe("");
  },
);
