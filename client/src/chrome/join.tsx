/** From the link to the board: one field for a name on the first visit, nothing at all on the next. */

import { useEffect, useMemo, useState } from "preact/hooks";
import { forgetPass, join, knownPass, type Pass, Refusal } from "../sync/door.ts";
import { openSession } from "../sync/session.ts";
import { BoardScreen } from "./board.tsx";
import { Sign } from "./icon.tsx";
import { anyAnimal, cameBy, keepCameBy, keepName, knownName } from "./memory.ts";
import { words } from "./strings.en.ts";

export function BoardPage({ board }: { board: string }) {
  const [pass, setPass] = useState<Pass | undefined>(() => passFor(board));
  const session = useMemo(
    () => pass && openSession({ url: socketUrl(), board, token: pass.token, name: pass.name }),
    [pass, board],
  );

  useEffect(() => {
    // Another link to this board may carry another role.
    const followed = (): void => setPass(passFor(board));
    window.addEventListener("hashchange", followed);
    return () => window.removeEventListener("hashchange", followed);
  }, [board]);

  if (!session) return <Join board={board} joined={setPass} />;

  return (
    <BoardScreen
      board={board}
      session={session}
      expired={() => {
        forgetPass(board);
        if (secretFor(board) === undefined) return false;
        setPass(undefined);
        return true;
      }}
    />
  );
}

function Join({ board, joined }: { board: string; joined: (pass: Pass) => void }) {
  const known = knownName();
  const secret = secretFor(board);
  const [name, setName] = useState(() => known ?? words.guest(anyAnimal()));
  const [busy, setBusy] = useState(known !== undefined && secret !== undefined);
  const [problem, setProblem] = useState<"wrong" | "unreachable">();

  const enter = async (): Promise<void> => {
    if (secret === undefined) return;
    setBusy(true);
    setProblem(undefined);
    try {
      const wanted = name.trim() || words.guest(anyAnimal());
      const pass = await join(board, secret, wanted);
      keepName(wanted);
      keepCameBy(board, `${location.origin}${location.pathname}#k=${secret}`);
      joined(pass);
    } catch (error) {
      setProblem(error instanceof Refusal && error.code !== "unavailable" ? "wrong" : "unreachable");
      setBusy(false);
    }
  };

  // Whoever is known goes in at once, and only once.
  useEffect(() => {
    if (busy) void enter();
  }, []);

  if (secret === undefined || problem === "wrong") {
    return (
      <main class="start">
        <div class="card start-card">
          <h1>{words.wrongLink}</h1>
          <p>{secret === undefined ? words.noSecret : words.wrongLinkMeans}</p>
          <a class="second" href="/">
            {words.toStart}
          </a>
        </div>
      </main>
    );
  }
  if (busy && problem === undefined && known !== undefined) return <p class="loading">{words.loading}</p>;
  return (
    <main class="start">
      <form
        class="card start-card"
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy) void enter();
        }}
      >
        <Sign size={56} />
        <h1>{words.joinTitle}</h1>
        <label>
          <span>{words.yourName}</span>
          <input
            value={name}
            maxLength={60}
            autocomplete="nickname"
            autofocus
            onFocus={(event) => event.currentTarget.select()}
            onInput={(event) => setName(event.currentTarget.value)}
          />
          <span class="small soft">{words.nameMeans}</span>
        </label>
        <button type="submit" class="first" disabled={busy}>
          {busy ? words.joining : words.join}
        </button>
        {problem && (
          <p class="problem" role="alert">
            {words.unreachable}
          </p>
        )}
      </form>
    </main>
  );
}

/** The pass this browser holds, unless it came by another link than the one in the address. */
function passFor(board: string): Pass | undefined {
  const secret = secretIn(location.hash);
  const came = cameBy(board);
  if (secret !== undefined && came !== undefined && secretIn(new URL(came).hash) !== secret) return undefined;
  return knownPass(board);
}

function secretFor(board: string): string | undefined {
  const came = cameBy(board);
  return secretIn(location.hash) ?? (came === undefined ? undefined : secretIn(new URL(came).hash));
}

function secretIn(hash: string): string | undefined {
  return /^#k=(.+)$/.exec(hash)?.[1];
}

function socketUrl(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
}
