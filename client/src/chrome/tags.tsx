/** The tags and scores of the selected notes: type one and press Enter, or take one that the board has already. */

import { Plus, X } from "lucide";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Editor } from "../editor/editor.ts";
import {
  boardScores,
  boardTags,
  selectedNotes,
  setScore,
  setTag,
  sharedScores,
  sharedTags,
  TAG_LETTERS,
  tidyName,
} from "../editor/tagging.ts";
import { Icon } from "./icon.tsx";
import { words } from "./strings.ts";

/** More suggestions than these are found sooner by typing. */
const SUGGESTED = 8;
const USUAL_SCORE = 5;

export function TagSheet({ editor }: { editor: Editor }) {
  const notes = selectedNotes(editor);
  return (
    <div class="note-sheet">
      <Tags editor={editor} tags={sharedTags(notes)} />
      <Scores editor={editor} scores={sharedScores(notes)} />
    </div>
  );
}

function Tags({ editor, tags }: { editor: Editor; tags: ReturnType<typeof sharedTags> }) {
  const [typed, setTyped] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus({ preventScroll: true }), []);
  const give = (tag: string): void => {
    const name = tidyName(tag);
    if (name === "") return;
    if (!setTag(editor, name, true)) editor.say(words.notes.tagsFull);
    setTyped("");
  };
  const shown = new Set(tags.map(({ name }) => name));
  const wanted = typed.trim().toLocaleLowerCase();
  const offered = boardTags(editor).filter((tag) => !shown.has(tag) && tag.toLocaleLowerCase().includes(wanted));
  return (
    <>
      <input
        ref={field}
        type="text"
        aria-label={words.notes.tagNew}
        placeholder={words.notes.tagNew}
        maxLength={TAG_LETTERS}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.isComposing) give(typed);
        }}
      />
      {tags.length > 0 && (
        <ul class="chips">
          {tags.map(({ name, all }) => (
            <li key={name}>
              <button
                type="button"
                class={`chip ${all ? "on" : "some"}`}
                aria-label={all ? words.notes.tagTake(name) : words.notes.tagAll(name)}
                onClick={() => setTag(editor, name, !all)}
              >
                <span dir="auto">{name}</span> <Icon of={all ? X : Plus} size={14} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {offered.length > 0 && (
        <>
          <p class="soft small">{words.notes.tagsUsed}</p>
          <ul class="chips">
            {offered.slice(0, SUGGESTED).map((tag) => (
              <li key={tag}>
                <button type="button" class="chip" aria-label={words.notes.tagGive(tag)} onClick={() => give(tag)}>
                  <span dir="auto">{tag}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Scores({ editor, scores }: { editor: Editor; scores: ReturnType<typeof sharedScores> }) {
  const [typed, setTyped] = useState("");
  const score = (name: string, value: number | null): void => {
    if (!setScore(editor, name, value)) editor.say(words.notes.scoresFull);
  };
  const add = (name: string): void => {
    const tidy = tidyName(name);
    if (tidy === "") return;
    score(tidy, USUAL_SCORE);
    setTyped("");
  };
  const held = new Set(scores.map(({ name }) => name.toLocaleLowerCase()));
  const usual = words.notes.scoreUsual.split(", ");
  const offered = [...new Set([...boardScores(editor), ...usual])]
    .filter((name) => !held.has(name.toLocaleLowerCase()))
    .slice(0, 4);
  return (
    <fieldset class="scores">
      <legend>{words.notes.scores}</legend>
      {scores.map(({ name, value, all }) => (
        <div class="score" key={name}>
          <span class="grow" dir="auto">
            {name}
          </span>
          <input
            type="range"
            min={0}
            max={10}
            step={1}
            value={value}
            aria-label={words.notes.score(name)}
            onChange={(event) => score(name, event.currentTarget.valueAsNumber)}
          />
          <output>{all ? value : "…"}</output>
          <button
            type="button"
            class="button"
            aria-label={words.notes.scoreTake(name)}
            onClick={() => score(name, null)}
          >
            <Icon of={X} size={16} />
          </button>
        </div>
      ))}
      <div class="chips">
        {offered.map((name) => (
          <button type="button" class="chip" key={name} onClick={() => add(name)}>
            <Icon of={Plus} size={14} /> <span dir="auto">{name}</span>
          </button>
        ))}
      </div>
      <input
        type="text"
        aria-label={words.notes.scoreNew}
        placeholder={words.notes.scoreNew}
        maxLength={TAG_LETTERS}
        value={typed}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === "Enter" && !event.isComposing) add(typed);
        }}
      />
    </fieldset>
  );
}
