/** What happened, to be read later: the newest first. */

import { locale } from "../language.ts";
import { words } from "../strings.ts";
import { log } from "../voice.ts";

export function Log() {
  const said = log.value;
  return (
    <details class="outline-log">
      <summary>{words.outlined.log}</summary>
      {said.length === 0 && <p class="small soft">{words.outlined.logNone}</p>}
      <ol>
        {said.map(({ at, text }) => (
          <li key={`${at} ${text}`}>
            <time class="small soft" dateTime={new Date(at).toISOString()}>
              {new Date(at).toLocaleTimeString(locale(), { hour: "2-digit", minute: "2-digit" })}
            </time>{" "}
            {text}
          </li>
        ))}
      </ol>
    </details>
  );
}
