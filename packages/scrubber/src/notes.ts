import { rememberClean, type Step } from "./places.ts";
import type { Redaction } from "./redaction.ts";
import { redact } from "./remarks.ts";
import type { Signals } from "./signals.ts";
import type { ValueRule } from "./values.ts";

export type Key = string | number;

/** A container of the copy, and where it stands in the one around it. */
export interface Container {
  readonly around: Container | undefined;
  readonly key: Key;
  readonly copy: object;
}

interface Told {
  readonly redaction: Redaction;
  /** How many texts had been met. */
  readonly texts: number;
}

/**
 * What a walk met: texts, to be searched together and replaced where they stand, and what was done on the way. Each text
 * has its place in three lists more, for an object each would cost more than the search.
 */
export interface Notes {
  readonly texts: string[];
  readonly signals: Signals[];
  readonly insides: Container[];
  readonly keys: Key[];
  readonly steps: Step[];
  readonly told: Told[];
}

export function noNotes(): Notes {
  return { texts: [], signals: [], insides: [], keys: [], steps: [], told: [] };
}

/** Where the notes to come begin. */
export interface Mark {
  readonly texts: number;
  readonly told: number;
}

export function noteText(notes: Notes, text: string, signals: Signals, inside: Container, key: Key, step: Step): void {
  notes.texts.push(text);
  notes.signals.push(signals);
  notes.insides.push(inside);
  notes.keys.push(key);
  notes.steps.push(step);
}

export function tell({ texts, told }: Notes, redaction: Redaction): void {
  told.push({ redaction, texts: texts.length });
}

export function markOf({ texts, told }: Notes): Mark {
  return { texts: texts.length, told: told.length };
}

/** Leaves out all but the first texts. */
export function forget({ texts, signals, insides, keys, steps }: Notes, first: number): void {
  if (texts.length === first) return;
  texts.length = first;
  signals.length = first;
  insides.length = first;
  keys.length = first;
  steps.length = first;
}

/** Searches the texts from a mark on, and gives all that was done since, in the order in which it was met. */
export function settle(all: Notes, from: Mark, valueRule: ValueRule): Redaction[] {
  const { texts, signals, insides, keys, steps } = all;
  const before = all.told.splice(from.told);
  const done: Redaction[] = [];
  let next = 0;

  function tellUntil(index: number): void {
    for (let one = before[next]; one !== undefined && one.texts <= index; one = before[next]) {
      done.push(one.redaction);
      next += 1;
    }
  }

  for (let index = from.texts; index < texts.length; index++) {
    const text = texts[index];
    const inside = insides[index];
    const key = keys[index];
    const step = steps[index];
    if (text === undefined || inside === undefined || key === undefined || step === undefined) continue;
    const found = valueRule(text, step.place.treat === "source", signals[index]);
    const findings = step.isVersion ? found.filter(({ rule }) => rule !== "@ip") : found;
    if (findings.length > 0) {
      tellUntil(index);
      const redacted = redact(text, findings, pathTo(inside, key));
      Reflect.set(inside.copy, key, redacted.text);
      for (const redaction of redacted.redactions) done.push(redaction);
    } else rememberClean(step, text);
  }
  tellUntil(Number.POSITIVE_INFINITY);
  forget(all, from.texts);
  return done;
}

/** The keys that lead from the root to a place. The root itself stands in a container that is not part of them. */
export function pathTo(inside: Container, key: Key): string[] {
  const path: string[] = [];
  let container = inside;
  for (let last = key; container.around !== undefined; container = container.around) {
    path.push(String(last));
    last = container.key;
  }
  return path.reverse();
}
