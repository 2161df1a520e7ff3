/** Which screen an address means. */

import { BoardPage } from "./join.tsx";
import { Start } from "./start.tsx";
import { words } from "./strings.en.ts";

export function App() {
  const { pathname } = location;
  const board = /^\/b\/([0-9A-Za-z_-]+)\/?$/.exec(pathname)?.[1];
  if (board !== undefined) return <BoardPage board={board} />;
  if (pathname === "/") return <Start />;
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
