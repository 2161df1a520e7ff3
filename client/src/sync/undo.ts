/**
 * Undo and redo, for one person: one's own deeds, taken back as ordinary wishes.
 *
 * A step is noted when it is wished, and corrected by the facts when the log has decided it. Redo is worked out from what
 * the undo did, at the moment it did it: a plan is carried out like any other wish, and what is noted meanwhile becomes
 * the step in the other direction.
 */

import type { Before } from "../model/board.ts";
import type { Entry } from "../model/change.ts";
import type { Item } from "../model/item.ts";
import type { Worked } from "../model/predict.ts";
import { compose, type Splice, transform } from "../model/splice.ts";
import { type Deed, Facts, hold, type Part, type Plan, partsOf, planOf } from "./deed.ts";
import { carried } from "./markings.ts";

/** Wishes with one label, and typing in one text, are one step while they follow each other within this time. */
const PAUSE = 1000;
const STEPS = 200;

interface Step {
  readonly label: string | undefined;
  at: number;
  parts: Part[];
}

type Side = "done" | "undone";

/** A step as plain data. Deeds are told by the places of what is not decided yet. */
interface KeptStep {
  readonly label?: string;
  readonly parts: readonly (Omit<Part, "deed"> & { readonly deed?: number })[];
}

export type KeptHistory = Readonly<Record<Side, readonly KeptStep[]>>;

export class History {
  readonly #steps: Readonly<Record<Side, Step[]>> = { done: [], undone: [] };
  /** The step that notes what a plan does while it is carried out. */
  #open: { readonly side: Side; readonly step: Step } | undefined;

  get canUndo(): boolean {
    return this.#steps.done.length > 0;
  }

  get canRedo(): boolean {
    return this.#steps.undone.length > 0;
  }

  /** Note what a wish comes to. */
  wished(deed: Deed, worked: readonly Worked[], label: string | undefined, now: number): void {
    const parts = worked.flatMap((one) => partsOf(one, deed));
    if (parts.length === 0) return;
    const last = this.#steps.done.at(-1);
    const goesOn = label !== undefined && last?.label === label && now - last.at < PAUSE;
    this.#note(parts, label, now, goesOn);
  }

  /** Note typing, by the splice that takes it back. Under a label it is part of a wish, and a step together with that. */
  typed(id: string, back: Splice, now: number, label?: string): void {
    const last = this.#steps.done.at(-1);
    if (label !== undefined) {
      this.#note([{ kind: "typed", id, back }], label, now, last?.label === label && now - last.at < PAUSE);
      return;
    }
    const part = last?.parts.at(-1);
    const alone = last?.parts.length === 1 && last.label === undefined;
    const goesOn = alone && part?.kind === "typed" && part.id === id && now - last.at < PAUSE;
    if (!this.#open && goesOn && this.#steps.undone.length === 0) {
      part.back = compose(back, part.back);
      last.at = now;
    } else {
      this.#note([{ kind: "typed", id, back }], undefined, now, false);
    }
  }

  /** The log has decided one's own wish: keep what really happened, and what it really replaced. */
  confirmed(deed: Deed, entry: Entry, before: Before): void {
    const facts = new Facts(entry);
    for (const step of this.#all()) {
      step.parts = step.parts.filter((part) => {
        if (part.kind === "typed" || part.deed !== deed) return true;
        part.deed = undefined;
        return hold(part, facts, before);
      });
    }
    this.#tidy();
  }

  /** The log has decided one's own wish, but its entry was not seen: the wish is taken for what happened. */
  assumed(deed: Deed): void {
    for (const step of this.#all()) {
      for (const part of step.parts) {
        if (part.kind !== "typed" && part.deed === deed) part.deed = undefined;
      }
    }
  }

  /** Somebody else's entry: what it changes is not one's own any more. */
  foreign(entry: Entry): void {
    const facts = new Facts(entry);
    if (facts.empty) return;
    for (const step of this.#all()) {
      for (const part of step.parts) {
        // What is still on its way comes later in the log, and so is not overtaken.
        if (part.kind === "value" && !part.deed) part.overtaken ||= facts.value(part) !== undefined;
        if (part.kind === "made" && !part.deed) part.overtaken ||= facts.worked(part.id);
      }
    }
  }

  /** Others' entries were missed: an item that somebody else has written in counts as one with their work in it. */
  missed(items: ReadonlyMap<string, Item>, user: string): void {
    for (const step of this.#all()) {
      for (const part of step.parts) {
        if (part.kind !== "made" || part.deed) continue;
        part.overtaken ||= (items.get(part.id)?.edited_by ?? user) !== user;
      }
    }
  }

