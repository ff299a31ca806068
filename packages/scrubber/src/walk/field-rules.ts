import type { NameCondition } from "../detect/names/conditions.ts";
import { LONGEST_REMEMBERED } from "../shared/memoize.ts";
import type { CleanTextCache } from "./clean-text-cache.ts";
import { isHex, isId, isRateText, isTime } from "./field-forms.ts";
import type { PathSuffix } from "./path-suffixes.ts";
import type { FieldForm } from "./schema-shape.ts";
import type { Sibling } from "./sibling-kinds.ts";

/**
 * What is known about a value because of its position in the payload: whether Sentry defines the field that holds the
 * value, and which form is expected there. One look-up of the field's name returns all of this, so scrubbing a field
 * costs little more than reading it.
 */
export interface SchemaNode {
  readonly form: TextForm;
  readonly role: AttributeRole;
  /** Whether the value is in one of Sentry's own fields, and not in the app's data. */
  readonly isStructure: boolean;
  /** Cache of strings in which nothing was found. Errors repeat the same frames, functions and packages. */
  readonly cleanTexts: CleanTextCache | undefined;
  /**
   * Checks whether a value is what Sentry expects in the field. In a `version` or `package` field, this is a version;
   * in a `dsn` field, a DSN; in an `email` or `person` field, one secret with no other text around it; in a field for
   * an object, an object. Such a value is only searched, even if the field's rule would redact it.
   */
  readonly isAllowed: ((value: unknown) => boolean) | undefined;
  /** Returns the rule of a field by its name. */
  readonly fieldNamed: (name: string) => FieldRule;
  /** Returns the rule that all entries of a list share. */
  readonly entryRule: () => FieldRule;
  /** The `before` argument of {@link fieldRuleFor} for the first field of an object. */
  readonly start: PreviousField;
}

/**
 * The form that a field's string is expected to have. `"search"` means that the field can hold any text, which is
 * searched for secrets.
 */
export type TextForm = Exclude<FieldForm, "values" | "email" | "person"> | "search";

/**
 * How a value is related to typed attributes (`{ value, type }`). `"attributes"`: an object whose fields are typed
 * attributes; `"attribute"`: a typed attribute; `"other"`: neither.
 */
export type AttributeRole = "attributes" | "attribute" | "other";

/**
 * Maximum length, in characters, of a string that `FieldRule.cleanText` caches. It is long enough for most SQL
 * statements and user agents, which repeat often and so are worth caching.
 */
const LONGEST_CLEAN_TEXT = 128;

/**
 * What the previous field of an object shows about the next one. `next` is the rule of the field that followed last
 * time. Because fields usually have the same order, `next` makes most look-ups by name unnecessary. The first field of
 * an object has no previous field, so the node's `start` is used instead.
 */
export interface PreviousField {
  next: FieldRule | undefined;
}

export interface FieldRule extends PreviousField {
  readonly name: string;
  /** The rule that redacts the whole value because of the field's name, if there is such a rule. */
  readonly rule: string | undefined;
  /** If the name alone is harmless: the condition under which the value is redacted because of the name. */
  readonly condition: NameCondition | undefined;
  /** The field's name with its secrets redacted. `undefined` if the name contains no secrets. */
  readonly redactedName: string | undefined;
  readonly node: SchemaNode;
  /** Whether the field holds a version. In a version, four numbers such as `1.4.0.2` are not an IP address. */
  readonly isVersion: boolean;
  /** The other fields of the same object on which the redaction of this field depends, if there are such fields. */
  readonly siblings: readonly Sibling[] | undefined;
  /** Whether the redaction of this field can depend on other fields of the same object. */
  readonly hasContext: boolean;
  /** Whether this field can decide whether another field of the same object is redacted. */
  readonly decides: boolean;
  /** The policy's dotted names that end with this name, such as `payment.reference` for `reference`. */
  readonly suffixes: readonly PathSuffix[] | undefined;
  /** True until a payload contains a field with this name. */
  isNew: boolean;
  /** The last short string of this field in which nothing was found. Cached because fields often repeat their value. */
  cleanText: string;
}

/** Returns the rule of a field. `before` is the previous field of the same object, or the node's `start`. */
export function fieldRuleFor(node: SchemaNode, name: string, before: PreviousField): FieldRule {
  const expected = before.next;
  if (expected !== undefined && expected.name === name) return expected;
  const field = node.fieldNamed(name);
  // Names longer than `LONGEST_REMEMBERED` must not stay in memory. `remembered` does not cache the rules of such
  // names, and `next` must not refer to them either.
  if (name.length <= LONGEST_REMEMBERED) before.next = field;
  return field;
}

/**
 * Checks whether a field's string can skip the search, because it has the form expected in that field, or because an
 * earlier search found nothing in it.
 */
export function isKnownClean(field: FieldRule, text: string): boolean {
  const { cleanText, node } = field;
  if (text.length === cleanText.length && text === cleanText) return true;
  return node.form !== "search" && (node.cleanTexts?.isNext(text) === true || hasCleanForm(field, text));
}

/** Checks whether a string has the form expected in one of Sentry's own fields, or is in that field's cache. */
function hasCleanForm(field: FieldRule, text: string): boolean {
  const { node } = field;
  // This `switch` is faster than calling a function that is stored in the node.
  switch (node.form) {
    case "id":
      if (!isId(text)) return false;
      // Remembers the id, because all spans of a trace have the same trace id.
      field.cleanText = text;
      return true;
    case "hex":
      return isHex(text);
    case "time":
      return isTime(text);
    case "rate":
      return isRateText(text);
    case "dsn":
      return node.isAllowed?.(text) === true;
    default:
      return node.cleanTexts?.has(text) === true;
  }
}

/** Remembers that a search of a field's string found nothing. */
export function rememberClean(field: FieldRule, text: string): void {
  if (text.length <= LONGEST_CLEAN_TEXT) field.cleanText = text;
  field.node.cleanTexts?.add(text);
}
