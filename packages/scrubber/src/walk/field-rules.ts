import type { NameCondition } from "../detect/names/conditions.ts";
import { LONGEST_REMEMBERED } from "../shared/memoize.ts";
import type { CleanTextCache } from "./clean-text-cache.ts";
import { isHex, isId, isRateText, isTime } from "./field-forms.ts";
import type { PathSuffix } from "./path-suffixes.ts";
import type { FieldForm } from "./schema-shape.ts";
import type { Sibling } from "./sibling-kinds.ts";

/**
 * What is known about a value by its position in the payload, such as the format that Sentry expects there. One lookup
 * by field name returns all of it, so that scrubbing a field costs little more than reading it.
 */
export interface SchemaNode {
  readonly form: TextForm;
  readonly role: AttributeRole;
  /** Whether Sentry defines the field, so that the value is not the app's own data. */
  readonly isStructure: boolean;
  /** Cache of strings without secrets. Many errors contain the same files, functions and packages. */
  readonly cleanTexts: CleanTextCache | undefined;
  /**
   * Checks whether a value is what Sentry expects in the field. Such a value is searched for secrets, but not redacted
   * as a whole because of the field. The expected value is:
   *
   * - in a `version` or `package` field, a version
   * - in a `dsn` field, a DSN
   * - in an `email` or `person` field, a string that is one secret, without other text
   * - in a field for an object, an object
   */
  readonly isAllowed: ((value: unknown) => boolean) | undefined;
  /** Returns the rule for a field by its name. */
  readonly fieldNamed: (name: string) => FieldRule;
  /** Returns the rule for all entries of a list. */
  readonly entryRule: () => FieldRule;
  /** Used as the previous field (`before` in {@link fieldRuleFor}) of the first field of an object. */
  readonly start: PreviousField;
}

/**
 * The format that Sentry expects of a string in a field. `"search"` stands for any text, which must be searched for
 * secrets.
 */
export type TextForm = Exclude<FieldForm, "values" | "email" | "person"> | "search";

/**
 * The relation of a value to typed attributes (`{ value, type }`):
 *
 * - `"attributes"`: an object whose fields are typed attributes
 * - `"attribute"`: a typed attribute
 * - `"other"`: neither of the two
 */
export type AttributeRole = "attributes" | "attribute" | "other";

/**
 * Maximum length of a string in `FieldRule.cleanText`. Most SQL statements and user agents, which often repeat, are
 * shorter.
 */
const LONGEST_CLEAN_TEXT = 128;

/**
 * A field, or the beginning of an object. `next` is the rule of the field that followed it in the most recent object.
 * Similar objects usually have their fields in the same order, so this guess often saves a lookup by name.
 */
export interface PreviousField {
  next: FieldRule | undefined;
}

export interface FieldRule extends PreviousField {
  readonly name: string;
  /** The rule that redacts the value because of the field name, or `undefined` if there is none. */
  readonly rule: string | undefined;
  /** The condition that makes the name of the field sensitive, if the name alone is harmless. */
  readonly condition: NameCondition | undefined;
  /** The field name after redaction, or `undefined` if it contains no secrets. */
  readonly redactedName: string | undefined;
  readonly node: SchemaNode;
  /** Whether the field contains a version. In a version, four numbers such as `1.4.0.2` are not an IP address. */
  readonly isVersion: boolean;
  /** The other fields of the object on which the redaction of this field depends, or `undefined` if there are none. */
  readonly siblings: readonly Sibling[] | undefined;
  /** Whether the redaction of this field can depend on other fields of the same object. */
  readonly hasContext: boolean;
  /** Whether the redaction of another field of the same object can depend on this field. */
  readonly decides: boolean;
  /**
   * The dotted names in the policy that end with the name of this field. Example: `payment.reference` for `reference`.
   */
  readonly suffixes: readonly PathSuffix[] | undefined;
  /** True until a payload contains a field with this name. */
  isNew: boolean;
  /** The most recent short string without a secret in this field. It is cached, because values often repeat. */
  cleanText: string;
}

/** Returns the rule of a field. The parameter `before` is the previous field of the object, or the node's `start`. */
export function fieldRuleFor(node: SchemaNode, name: string, before: PreviousField): FieldRule {
  const expected = before.next;
  if (expected !== undefined && expected.name === name) return expected;
  const field = node.fieldNamed(name);
  // A name longer than `LONGEST_REMEMBERED` must not stay in memory. So `remembered` does not cache its rule, and
  // `before.next` must not refer to the rule.
  if (name.length <= LONGEST_REMEMBERED) before.next = field;
  return field;
}

/**
 * Checks whether a string needs no search, because it has the format that Sentry expects in the field, or because an
 * earlier search found no secret in it.
 */
export function isKnownClean(field: FieldRule, text: string): boolean {
  const { cleanText, node } = field;
  if (text.length === cleanText.length && text === cleanText) return true;
  return node.form !== "search" && (node.cleanTexts?.isNext(text) === true || hasCleanForm(field, text));
}

/**
 * Checks whether a string has the format that Sentry expects in the field, or is in the cache of strings without
 * secrets.
 */
function hasCleanForm(field: FieldRule, text: string): boolean {
  const { node } = field;
  // A `switch` is faster here than calling a function that the node contains.
  switch (node.form) {
    case "id":
      if (!isId(text)) return false;
      // Caches the id, because the next value is often the same. For example, all spans of a trace have the same trace
      // id.
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

/** Caches a string without secrets. */
export function rememberClean(field: FieldRule, text: string): void {
  if (text.length <= LONGEST_CLEAN_TEXT) field.cleanText = text;
  field.node.cleanTexts?.add(text);
}
