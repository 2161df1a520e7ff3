/**
 * The words on the screen, in the language that is spoken now: the one place that everybody takes them from.
 *
 * Read `words.save` where it is drawn and not when a module is loaded: whoever reads it while drawing is drawn anew when
 * another language is spoken. `strings.en.ts` says which words there are.
 */

import { signal } from "@preact/signals";
import { words as english } from "./strings.en.ts";

/** Any language has the words of the English one, and says something else with them. */
export type Spoken<T> = T extends string
  ? string
  : T extends (...what: infer What) => string
    ? (...what: What) => string
    : { readonly [Name in keyof T]: Spoken<T[Name]> };

export type Strings = Spoken<typeof english>;

const spoken = signal<Strings>(english);

/** Passes every look on to the language that is spoken. */
export const words: Strings = new Proxy<Strings>(english, {
  get: (_english, name) => Reflect.get(spoken.value, name),
});

/** Say everything in these words from now on. */
export function use(strings: Strings): void {
  spoken.value = strings;
}
