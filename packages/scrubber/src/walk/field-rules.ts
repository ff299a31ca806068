import { type NameRule, phraseOf } from "../detect/names/names.ts";
import type { TextScanner } from "../detect/text-scanner.ts";
import { LONGEST_REMEMBERED, remembered } from "../shared/memoize.ts";
import { type CleanLines, cleanLines } from "./clean-text-cache.ts";
import { ANY, EACH, type FieldForm, type Shape } from "./event-schema.ts";
import { isDsn, isHex, isId, isRate, isTime, isVersion } from "./field-forms.ts";
import type { Tail } from "./path-suffixes.ts";
import { type SiblingKind, siblingKindFor } from "./sibling-kinds.ts";

/** Matches the words of a field name that holds a version: `app version` -> true, `conversion` -> false */
const VERSION = /(?:^| )(?:version|release|dist)$/;

/**
 * A position in the schema: in one of Sentry's structural objects, or in the app's data. Looking up a field's name once
 * returns everything that is known about the field, so a walk costs little more than reading the fields.
 */
export interface SchemaNode {
  readonly treat: Treat;
  readonly form: Form;
  /** Whether the position is one of Sentry's own fields, and not the app's data. */
  readonly isStructure: boolean;
  /** Cache of texts in which nothing was found: errors repeat the same frames, functions and packages. */
  readonly cleanLines: CleanLines | undefined;
  /**
   * Checks whether a text is a version (in a `version` field) or a DSN (in a `dsn` field). Such a text is kept, even if
   * the field's rule would redact it.
   */
  readonly fits: ((text: string) => boolean) | undefined;
  /** Returns the rule of a field by its name. */
  readonly look: (name: string) => FieldRule;
  /** Returns the rule that all entries of a list share. */
  readonly entry: () => FieldRule;
  /** The `before` argument of {@link fieldRuleFor} for the first field of an object. */
  readonly start: PreviousField;
}

/** The expected form of a value, or `search` if any text can be expected. Such a text is searched. */
type Treat = Exclude<FieldForm, "values"> | "search";

/**
 * Maximum characters of a text in `FieldRule.clean`: SQL statements and user agents are longer than names, but repeat
 * as often.
 */
export const LONGEST_CLEAN = 128;

/** Forms whose texts repeat so often that a cache pays off. */
const HAS_LINES: ReadonlySet<Treat> = new Set<Treat>(["word", "version", "path", "source"]);

/** Whether a value is an object of typed attributes, a single typed attribute, or neither. */
type Form = "attributes" | "attribute" | "other";

/**
 * Remembers the field that followed last time. Fields usually have the same order, so no look-up is needed for the next
 * field.
 */
export interface PreviousField {
  next: FieldRule | undefined;
}

export interface FieldRule extends PreviousField {
  readonly name: string;
  /** The rule that redacts the whole value because of the field's name, if there is such a rule. */
  readonly rule: string | undefined;
  /** The redacted name, if the name itself holds a secret. */
  readonly shown: string | undefined;
  readonly place: SchemaNode;
  /** Whether the field holds a version, in which four numbers are not an IP address. */
  readonly isVersion: boolean;
  readonly beside: SiblingKind | undefined;
  /** The policy's paths that end with this name. */
  readonly tails: readonly Tail[] | undefined;
  /** True until a payload contains a field with this name. */
  isNew: boolean;
  /** The last short text under this name in which nothing was found: fields often repeat their value. */
  clean: string;
}

/**
 * Returns the rule of a field. `before` is the rule of the previous field in the same object, or the place's `start`.
 */
export function fieldRuleFor(place: SchemaNode, name: string, before: PreviousField): FieldRule {
  const expected = before.next;
  if (expected !== undefined && expected.name === name) return expected;
  const step = place.look(name);
  // `remembered` does not cache longer names, so `next` must not keep them in memory either.
  if (name.length <= LONGEST_REMEMBERED) before.next = step;
  return step;
}

/**
 * Checks whether a field's text can skip the search: it has the form expected of that field, or an earlier search found
 * nothing in it.
 */
export function isKnownClean(step: FieldRule, text: string): boolean {
  const { clean, place } = step;
  if (text.length === clean.length && text === clean) return true;
  return place.treat !== "search" && (place.cleanLines?.isNext(text) === true || hasCleanForm(step, text));
}

/** Checks whether a text has the form expected of one of Sentry's own fields, or is in that field's cache. */
function hasCleanForm(step: FieldRule, text: string): boolean {
  const { place } = step;
  // A `switch` is faster here than a call of a function that each node holds.
  switch (place.treat) {
    case "id":
      if (!isId(text)) return false;
      // Remembers the id, because all spans of a trace have the same trace id.
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

/** Returns the rule of a root value. `shape` is `undefined` for the app's data. */
export type FieldRules = (shape: Shape | undefined) => FieldRule;

interface FieldRulesOptions {
  readonly nameRule: NameRule;
  readonly scanText: TextScanner;
  /** Returns a field's name with the secrets in it redacted. */
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
    // Names can be personal data, so a name that the cache drops must not stay in memory as `start.next`.
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
    // Sentry's own field names hold no secrets.
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

  /**
   * Returns the rule of a field. In a `version` or `dsn` field, the rule applies only to values that are not a version
   * or a DSN.
   */
  function ruleOf(next: Shape | undefined, shown: string): string | undefined {
    if (next === undefined || next === "version") return nameRule(shown);
    return next === "dsn" ? "@urlauth" : undefined;
  }

  return (shape) => stepInto(placeOf(shape, "other"));
}

/** Returns the rule of a value without a field name: a root, or a list's entry. */
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

/**
 * Checks whether a name ends in a word for a version: `appVersion` -> true, `conversion` -> false. The first pattern
 * rules out most names before the slower `phraseOf`.
 */
function namesVersion(name: string): boolean {
  return /(?:version|release|dist)$/i.test(name) && VERSION.test(phraseOf(name));
}

function formUnder(form: Form, name: string): Form {
  return form === "attributes" ? "attribute" : name === "attributes" ? "attributes" : "other";
}

function isOwn(shape: Shape | undefined, name: string): boolean {
  return typeof shape === "object" && Object.hasOwn(shape, name);
}

/**
 * Returns the shape of the field `name` in an object of the given shape. A form describes a single value, so it has no
 * fields.
 */
function under(shape: Shape | undefined, name: string): Shape | undefined {
  if (typeof shape !== "object") return undefined;
  return isOwn(shape, name) ? shape[name] : shape[ANY];
}

/** Returns the shape of a list's entries. A form applies to each entry. */
function inList(shape: Shape | undefined): Shape | undefined {
  return typeof shape === "object" ? shape[EACH] : shape;
}
