/** The few words that the canvas and the tools say by themselves. The chrome gives them in the language that is spoken. */

export interface Captions {
  /** Behind the count of a lane that holds more than it should. */
  readonly overLimit: string;
  readonly movedOthers: (count: number) => string;
  readonly bot: string;
  readonly locked: string;
  readonly lookOnly: string;
  readonly writesThere: (name: string) => string;
  readonly longest: (letters: number) => string;
  /** What the server refused, by its code. Without one here, its own words are said. */
  readonly refused: Readonly<Record<string, string>>;
}

let spoken: Captions = {
  overLimit: "over the limit",
  movedOthers: (count) => `Moved ${count} things of others.`,
  bot: "bot",
  locked: "This is locked.",
  lookOnly: "You can look at this board, but not change it.",
  writesThere: (name) => `${name} is writing there.`,
  longest: (letters) => `A text holds at most ${letters} characters.`,
  refused: {},
};

export function captions(): Captions {
  return spoken;
}

/** Say it in these words from now on. */
export function caption(words: Captions): void {
  spoken = words;
}
