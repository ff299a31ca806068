import { type NameRule, phraseOf } from "../detect/names/names.ts";
import type { TextScanner } from "../detect/text-scanner.ts";
import { LONGEST_REMEMBERED, remembered } from "../shared/memoize.ts";
import { type CleanLines, cleanLines } from "./clean-text-cache.ts";
import { ANY, EACH, type FieldForm, type Shape } from "./event-schema.ts";
import { isDsn, isHex, isId, isRate, isTime, isVersion } from "./field-forms.ts";
import type { Tail } from "./path-suffixes.ts";
import { type SiblingKind, siblingKindFor } from "./sibling-kinds.ts";

const VERSION = /(?:^| )(?:version|release|dist)$/;

/**
 * Where a walk is: in one of Sentry's structural objects, or anywhere else. One look-up by a field's name tells all that
 * holds for the field, so that a walk costs little more than reading the fields.
 */
export interface SchemaNode {
  readonly treat: Treat;
  readonly form: Form;
  /** One of Sentry's own fields, and no data of the app's. */
  readonly isStructure: boolean;
  /** Texts in which nothing was found: the same frames, functions and packages come with error after error. */
  readonly cleanLines: CleanLines | undefined;
  /** Whether a text has the form for which it stays, although the rule of its field's name would filter it. */
  readonly fits: ((text: string) => boolean) | undefined;
  /** Finds the step to a field. */
  readonly look: (name: string) => FieldRule;
  /** Gives the step to every entry of a list. */
  readonly entry: () => FieldRule;
  /** Before the first field. */
  readonly start: PreviousField;
}

/** The form that is expected in a place, or `search` where any text may stand. */
type Treat = Exclude<FieldForm, "values"> | "search";

/** Statements and user agents are longer than names, and come again just as often. */
export const LONGEST_CLEAN = 128;

/** Modes in which the same texts come again and again, so that a cache pays off. */
const HAS_LINES: ReadonlySet<Treat> = new Set<Treat>(["word", "version", "path", "source"]);

/** Objects of typed attributes, and such attributes, are expected where Sentry's protocol has them. */
type Form = "attributes" | "attribute" | "other";

/** Remembers which field followed last time. Fields mostly come in the same order, and then need no look-up. */
export interface PreviousField {
  next: FieldRule | undefined;
}

export interface FieldRule extends PreviousField {
  readonly name: string;
  /** The rule that filters the whole value because of the field's name. */
  readonly rule: string | undefined;
  /** The redacted name, if the name itself holds a secret. */
  readonly shown: string | undefined;
  readonly place: SchemaNode;
  /** Whether the field holds a version: one of four parts is not an IP address then. */
  readonly isVersion: boolean;
  readonly beside: SiblingKind | undefined;
  /** The policy's paths that end with this name. */
  readonly tails: readonly Tail[] | undefined;
  /** Whether no payload has had this name before. */
  isNew: boolean;
  /** The last short text under this name in which nothing was found: fields often hold the same again. */
  clean: string;
}

/** The step to a field of a place; `before` is the one taken last in the same object, or the place's start. */
export function fieldRuleFor(place: SchemaNode, name: string, before: PreviousField): FieldRule {
  const expected = before.next;
  if (expected !== undefined && expected.name === name) return expected;
  const step = place.look(name);
  // The cache holds no longer names, so this must not keep them alive either.
  if (name.length <= LONGEST_REMEMBERED) before.next = step;
  return step;
}

/** Whether a text needs no search in a field: because of its form, or because it was searched before. */
export function isKnownClean(step: FieldRule, text: string): boolean {
  const { clean, place } = step;
  if (text.length === clean.length && text === clean) return true;
  return place.treat !== "search" && (place.cleanLines?.isNext(text) === true || hasCleanForm(step, text));
}

/** Whether a text in one of Sentry's own fields has the form expected there, or was searched before. */
function hasCleanForm(step: FieldRule, text: string): boolean {
  const { place } = step;
  // A switch is faster here than a function for each node.
  switch (place.treat) {
    case "id":
      if (!isId(text)) return false;
      // All spans of a trace have its id.
      step.clean = text;
      return true;
    case "hex":
      return isHex(text);
    case "time":
      return isTime(text);
    case "rate":
      return isRate(text);
    case "dsn":
      return place.fits?.(text) === true;
    default:
      return place.cleanLines?.has(text) === true;
  }
}

