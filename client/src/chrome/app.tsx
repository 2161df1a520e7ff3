/**
 * Which screen an address means. Each screen is a part of its own, so that nobody loads what they do not see; the page that
 * the server sends names the parts that are to be fetched at once.
 */

import type { ComponentChildren } from "preact";
import { words } from "./strings.ts";

type Screen = () => ComponentChildren;

/** The board that an address names, if it names one. */
function boardIn(path: string): string | undefined {
  return /^\/b\/([0-9A-Za-z_-]+)\/?$/.exec(path)?.[1];
}

export async function screenAt(path: string): Promise<Screen> {
  const board = boardIn(path);
  if (board !== undefined) {
    const { BoardPage } = await import("./join.tsx");
    return () => <BoardPage board={board} />;
  }
  if (path === "/") return (await import("./home.tsx")).Home;
  return NotFound;
}

function NotFound() {
  return (
    <main class="start">
      <div class="card start-card">
        <h1>{words.notFound}</h1>
        <a class="second" href="/">
          {words.toStart}
        </a>
      </div>
    </main>
  );
}
