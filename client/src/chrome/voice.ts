/** What is said aloud to those who listen to the page, and the log in which it can be read later. */

import { signal } from "@preact/signals";

export interface Said {
  readonly at: number;
  readonly text: string;
}

/** What is said in one breath: words that follow each other faster would cut each other off. */
const BREATH = 60;
const LOGGED = 200;

/** Said when there is a pause. */
export const spoken = signal("");
/** Said at once, whatever else is being said. */
export const urgent = signal("");
/** What happened, the newest first. */
export const log = signal<readonly Said[]>([]);

let waiting: string[] = [];
let breath: ReturnType<typeof setTimeout> | undefined;

/** Say something aloud that whoever sees the board sees anyway. */
export function speak(text: string): void {
  if (text === "" || waiting.includes(text)) return;
  waiting = [...waiting, text].slice(-4);
  if (breath !== undefined) return;
  breath = setTimeout(() => {
    breath = undefined;
    const words = waiting.join(" ");
    waiting = [];
    // The same words once more are only heard if they differ in something.
    spoken.value = spoken.peek() === words ? `${words}\u00a0` : words;
  }, BREATH);
}

/** Say it before everything else. */
export function alarm(text: string): void {
  urgent.value = text;
}

/** Keep it in the log. */
export function note(text: string, at: number): void {
  if (text !== "") log.value = [{ at, text }, ...log.peek()].slice(0, LOGGED);
}
