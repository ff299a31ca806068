import { type NameRule, phraseOf } from "./names.ts";
import { LONGEST_REMEMBERED, remembered } from "./remembered.ts";
import { ANY, type Shape } from "./shapes.ts";

/**
 * Where a walk is: in one of Sentry's structural objects, or anywhere else. One look-up by a field's name tells all that
 * holds for the field, so that a walk costs little more than reading the fields.
 */
export interface Place {
  /** The step to a field; `before` is the one taken last in the same object, or `start`. */
  readonly step: (name: string, before: Before) => Step;
  readonly start: Before;
  readonly treat: Treat;
  readonly form: Form;
}

/** How the texts of a place are treated: kept, searched, or searched as source code, where names speak of literals alone. */
type Treat = "keep" | "search" | "source";

/** Objects of typed attributes, and such attributes, are expected where Sentry's protocol has them. */
type Form = "attributes" | "attribute" | "other";

/** What remembers which step followed it last: fields mostly come in the same order, and then need not be looked up. */
export interface Before {
  next: Step | undefined;
}

export interface Step extends Before {
  readonly name: string;
  /** The rule by which the whole value goes, if its name says so. */
  readonly rule: string | undefined;
  /** The name without what in it is a secret, if it has such. */
  readonly shown: string | undefined;
  readonly place: Place;
  /** The policy's paths that end with this name. */
  readonly tails: readonly Tail[] | undefined;
  /** The last short text under this name in which nothing was found: fields often hold the same again. */
  clean: string;
}

/** A path of the policy's `sensitiveFields` or `safeFields`, such as `request.data.ref`. */
export interface Tail {
  /** The words of the names before the last one, the nearest first. */
  readonly before: readonly string[];
  readonly last: string;
  readonly rule: string | undefined;
}

/** A name with dots is a path; it also meets a single field that is written so. */
export function tailsOf(fields: readonly (string | RegExp)[], rule: string | undefined): readonly Tail[] {
  return fields
    .filter((field) => typeof field === "string")
    .filter((field) => field.includes("."))
    .map((field) => {
      const [last = "", ...before] = field.split(".").map(phraseOf).reverse();
      return { last, before, rule };
    });
}

/** The rule of a field where a path of the policy may say more than its name. */
export function ruleAt(step: Step, path: readonly string[]): string | undefined {
  const met = step.tails?.find(({ before }) =>
    before.every((name, back) => name === phraseOf(path[path.length - 1 - back] ?? "")),
  );
  return met === undefined ? step.rule : met.rule;
}

/** Gives the place of a shape, made once. */
export type Places = (shape: Shape | undefined) => Place;

export function compilePlaces(nameRule: NameRule, show: (name: string) => string, tails: readonly Tail[]): Places {
  const known: Readonly<Record<Form, Map<Shape | undefined, Place>>> = {
    attributes: new Map(),
    attribute: new Map(),
    other: new Map(),
  };

  function placeOf(shape: Shape | undefined, form: Form): Place {
    let place = known[form].get(shape);
    if (place === undefined) {
      place = compilePlace(shape, form);
      known[form].set(shape, place);
    }
    return place;
  }

  function compilePlace(shape: Shape | undefined, form: Form): Place {
    const place: Place = { treat: treatOf(shape), form, start: { next: undefined }, step };
    const look = remembered((name) => stepFor(name, shape, form), forget);
    // Below a word no name matters, so that one step is as good as another.
    const isUniform = typeof shape === "string" && tails.length === 0;
    let same: Step | undefined;

    function step(name: string, before: Before): Step {
      if (isUniform) {
        same ??= stepFor("", shape, form);
        return same;
      }
      const expected = before.next;
      if (expected?.name === name) return expected;
      const found = look(name);
      if (name.length <= LONGEST_REMEMBERED) before.next = found;
      return found;
    }

    /** Names can be data: those that are forgotten must not live on as what follows others. */
    function forget(): void {
      place.start.next = undefined;
    }

    return place;
  }

  function stepFor(name: string, shape: Shape | undefined, form: Form): Step {
    const next = under(shape, name);
    // Sentry's own names hold no secrets and say nothing about them.
    const shown = shape === "keep" || next !== undefined ? name : show(name);
    const words = tails.length === 0 ? "" : phraseOf(name);
    const own = tails.filter(({ last }) => last === words);
    return {
      name,
      rule: next === undefined ? nameRule(shown) : undefined,
      shown: shown === name ? undefined : shown,
      place: placeOf(next, formUnder(form, name)),
      tails: own.length === 0 ? undefined : own,
      clean: "",
      next: undefined,
    };
  }

  return (shape) => placeOf(shape, "other");
}

function formUnder(form: Form, name: string): Form {
  return form === "attributes" ? "attribute" : name === "attributes" ? "attributes" : "other";
}

function treatOf(shape: Shape | undefined): Treat {
  return shape === "keep" || shape === "source" ? shape : "search";
}

function under(shape: Shape | undefined, name: string): Shape | undefined {
  if (typeof shape !== "object") return shape;
  return Object.hasOwn(shape, name) ? shape[name] : shape[ANY];
}
