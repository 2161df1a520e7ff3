/** What a tool is: it hears the pointer in board coordinates, and answers a press with a gesture. */

import type { Editor } from "../editor/editor.ts";
import type { Point } from "../geometry/point.ts";
import { distance } from "../geometry/point.ts";

/** The pointer at one moment. */
export interface Press {
  /** On the board. */
  readonly at: Point;
  /** On the screen, in CSS pixels from the canvas's corner. */
  readonly screen: Point;
  readonly touch: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** Control, or Command where that is the custom. */
  readonly command: boolean;
  /** How hard a pen is pressed, from 0 to 1. */
  readonly pressure?: number;
  /** Every place since the press before this one, for tools that draw: the screen shows fewer of them than a pen sends. */
  readonly trail?: readonly Mark[];
}

export interface Mark {
  readonly at: Point;
  readonly pressure: number;
}

/** What a mouse and a finger press with. */
const USUAL = 0.5;

/** The places that a press stands for, the newest last. */
export function marksOf({ at, pressure = USUAL, trail = [] }: Press): readonly Mark[] {
  return trail.length > 0 ? trail : [{ at, pressure }];
}

/** What happens between a press and its release. Exactly one of `up` and `cancel` ends it. */
export interface Gesture {
  move(press: Press): void;
  up(press: Press): void;
  cancel(): void;
}

export interface Tool {
  cursor(editor: Editor): string;
  down(editor: Editor, press: Press): Gesture | undefined;
  /** The pointer moved without being pressed, or left. */
  hover?(editor: Editor, press: Press | undefined): void;
  double?(editor: Editor, press: Press): void;
  /** A finger has been pressed and rests there; what it had begun has been taken back. */
  rested?(editor: Editor, press: Press): Gesture | undefined;
  /** A printable key, while this tool is in the hand. True if it was taken. */
  letter?(editor: Editor, letter: string): boolean;
  /** Enter, while this tool is in the hand: lay one where there is room. */
  place?(editor: Editor): void;
  /** It draws: from the first touch of a pen on, fingers move the board instead. */
  readonly draws?: boolean;
  /** The tool is put down. */
  drop?(editor: Editor): void;
}

/** A gesture that begins only when the pointer has really moved; until then a release is a click. */
export function afterMove(
  start: Press,
  click: (press: Press) => void,
  begin: (press: Press) => Gesture | undefined,
): Gesture {
  const far = start.touch ? 8 : 3;
  let gesture: Gesture | undefined;
  let begun = false;
  return {
    move(press) {
      if (!begun && distance(press.screen, start.screen) >= far) {
        begun = true;
        gesture = begin(start);
      }
      gesture?.move(press);
    },
    up(press) {
      if (begun) gesture?.up(press);
      else click(press);
    },
    cancel() {
      gesture?.cancel();
    },
  };
}
