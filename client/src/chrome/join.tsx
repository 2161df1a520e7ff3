/**
 * From the link to the board, with nothing in between: whoever has no name yet is a guest with a friendly one, and can
 * change it on the board. Whoever has been there before is there at once, also without a network.
 */

import { useEffect, useMemo, useState } from "preact/hooks";
import { forgetPass, join, knownPass, type Pass, Refusal } from "../sync/door.ts";
import { openSession } from "../sync/session.ts";
import { BoardScreen } from "./board.tsx";
import { forgetKept } from "./homeshelf.ts";
import { cameBy, guestAnimal, keepCameBy, knownName } from "./memory.ts";
import { words } from "./strings.ts";

/** While the server does not answer, the door is tried again this often, in milliseconds. */
const AGAIN = 5_000;

export function BoardPage({ board }: { board: string }) {
  const [pass, setPass] = useState<Pass | undefined>(() => passFor(board));
  const [secret, setSecret] = useState(() => secretFor(board));
  const session = useMemo(
    () => pass && openSession({ url: socketUrl(), board, token: pass.token, name: pass.name }),
    [pass, board],
  );

  useEffect(() => {
    // Another link to this board may carry another role.
    const followed = (): void => {
      // What leads to a thing on the board is followed by the board itself.
      if (secretIn(location.hash) === undefined) return;
      setSecret(secretFor(board));
      const pass = passFor(board);
      setPass((held) => (pass && held?.token === pass.token ? held : pass));
    };
    window.addEventListener("hashchange", followed);
    return () => window.removeEventListener("hashchange", followed);
  }, [board]);

  if (!session) return <Door key={secret} board={board} secret={secret} joined={setPass} />;

  return (
    <BoardScreen
      board={board}
      session={session}
      expired={() => {
        forgetPass(board);
        void forgetKept(board);
        if (secretFor(board) === undefined) return false;
        setPass(undefined);
        return true;
      }}
    />
  );
}

interface DoorProps {
  readonly board: string;
  readonly secret: string | undefined;
  readonly joined: (pass: Pass) => void;
}

/** What is seen for the moment that it takes to be let in. */
function Door({ board, secret, joined }: DoorProps) {
  const [problem, setProblem] = useState<"wrong" | "unreachable">();
  const [attempt, setAttempt] = useState(0);

  useEffect(() => {
    if (secret === undefined) return undefined;
    let gone = false;
    const again = (): void => setAttempt((count) => count + 1);
    let timer: ReturnType<typeof setTimeout> | undefined;
    const enter = async (): Promise<void> => {
      try {
        const pass = await join(board, secret, knownName() ?? words.guest(guestAnimal()));
        keepCameBy(board, `${location.origin}${location.pathname}#k=${secret}`);
        if (!gone) joined(pass);
      } catch (error) {
        if (gone) return;
        const wrong = error instanceof Refusal && error.code !== "unavailable";
        setProblem(wrong ? "wrong" : "unreachable");
        if (!wrong) timer = setTimeout(again, AGAIN);
      }
    };
    void enter();
    window.addEventListener("online", again);
    return () => {
      gone = true;
      clearTimeout(timer);
      window.removeEventListener("online", again);
    };
  }, [board, secret, attempt, joined]);

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
  if (problem === "unreachable") {
    return (
      <main class="start">
        <div class="card start-card" role="status">
          <h1>{words.unreachableTitle}</h1>
          <p>{words.unreachableMeans}</p>
          <button type="button" class="first" onClick={() => setAttempt((count) => count + 1)}>
            {words.again}
          </button>
        </div>
      </main>
    );
  }
  return (
    <main class="start">
      <p class="loading" role="status">
        {words.loading}
      </p>
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
  return new URLSearchParams(hash.slice(1)).get("k") || undefined;
}

function socketUrl(): string {
  return `${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/ws`;
}
