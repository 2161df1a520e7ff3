/** The start page: a new board, and the ones this browser has been on. */

import { ArrowRight } from "lucide";
import { useState } from "preact/hooks";
import { createBoard, Refusal } from "../sync/door.ts";
import { Icon, Sign } from "./icon.tsx";
import { keepLinks, seenBoards } from "./memory.ts";
import { words } from "./strings.en.ts";

export function Start() {
  const [title, setTitle] = useState("");
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const boards = seenBoards();

  const create = async (): Promise<void> => {
    setBusy(true);
    setProblem("");
    try {
      const made = await createBoard(title.trim() || words.untitled);
      keepLinks(made.id, made.links);
      const link = new URL(made.links.owner);
      location.assign(link.pathname + link.hash);
    } catch (error) {
      setProblem(error instanceof Refusal ? error.message : words.unreachable);
      setBusy(false);
    }
  };

  return (
    <main class="start">
      <header>
        <Sign size={72} />
        <h1>{words.product}</h1>
        <p class="soft">{words.claim}</p>
      </header>
      <form
        class="card start-card"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void create();
        }}
      >
        <label>
          <span>{words.boardTitle}</span>
          <input
            value={title}
            maxLength={200}
            placeholder={words.boardTitleExample}
            autofocus
            onInput={(event) => setTitle(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="first" disabled={busy}>
          {busy ? words.creating : words.create}
        </button>
        {problem !== "" && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
      </form>
      {boards.length > 0 && (
        <nav class="recent" aria-label={words.recent}>
          <h2>{words.recent}</h2>
          <ul>
            {boards.map((board) => (
              <li key={board.id}>
                <a class="card" href={`/b/${board.id}`}>
                  <span class="grow">{board.title}</span>
                  <time class="small soft" dateTime={new Date(board.at).toISOString()}>
                    {new Date(board.at).toLocaleDateString(undefined, { day: "numeric", month: "short" })}
                  </time>
                  <Icon of={ArrowRight} size={18} />
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </main>
  );
}