export function rememberClean(step: FieldRule, text: string): void {
  if (text.length <= LONGEST_CLEAN) step.clean = text;
  step.place.cleanLines?.add(text);
}

/** Gives the step that leads to a value of a shape. */
export type FieldRules = (shape: Shape | undefined) => FieldRule;

interface FieldRulesOptions {
  readonly nameRule: NameRule;
  readonly scanText: TextScanner;
  /** A field's name without what in it is a secret. */
  readonly show: (name: string) => string;
  readonly tails: readonly Tail[];
}

export function compileFieldRules({ nameRule, scanText, show, tails }: FieldRulesOptions): FieldRules {
  const places: Readonly<Record<Form, Map<Shape | undefined, SchemaNode>>> = {
    attributes: new Map(),
    attribute: new Map(),
    other: new Map(),
  };

  function placeOf(shape: Shape | undefined, form: Form): SchemaNode {
    let place = places[form].get(shape);
    if (place === undefined) {
      place = compilePlace(shape, form);
      places[form].set(shape, place);
    }
    return place;
  }

  function compilePlace(shape: Shape | undefined, form: Form): SchemaNode {
    const start: PreviousField = { next: undefined };
    // Names can be personal data. A name that the cache forgets must not live on in `next`.
    const forget = (): void => {
      start.next = undefined;
    };
    const look = remembered((name) => stepFor(name, shape, form), forget);
    const treat = typeof shape === "string" && shape !== "values" ? shape : "search";
    let each: FieldRule | undefined;
    const entry = (): FieldRule => {
      each ??= stepInto(placeOf(inList(shape), form === "attributes" ? "attribute" : "other"));
      return each;
    };
    return {
      treat,
      form,
      isStructure: shape !== undefined,
      cleanLines: HAS_LINES.has(treat) ? cleanLines() : undefined,
      fits: fittingIn(treat),
      look,
      entry,
      start,
    };
  }

  function fittingIn(treat: Treat): SchemaNode["fits"] {
    return treat === "version" ? isVersion : treat === "dsn" ? (text) => isDsn(text, scanText) : undefined;
  }

  function stepFor(name: string, shape: Shape | undefined, form: Form): FieldRule {
    const next = form === "attribute" && name === "value" ? shape : under(shape, name);
    // Sentry's own names hold no secrets and say nothing about them.
    const shown = isOwn(shape, name) ? name : show(name);
    const words = tails.length === 0 ? "" : phraseOf(name);
    const own = tails.filter(({ last }) => last === words);
    return {
      name,
      rule: ruleOf(next, shown),
      shown: shown === name ? undefined : shown,
      place: placeOf(next, formUnder(form, name)),
      isVersion: next === "version" || namesVersion(name),
      beside: siblingKindFor(name),
      tails: own.length === 0 ? undefined : own,
      isNew: true,
      clean: "",
      next: undefined,
    };
  }

  /** Where a place `fits` some values, the rule is for all others. */
  function ruleOf(next: Shape | undefined, shown: string): string | undefined {
    if (next === undefined || next === "version") return nameRule(shown);
    return next === "dsn" ? "@urlauth" : undefined;
  }

  return (shape) => stepInto(placeOf(shape, "other"));
}

/** The rule of a value that has no field name. */
function stepInto(place: SchemaNode): FieldRule {
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

function namesVersion(name: string): boolean {
  return /(?:version|release|dist)$/i.test(name) && VERSION.test(phraseOf(name));
}

function formUnder(form: Form, name: string): Form {
  return form === "attributes" ? "attribute" : name === "attributes" ? "attributes" : "other";
}

function isOwn(shape: Shape | undefined, name: string): boolean {
  return typeof shape === "object" && Object.hasOwn(shape, name);
}

/** What is known of a field of an object. Where a single value is expected there are no fields of Sentry's. */
function under(shape: Shape | undefined, name: string): Shape | undefined {
  if (typeof shape !== "object") return undefined;
  return isOwn(shape, name) ? shape[name] : shape[ANY];
}

/** What is known of the entries of a list. */
function inList(shape: Shape | undefined): Shape | undefined {
  return typeof shape === "object" ? shape[EACH] : shape;
}
