/** The question what images show, about those that have just been laid, or one that somebody wants to describe. */

import { signal } from "@preact/signals";

export interface Question {
  readonly ids: readonly string[];
  /** Which of them is asked about. */
  readonly at: number;
  /** Somebody wants to write, and need not be told that they may. */
  readonly eager: boolean;
}

export const question = signal<Question | undefined>(undefined);
