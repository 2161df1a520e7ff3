/** The start page: begin a board, empty or from a template, and find those that this browser has been on. */

import { useState } from "preact/hooks";
import { createBoard, Refusal } from "../sync/door.ts";
import "./home.css";
import { HomeBoards } from "./homeboards.tsx";
import { HomeLink } from "./homelink.tsx";
import { HomeName } from "./homename.tsx";
import { HomePreferences } from "./homepreferences.tsx";
import { HomeStart } from "./homestart.tsx";
import { Sign } from "./icon.tsx";
import { keepLinks, keepStart, seenBoards } from "./memory.ts";
import { words } from "./strings.ts";
import type { TemplateName } from "./templates/template.ts";

export type Beginning = TemplateName | "blank";

export function Home() {
  const [busy, setBusy] = useState<Beginning>();
  const [problem, setProblem] = useState("");
  const fresh = seenBoards().length === 0;

  /** Make a board and go there: one press, and one can write. */
  const begin = async (beginning: Beginning): Promise<void> => {
    if (busy !== undefined) return;
    setBusy(beginning);
    setProblem("");
    try {
      const title = beginning === "blank" ? words.untitled : words.templates[beginning].name;
      const made = await createBoard(title);
      keepLinks(made.id, made.links);
      if (beginning !== "blank") keepStart(made.id, beginning);
      const link = new URL(made.links.owner);
      location.assign(link.pathname + link.hash);
    } catch (error) {
      setProblem(error instanceof Refusal ? error.message : words.unreachable);
      setBusy(undefined);
    }
  };

  return (
    <main class={`homepage ${fresh ? "fresh" : ""}`}>
      <header class="home-top">
        <h1 class="home-brand">
          <Sign size={36} /> {words.product}
        </h1>
        <HomeName />
        <HomePreferences />
      </header>
      <div class="home-claim">
        <p class="home-big">{words.homepage.claim}</p>
        <p class="soft">{words.homepage.means}</p>
      </div>
      <HomeStart busy={busy} begin={(beginning) => void begin(beginning)} />
      {problem !== "" && (
        <p class="problem" role="alert">
          {problem}
        </p>
      )}
      <HomeBoards />
      <HomeLink />
    </main>
  );
}
