/** Imports only go down: each folder of `src` may use itself and the floors below it, types included. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, relative, resolve, sep } from "node:path";
import { expect, test } from "vitest";

const FLOORS = [
  "geometry",
  "wire",
  "model",
  "shapes",
  "sync",
  "editor",
  "tools",
  "canvas",
  "facilitation",
  "chrome",
  "main",
];
const SRC = import.meta.dirname;
const IMPORTED = /(?:\bfrom\s*|\bimport\s*\(?\s*)["'](\.[^"']*)["']/g;

/** The floor a path lies on; a file directly in `src`, such as `main.tsx`, stands on top. */
function floorOf(path: string): string {
  const [first = "", ...rest] = relative(SRC, path).split(sep);
  return rest.length > 0 ? first : "main";
}

const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => resolve(SRC, name));

test("every folder has chosen its floor", () => {
  const strays = sources.filter((path) => !FLOORS.includes(floorOf(path)));

  expect(strays).toEqual([]);
});

test("imports only go down", () => {
  const climbs = sources.flatMap((path) =>
    [...readFileSync(path, "utf8").matchAll(IMPORTED)]
      .map(([, target = ""]) => resolve(dirname(path), target))
      .filter((target) => target.startsWith(SRC + sep))
      .filter((target) => FLOORS.indexOf(floorOf(target)) > FLOORS.indexOf(floorOf(path)))
      .map((target) => `${relative(SRC, path)} imports ${relative(SRC, target)}`),
  );

  expect(climbs).toEqual([]);
});
