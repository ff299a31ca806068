import { type NameRule, phraseOf } from "./names.ts";
import { remembered } from "./remembered.ts";
import { ANY, type Shape } from "./shapes.ts";

/**
 * Where a walk is: in one of Sentry's structural objects, or anywhere else. One look-up by a field's name tells all that
 * holds for the field, so that a walk costs little more than reading the fields.
 */
export interface Place {
  readonly step: (name: string) => Step;
  readonly treat: Treat;
}

/** How the texts of a place are treated: kept, searched, or searched as source code, where names speak of literals alone. */
type Treat = "keep" | "search" | "source";

export interface Step {
  /** The rule by which the whole value goes, if its name says so. */
  readonly rule: string | undefined;
  /** The name itself, without what in it is a secret. */
  readonly shown: string;
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
export function ruleAt(step: Step, keys: readonly (string | number)[], depth: number): string | undefined {
  const met = step.tails?.find(({ before }) =>
    before.every((name, back) => name === phraseOf(String(keys[depth - 1 - back]))),
  );
  return met === undefined ? step.rule : met.rule;
}

/** Gives the place of a shape, made once. */
export type Places = (shape: Shape | undefined) => Place;

export function compilePlaces(nameRule: NameRule, show: (name: string) => string, tails: readonly Tail[]): Places {
  const known = new Map<Shape | undefined, Place>();

  function placeOf(shape: Shape | undefined): Place {
    let place = known.get(shape);
    if (place === undefined) {
      place = { step: remembered((name) => stepFor(name, shape)), treat: treatOf(shape) };
      known.set(shape, place);
    }
    return place;
  }

  function stepFor(name: string, shape: Shape | undefined): Step {
    const next = under(shape, name);
    // Sentry's own names hold no secrets and say nothing about them.
    const shown = shape === "keep" || next !== undefined ? name : show(name);
    const words = tails.length === 0 ? "" : phraseOf(name);
    const own = tails.filter(({ last }) => last === words);
    return {
      rule: next === undefined ? nameRule(shown) : undefined,
      shown,
      place: placeOf(next),
      tails: own.length === 0 ? undefined : own,
      clean: "",
    };
  }

  return placeOf;
}

function treatOf(shape: Shape | undefined): Treat {
  return shape === "keep" || shape === "source" ? shape : "search";
}

function under(shape: Shape | undefined, name: string): Shape | undefined {
  if (typeof shape !== "object") return shape;
  return Object.hasOwn(shape, name) ? shape[name] : shape[ANY];
}
