import type { Step } from "./places.ts";
import type { Redaction } from "./redaction.ts";
import { redact } from "./remarks.ts";
import { signalsOfAll } from "./texts.ts";
import type { ValueRule } from "./values.ts";

export type Key = string | number;

/** A container of the copy, and where it stands in the one around it. */
export interface Container {
  readonly around: Container | undefined;
  readonly key: Key;
  readonly copy: object;
}

/** Where a text stands that has still to be searched. */
interface Note {
  readonly inside: Container;
  readonly key: Key;
  readonly step: Step;
}

/** What a walk met: texts, to be searched together and replaced where they stand, and what was done on the way. */
export interface Notes {
  readonly add: (text: string, inside: Container, key: Key, step: Step) => void;
  readonly tell: (redaction: Redaction) => void;
  /** Where the notes to come begin. */
  readonly mark: () => Mark;
  /** Searches the texts from there on, and gives all that was done since, in the order in which it was met. */
  readonly settle: (from: Mark) => readonly Redaction[];
  readonly count: () => number;
  /** Leaves out the texts after the first ones. */
  readonly forget: (count: number) => void;
}

export interface Mark {
  readonly texts: number;
  readonly told: number;
}

const LONGEST_REMEMBERED = 64;

export function takeNotes(valueRule: ValueRule): Notes {
  const texts: string[] = [];
  const notes: Note[] = [];
  const told: { readonly redaction: Redaction; readonly texts: number }[] = [];

  function forget(count: number): void {
    texts.length = count;
    notes.length = count;
  }

  function settle(from: Mark): readonly Redaction[] {
    const done: Redaction[] = [];
    const before = told.splice(from.told);
    const signals = signalsOfAll(texts, from.texts);
    let next = 0;

    function tellUntil(index: number): void {
      for (let one = before[next]; one !== undefined && one.texts <= index; one = before[next]) {
        done.push(one.redaction);
        next += 1;
      }
    }

    for (const [offset, seen] of signals.entries()) {
      const index = from.texts + offset;
      const text = texts[index];
      const note = notes[index];
      if (text === undefined || note === undefined) continue;
      const findings = valueRule(text, note.step.place.treat === "source", seen);
      if (findings.length > 0) {
        tellUntil(index);
        const { inside, key } = note;
        const redacted = redact(text, findings, pathTo(inside, key));
        Reflect.set(inside.copy, key, redacted.text);
        for (const redaction of redacted.redactions) done.push(redaction);
      } else if (text.length <= LONGEST_REMEMBERED) note.step.clean = text;
    }
    forget(from.texts);
    tellUntil(Number.POSITIVE_INFINITY);
    return done;
  }

  return {
    add: (text, inside, key, step) => {
      texts.push(text);
      notes.push({ inside, key, step });
    },
    tell: (redaction) => {
      told.push({ redaction, texts: texts.length });
    },
    mark: () => ({ texts: texts.length, told: told.length }),
    settle,
    count: () => texts.length,
    forget,
  };
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
