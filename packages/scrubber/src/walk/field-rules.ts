import type { NameCondition } from "../detect/names/conditions.ts";
import { LONGEST_REMEMBERED } from "../shared/memoize.ts";
import type { CleanTextCache } from "./clean-text-cache.ts";
import { isHex, isId, isRateText, isTime } from "./field-forms.ts";
import type { PathSuffix } from "./path-suffixes.ts";
import type { FieldForm } from "./schema-shape.ts";
import type { Sibling } from "./sibling-kinds.ts";

/**
 * Describes the position of a value in the payload: whether Sentry defines the field that contains the value, and which
 * form Sentry expects there. A single lookup by field name returns all of these properties, so scrubbing a field costs
 * little more than reading it.
 */
export interface SchemaNode {
  readonly form: TextForm;
  readonly role: AttributeRole;
  /** Whether the value is in one of Sentry's own fields, and not in the app's own data. */
  readonly isStructure: boolean;
  /**
   * Cache of strings that contain no secret. Many errors contain the same files, functions and packages, which need not
   * be searched again.
   */
  readonly cleanTexts: CleanTextCache | undefined;
  /**
   * Checks whether a value is what Sentry expects in the field. If it is, the rule of the field does not redact the
   * value as a whole, and the value is only searched for secrets. The expected value is:
   *
   * - in a `version` or `package` field, a version
   * - in a `dsn` field, a DSN
   * - in an `email` or `person` field, a string that is one secret, without other text
   * - in a field for an object, an object
   */
  readonly isAllowed: ((value: unknown) => boolean) | undefined;
  /** Returns the rule for the field with the given name. */
  readonly fieldNamed: (name: string) => FieldRule;
  /** Returns the rule for all entries of a list. */
  readonly entryRule: () => FieldRule;
  /**
   * Stands for the beginning of an object. It is passed to {@link fieldRuleFor} as the previous field when the walk
   * visits the first field.
   */
  readonly start: PreviousField;
}

/**
 * The form that Sentry expects of a string in a field. `"search"` means that the field can contain any text, which must
 * be searched for secrets.
 */
export type TextForm = Exclude<FieldForm, "values" | "email" | "person"> | "search";

/**
 * How a value is related to typed attributes (`{ value, type }`):
 *
 * - `"attributes"`: an object whose fields are typed attributes
 * - `"attribute"`: a typed attribute
 * - `"other"`: neither of the two
 */
export type AttributeRole = "attributes" | "attribute" | "other";

/**
 * Maximum number of characters of a string that is cached in `FieldRule.cleanText`. It is high enough for most SQL
 * statements and user agents, which often repeat.
 */
const LONGEST_CLEAN_TEXT = 128;

/**
 * A field, or the beginning of an object, with a guess about the next field. `next` is the rule of the field that came
 * next in the most recent object. Similar objects usually have their fields in the same order, so the guess is usually
 * correct and saves a lookup by name.
 */
export interface PreviousField {
  next: FieldRule | undefined;
}

export interface FieldRule extends PreviousField {
  readonly name: string;
  /** The rule that redacts the whole value because of the field name. `undefined` if there is none. */
  readonly rule: string | undefined;
  /**
   * The condition under which the value is redacted because of the field name. It is set only if the name alone is
   * harmless.
   */
  readonly condition: NameCondition | undefined;
  /** The field name after its secrets were redacted. `undefined` if the name contains no secrets. */
  readonly redactedName: string | undefined;
  readonly node: SchemaNode;
  /** Whether the field contains a version. In a version, four numbers such as `1.4.0.2` are not an IP address. */
  readonly isVersion: boolean;
  /**
   * The other fields of the same object on which the redaction of this field depends. `undefined` if there are none.
   */
  readonly siblings: readonly Sibling[] | undefined;
  /** Whether the redaction of this field can depend on other fields of the same object. */
  readonly hasContext: boolean;
  /** Whether the redaction of another field of the same object can depend on this field. */
  readonly decides: boolean;
  /**
   * The dotted names in the policy whose last part is the name of this field. Example: `payment.reference` for a field
   * named `reference`.
   */
  readonly suffixes: readonly PathSuffix[] | undefined;
  /** True until a payload contains a field with this name. */
  isNew: boolean;
  /**
   * The most recent short string in this field that contained no secret. It is cached, because the values of fields
   * often repeat.
   */
  cleanText: string;
}

/**
 * Returns the rule of a field. `before` is the previous field of the same object. For the first field, `before` is the
 * `start` of the node.
 */
export function fieldRuleFor(node: SchemaNode, name: string, before: PreviousField): FieldRule {
  const expected = before.next;
  if (expected !== undefined && expected.name === name) return expected;
  const field = node.fieldNamed(name);
  // Names longer than `LONGEST_REMEMBERED` must not stay in memory. So `remembered` does not cache the rules of fields
  // with such names, and `next` must not contain such a rule either.
  if (name.length <= LONGEST_REMEMBERED) before.next = field;
  return field;
}

/**
 * Checks whether a string is known to contain no secret. This is the case if it has the form that Sentry expects in the
 * field, or if an earlier search found no secret in it.
 */
export function isKnownClean(field: FieldRule, text: string): boolean {
  const { cleanText, node } = field;
  if (text.length === cleanText.length && text === cleanText) return true;
  return node.form !== "search" && (node.cleanTexts?.isNext(text) === true || hasCleanForm(field, text));
}

/**
 * Checks whether a string has the form that Sentry expects in the field, or is in the cache of strings without secrets.
 */
function hasCleanForm(field: FieldRule, text: string): boolean {
  const { node } = field;
  // A `switch` is faster here than calling a function that the node contains.
  switch (node.form) {
    case "id":
      if (!isId(text)) return false;
      // The id is cached, because the next span of the same trace has the same trace id.
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

/** Caches a string of a field, because a search found no secret in it. */
export function rememberClean(field: FieldRule, text: string): void {
  if (text.length <= LONGEST_CLEAN_TEXT) field.cleanText = text;
  field.node.cleanTexts?.add(text);
}
