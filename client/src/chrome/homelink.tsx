/** One field for a link that somebody sent: pasting it is enough. */

import { useState } from "preact/hooks";
import { words } from "./strings.ts";

/** The address that a text leads to, if it is a link to a board. */
export function boardLink(text: string, here = location.origin): string | undefined {
  const trimmed = text.trim();
  const whole = /^[\w.-]+(:\d+)?\/b\//.test(trimmed) ? `https://${trimmed}` : trimmed;
  if (trimmed === "" || !URL.canParse(whole, here)) return undefined;
  const url = new URL(whole, here);
  const known = /^\/b\/[0-9A-Za-z_-]+\/?$/.test(url.pathname) && /^https?:$/.test(url.protocol);
  return known ? url.href : undefined;
}

export function HomeLink() {
  const [text, setText] = useState("");
  const [wrong, setWrong] = useState(false);

  const open = (given: string): void => {
    const link = boardLink(given);
    if (link === undefined) setWrong(given.trim() !== "");
    else location.assign(link);
  };

  return (
    <form
      class="home-link"
      onSubmit={(event) => {
        event.preventDefault();
        open(text);
      }}
    >
      <label>
        <span>{words.homepage.link}</span>
        <input
          value={text}
          inputMode="url"
          autocomplete="off"
          spellcheck={false}
          placeholder={words.homepage.linkExample}
          aria-invalid={wrong}
          aria-describedby={wrong ? "home-no-link" : undefined}
          onInput={(event) => {
            setText(event.currentTarget.value);
            setWrong(false);
          }}
          onPaste={(event) => {
            const pasted = event.clipboardData?.getData("text/plain") ?? "";
            if (boardLink(pasted) !== undefined) open(pasted);
          }}
        />
      </label>
      <button type="submit" class="second">
        {words.homepage.open}
      </button>
      {wrong && (
        <p id="home-no-link" class="problem" role="alert">
          {words.homepage.noLink}
        </p>
      )}
    </form>
  );
}
