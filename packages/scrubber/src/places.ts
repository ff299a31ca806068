import { type Beside, besideOf } from "./beside.ts";
import { type CleanLines, cleanLines } from "./clean-lines.ts";
import { type NameRule, phraseOf } from "./names.ts";
import { LONGEST_REMEMBERED, remembered } from "./remembered.ts";
import { ANY, type Shape } from "./shapes.ts";
import type { Tail } from "./tails.ts";

const VERSION = /(?:^| )(?:version|release|dist)$/;

/**
 * Where a walk is: in one of Sentry's structural objects, or anywhere else. One look-up by a field's name tells all that
 * holds for the field, so that a walk costs little more than reading the fields.
 */
export interface Place {
  readonly treat: Treat;
  readonly form: Form;
  /** One of Sentry's own fields, and no data of the app's. */
  readonly isStructure: boolean;
  /** The step to every field, where no name matters. */
  every: Step | undefined;
  /** Lines of source code in which nothing was found: the same frames come with error after error. */
  readonly cleanLines: CleanLines | undefined;
  /** Finds the step to a field. */
  readonly look: (name: string) => Step;
  /** Before the first field. */
  readonly start: Before;
}

/**
 * How the texts of a place are treated: kept, kept if they are ids, kept but for a path's query, searched, or searched as
 * source code, where names speak of literals alone.
 */
type Treat = "keep" | "id" | "path" | "search" | "source";

/** Objects of typed attributes, and such attributes, are expected where Sentry's protocol has them. */
type Form = "attributes" | "attribute" | "other";

/** Remembers which step followed it last: fields mostly come in the same order, and then need not be looked up. */
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
  /** A version of four parts looks like an address, and in such a field it is none. */
  readonly isVersion: boolean;
  readonly beside: Beside | undefined;
  /** The policy's paths that end with this name. */
  readonly tails: readonly Tail[] | undefined;
  /** Nothing was looked up by this name before. */
  isNew: boolean;
  /** The last short text under this name in which nothing was found: fields often hold the same again. */
  clean: string;
}

/** The step to a field of a place; `before` is the one taken last in the same object, or the place's start. */
export function stepTo(place: Place, name: string, before: Before): Step {
  if (place.every !== undefined) return place.every;
  const expected = before.next;
  if (expected !== undefined && expected.name === name) return expected;
  const step = place.look(name);
  // Longer ones are not remembered, and must not live on here.
  if (name.length <= LONGEST_REMEMBERED) before.next = step;
  return step;
}

/** Whether a text is known to be clean where a step leads. */
export function isKnownClean({ clean, place }: Step, text: string): boolean {
  return (text.length === clean.length && text === clean) || place.cleanLines?.has(text) === true;
}

export function rememberClean(step: Step, text: string): void {
  if (text.length <= LONGEST_REMEMBERED) step.clean = text;
  step.place.cleanLines?.add(text);
}

/** Gives the step that leads to a value of a shape. */
export type Places = (shape: Shape | undefined) => Step;

export function compilePlaces(nameRule: NameRule, show: (name: string) => string, tails: readonly Tail[]): Places {
  const places: Readonly<Record<Form, Map<Shape | undefined, Place>>> = {
    attributes: new Map(),
    attribute: new Map(),
    other: new Map(),
  };

  function placeOf(shape: Shape | undefined, form: Form): Place {
    let place = places[form].get(shape);
    if (place === undefined) {
      place = compilePlace(shape, form);
      places[form].set(shape, place);
    }
    return place;
  }

  function compilePlace(shape: Shape | undefined, form: Form): Place {
    const start: Before = { next: undefined };
    // Names can be data: what is forgotten must not live on as what follows others.
    const forget = (): void => {
      start.next = undefined;
    };
    const look = remembered((name) => stepFor(name, shape, form), forget);
    const treat = typeof shape === "string" && shape !== "values" ? shape : "search";
    const place: Place = {
      treat,
      form,
      isStructure: shape !== undefined,
      every: undefined,
      cleanLines: treat === "source" ? cleanLines() : undefined,
      look,
      start,
    };
    if (typeof shape === "string" && shape !== "values" && tails.length === 0) place.every = stepInto(place);
    return place;
  }

  function stepFor(name: string, shape: Shape | undefined, form: Form): Step {
    const next = under(shape, name);
    // Sentry's own names hold no secrets and say nothing about them.
    const shown = shape === "keep" || isOwn(shape, name) ? name : show(name);
    const words = tails.length === 0 ? "" : phraseOf(name);
    const own = tails.filter(({ last }) => last === words);
    return {
      name,
      rule: next === undefined ? nameRule(shown) : undefined,
      shown: shown === name ? undefined : shown,
      place: placeOf(next, formUnder(form, name)),
      isVersion: isVersion(name),
      beside: besideOf(name),
      tails: own.length === 0 ? undefined : own,
      isNew: true,
      clean: "",
      next: undefined,
    };
  }

  return (shape) => stepInto(placeOf(shape, "other"));
}

/** A step without a name. */
function stepInto(place: Place): Step {
  return {
    name: "",
    rule: undefined,
    shown: undefined,
    place,
    isVersion: false,
    beside: undefined,
    tails: undefined,
    isNew: false,
    clean: "",
    next: undefined,
  };
}

function isVersion(name: string): boolean {
  return /(?:version|release|dist)$/i.test(name) && VERSION.test(phraseOf(name));
}

function formUnder(form: Form, name: string): Form {
  return form === "attributes" ? "attribute" : name === "attributes" ? "attributes" : "other";
}

function isOwn(shape: Shape | undefined, name: string): boolean {
  return typeof shape === "object" && Object.hasOwn(shape, name);
}

function under(shape: Shape | undefined, name: string): Shape | undefined {
  if (typeof shape !== "object") return shape;
  return isOwn(shape, name) ? shape[name] : shape[ANY];
}
