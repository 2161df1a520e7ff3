/**
 * Which language is spoken: the one the person chose, else the first that their browser asks for and we know.
 *
 * English is part of the page. Every other language is loaded when it is wanted, before the first words are drawn; if it
 * cannot be loaded, the page speaks English.
 */

import { effect } from "@preact/signals";
import { preferences } from "../editor/preferences.ts";
import { caption } from "../shapes/captions.ts";
import { keySigns } from "../tools/keystrokes.ts";
import { words as english } from "./strings.en.ts";
import { type Strings, use } from "./strings.ts";

/** The languages that are offered, by what they call themselves. */
export const LANGUAGES = { en: "English", de: "Deutsch", es: "Español", fr: "Français" } as const;

const STRINGS: Readonly<Record<string, () => Promise<Strings>>> = {
  en: async () => english,
  de: async () => (await import("./strings.de.ts")).german,
  es: async () => (await import("./strings.es.ts")).spanish,
  fr: async () => (await import("./strings.fr.ts")).french,
  // Nobody's languages, by which one sees what is not translated, too long, or on the wrong side.
  xx: async () => (await import("./strings.pseudo.ts")).pseudo(english),
  "xx-rtl": async () => (await import("./strings.pseudo.ts")).pseudo(english),
};

/** The language of a wish such as "de-AT", if it is known. */
export function known(wish: string): string | undefined {
  const exact = Object.keys(STRINGS).find((code) => code === wish.toLowerCase());
  return exact ?? Object.keys(LANGUAGES).find((code) => code === wish.toLowerCase().split("-")[0]);
}

/** The first of the wishes that is known. */
export function firstKnown(wishes: readonly string[]): string {
  return wishes.map(known).find((code) => code !== undefined) ?? "en";
}

/** The tag for dates and numbers: the person's own region of the language, if the browser tells it. */
export function locale(): string {
  const { lang } = document.documentElement;
  return navigator.languages.find((wish) => wish.split("-")[0] === lang) ?? lang;
}

/** Speak the language that is wanted, and go on to do so whenever another one is chosen. Resolves when it is spoken. */
export function speakWanted(): Promise<void> {
  return new Promise((resolve) => {
    effect(() => {
      const asked = new URLSearchParams(location.search).get("lang") ?? "";
      const code = firstKnown([asked, preferences.language.value, ...navigator.languages]);
      void speak(code).then(resolve);
    });
  });
}

let wanted = "en";

async function speak(code: string): Promise<void> {
  wanted = code;
  let spoken = code;
  const strings = await STRINGS[code]?.().catch(() => undefined);
  // Another one may have been chosen while this one was loaded.
  if (wanted !== code) return;
  if (!strings) spoken = "en";
  const root = document.documentElement;
  root.lang = spoken.startsWith("xx") ? "en" : spoken;
  root.dir = spoken.endsWith("-rtl") ? "rtl" : "ltr";
  use(strings ?? english);
  keySigns.value = (strings ?? english).keySigns;
  caption((strings ?? english).containers.canvas);
}