  /** The shown text of an item changed by this, and not by one's own typing. */
  spliced(id: string, splice: Splice): void {
    for (const side of ["done", "undone"] as const) {
      let through = splice;
      for (const step of this.#steps[side].toReversed()) {
        for (const part of step.parts.toReversed()) {
          if (part.kind === "marked" && part.id === id) part.ranges = carried(part.ranges, through);
          if (part.kind !== "typed" || part.id !== id) continue;
          const back = part.back;
          part.back = transform(back, through, true);
          through = transform(through, back, false);
        }
      }
    }
    this.#tidy();
  }

  /** The wish was refused: there is nothing to take back. */
  refused(deed: Deed): void {
    for (const step of this.#all()) {
      step.parts = step.parts.filter((part) => part.kind === "typed" || part.deed !== deed);
    }
    this.#tidy();
  }

  /** Take back the last step that can be; `carry` carries the plan out, and what it does becomes the way forward again. */
  undo(items: ReadonlyMap<string, Item>, carry: (plan: Plan) => void): boolean {
    return this.#turn("done", "undone", items, carry);
  }

  redo(items: ReadonlyMap<string, Item>, carry: (plan: Plan) => void): boolean {
    return this.#turn("undone", "done", items, carry);
  }

  #turn(from: Side, to: Side, items: ReadonlyMap<string, Item>, carry: (plan: Plan) => void): boolean {
    for (let step = this.#steps[from].pop(); step; step = this.#steps[from].pop()) {
      const plan: Plan = { ...planOf(step.parts, items), label: step.label };
      if (plan.ops.length === 0 && plan.texts.length === 0) {
        this.#forgetTyping(from, step, items);
        continue;
      }
      // Made in no time: whatever is wished next is a step of its own.
      this.#open = { side: to, step: { label: step.label, at: -Infinity, parts: [] } };
      try {
        carry(plan);
      } finally {
        const made = this.#open.step;
        this.#open = undefined;
        if (made.parts.length > 0) this.#steps[to].push(made);
      }
      return true;
    }
    return false;
  }

  /** Older typing in a text only fits while the newer was taken back: where that was skipped, it goes, too. */
  #forgetTyping(side: Side, skipped: Step, items: ReadonlyMap<string, Item>): void {
    const lost = new Set(
      skipped.parts.flatMap((part) => (part.kind === "typed" && !items.has(part.id) ? [part.id] : [])),
    );
    for (const step of this.#steps[side]) {
      step.parts = step.parts.filter((part) => part.kind !== "typed" || !lost.has(part.id));
    }
    this.#tidy();
  }

  #note(parts: Part[], label: string | undefined, now: number, goesOn: boolean): void {
    if (this.#open) {
      this.#open.step.parts.push(...parts);
      return;
    }
    this.#steps.undone.length = 0;
    const last = this.#steps.done.at(-1);
    if (goesOn && last) {
      last.parts.push(...parts);
      last.at = now;
      return;
    }
    this.#steps.done.push({ label, at: now, parts });
    if (this.#steps.done.length > STEPS) this.#steps.done.shift();
  }

  /** All steps as plain data, to go on with after the page was loaded anew. */
  kept(placeOf: (deed: Deed) => number | undefined): KeptHistory {
    const plain = ({ label, parts }: Step): KeptStep => ({
      ...(label !== undefined && { label }),
      parts: parts.map((part) => {
        const { deed, ...rest } = { deed: undefined, ...part };
        const place = deed && placeOf(deed);
        return place === undefined ? rest : { ...rest, deed: place };
      }),
    });
    return { done: this.#steps.done.map(plain), undone: this.#steps.undone.map(plain) };
  }

  inherit(kept: KeptHistory, standing: (place: number) => Deed | undefined): void {
    for (const side of ["done", "undone"] as const) {
      const steps = kept[side].map(({ label, parts }): Step => {
        const own = parts.map(({ deed, ...part }) => {
          const decided = part.kind === "typed" ? {} : { deed: deed === undefined ? undefined : standing(deed) };
          return { ...part, ...decided } as Part;
        });
        // Made in no time: what is done on this page is a step of its own.
        return { label, at: -Infinity, parts: own };
      });
      this.#steps[side].unshift(...steps);
    }
  }

  /** The ids of what typing or marks may be taken back in, or of what may be brought back. */
  ids(...kinds: readonly ("typed" | "marked" | "gone")[]): ReadonlySet<string> {
    const found = [...this.#all()].flatMap(({ parts }) =>
      parts.flatMap((part) => ("id" in part && kinds.some((kind) => kind === part.kind) ? [part.id] : [])),
    );
    return new Set(found);
  }

  *#all(): Iterable<Step> {
    yield* this.#steps.done;
    yield* this.#steps.undone;
    if (this.#open) yield this.#open.step;
  }

  /** Forget steps in which nothing is left to take back. */
  #tidy(): void {
    for (const side of ["done", "undone"] as const) {
      const steps = this.#steps[side];
      const kept = steps.filter((step) => step.parts.some((part) => part.kind !== "typed" || part.back.length > 0));
      if (kept.length < steps.length) steps.splice(0, steps.length, ...kept);
    }
  }
}
