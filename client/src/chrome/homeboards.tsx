/** The boards that this browser has been on, as cards: each with its picture, when it changed, and what one may do there. */

import { Search, X } from "lucide";
import { useEffect, useState } from "preact/hooks";
import { lookOf } from "../canvas/look.ts";
import { knownPass } from "../sync/door.ts";
import { forgetKept, pictureOf } from "./homeshelf.ts";
import { ago } from "./hometime.ts";
import { Icon, Sign } from "./icon.tsx";
import { dropBoard, returnBoard, type SeenBoard, seenBoards } from "./memory.ts";
import { words } from "./strings.ts";

/** With more boards than this, looking for one is quicker than looking at all. */
const MANY = 8;
/** How long a board that was taken off the list can be put back. */
const REGRET = 8_000;

export function HomeBoards() {
  const [boards, setBoards] = useState(seenBoards);
  const [sought, setSought] = useState("");
  const [dropped, setDropped] = useState<SeenBoard>();

  // Whoever comes back to this page may have been on a board meanwhile.
  useEffect(() => {
    const look = (): void => setBoards(seenBoards());
    window.addEventListener("pageshow", look);
    return () => window.removeEventListener("pageshow", look);
  }, []);

  // What is kept of the board goes when it is clear that it stays off the list.
  useEffect(() => {
    if (!dropped) return undefined;
    const timer = setTimeout(() => {
      void forgetKept(dropped.id);
      setDropped(undefined);
    }, REGRET);
    return () => clearTimeout(timer);
  }, [dropped]);

  const drop = (board: SeenBoard): void => {
    dropBoard(board.id);
    setBoards(seenBoards());
    setDropped(board);
  };
  const regret = (): void => {
    if (dropped) returnBoard(dropped);
    setBoards(seenBoards());
    setDropped(undefined);
  };

  const wanted = sought.trim().toLocaleLowerCase();
  const found = boards.filter(({ title }) => title.toLocaleLowerCase().includes(wanted));
  return (
    <section class="home-boards" aria-labelledby="home-boards">
      <header>
        <h2 id="home-boards">{words.homepage.boards}</h2>
        {boards.length > MANY && (
          <label class="home-search">
            <Icon of={Search} size={18} />
            <input
              type="search"
              aria-label={words.homepage.search}
              placeholder={words.homepage.search}
              value={sought}
              onInput={(event) => setSought(event.currentTarget.value)}
            />
          </label>
        )}
      </header>
      {boards.length === 0 && <p class="soft">{words.homepage.noBoards}</p>}
      {boards.length > 0 && found.length === 0 && <p class="soft">{words.homepage.noneFound}</p>}
      <ul class="board-cards">
        {found.map((board) => (
          <BoardCard key={board.id} board={board} drop={() => drop(board)} />
        ))}
      </ul>
      {dropped && (
        <div class="home-toast toast" role="status">
          <span>{words.homepage.dropped(dropped.title)}</span>
          <button type="button" onClick={regret}>
            {words.homepage.back}
          </button>
        </div>
      )}
    </section>
  );
}

function BoardCard({ board, drop }: { board: SeenBoard; drop: () => void }) {
  const { id, title, at, changed } = board;
  const role = words.roles[knownPass(id)?.role ?? ""];
  const when = changed ?? at;
  const told = ago(when);
  return (
    <li class="board-card">
      <a class="card" href={`/b/${id}`}>
        <Thumbnail board={id} changed={when} />
        <span class="board-words">
          <span class="board-name">{title}</span>
          <span class="small soft">
            <time dateTime={new Date(when).toISOString()}>
              {changed === undefined ? words.homepage.visited(told) : words.homepage.changed(told)}
            </time>
            {role !== undefined && ` · ${role}`}
          </span>
        </span>
      </a>
      <button type="button" class="button drop" aria-label={words.homepage.drop(title)} onClick={drop}>
        <Icon of={X} size={18} />
      </button>
    </li>
  );
}

/** The picture that was kept when the board was left; where there is none, the board is drawn as it was kept. */
function Thumbnail({ board, changed }: { board: string; changed: number }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    let gone = false;
    let made: string | undefined;
    const show = (blob: Blob | undefined): void => {
      if (gone || !blob) return;
      made = URL.createObjectURL(blob);
      setUrl(made);
    };
    const find = async (): Promise<void> => {
      const picture = await pictureOf(board);
      const { dark } = lookOf(document.documentElement);
      if (picture && picture.at >= changed && picture.dark === dark) show(picture.blob);
      else show((await (await import("./homepreviews.ts")).pictureOfKept(board)) ?? picture?.blob);
    };
    void find();
    return () => {
      gone = true;
      if (made !== undefined) URL.revokeObjectURL(made);
    };
  }, [board, changed]);
  return (
    <span class="board-picture">
      {url === undefined ? <Sign size={40} /> : <img src={url} alt="" decoding="async" />}
    </span>
  );
}
