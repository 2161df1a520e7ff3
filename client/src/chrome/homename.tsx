/** Who one is on every board that is opened from here: a name that is simply there, and can be changed where it stands. */

import { useState } from "preact/hooks";
import { initials } from "../shapes/author.ts";
import { guestAnimal, keepName, knownName } from "./memory.ts";
import { words } from "./strings.ts";

export function HomeName() {
  const [name, setName] = useState(() => knownName() ?? words.guest(guestAnimal()));
  const [kept, setKept] = useState(name);
  const keep = (): void => {
    const wanted = name.trim();
    if (wanted !== "" && wanted !== kept) {
      keepName(wanted);
      setKept(wanted);
    }
    setName(wanted === "" ? kept : wanted);
  };
  return (
    <label class="home-name" title={words.homepage.you}>
      <span class="face" data-letters={initials(name)} aria-hidden="true" />
      <span class="name-grow" data-text={name}>
        <input
          class="title"
          aria-label={words.homepage.you}
          value={name}
          maxLength={40}
          size={1}
          autocomplete="nickname"
          onFocus={(event) => event.currentTarget.select()}
          onInput={(event) => setName(event.currentTarget.value)}
          onBlur={keep}
          onKeyDown={(event) => {
            if (event.key === "Enter") event.currentTarget.blur();
          }}
        />
      </span>
    </label>
  );
}
