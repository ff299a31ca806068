import { isRecord } from "@sentry-policy/internal/guards";
import type { NameRule, Names } from "../detect/names/names.ts";
import { phraseOf } from "../detect/names/words.ts";
import type { TextScanner } from "../detect/text-scanner.ts";
import { read } from "../shared/fields.ts";
import { remembered } from "../shared/memoize.ts";
import { cleanTextCache } from "./clean-text-cache.ts";
import { isDsn, isPackageVersion, isVersion } from "./field-forms.ts";
import type { AttributeRole, FieldRule, PreviousField, SchemaNode, TextForm } from "./field-rules.ts";
import type { PathSuffix } from "./path-suffixes.ts";
import { ANY, EACH, type ObjectShape, type Shape } from "./schema-shape.ts";
import { isDeciding, OF_MODULE, siblingsOf } from "./sibling-kinds.ts";
import { formOfUserAttribute } from "./user-attributes.ts";

/** Matches words if the last one means a version. Example: it matches `app version`, but not `conversion`. */
const VERSION_WORDS = /(?:^| )(?:version|release|dist)$/;

/**
 * The formats of fields in which strings often repeat, such as function names. Their strings without secrets are
 * cached, so that they are not searched again.
 */
const CACHED_FORMS: ReadonlySet<TextForm> = new Set<TextForm>(["word", "version", "package", "path", "source"]);

/**
 * Returns the rule for a whole payload. `shape` describes the fields that Sentry defines in it. It is `undefined` if
 * the payload is only the app's data.
 */
export type RootRuleOf = (shape: Shape | undefined) => FieldRule;

interface FieldRulesOptions {
  readonly nameRule: NameRule;
  /**
   * Returns `rule` for a field that describes the user, or `undefined` if the policy does not use this rule or lists
   * the field in `safeFields`.
   */
  readonly personalRule: (rule: "@email" | "@person", name: string) => string | undefined;
  /** The rule for a string that is not a version, in a field for package versions. */
  readonly unexpectedRule: string | undefined;
  readonly condition: Names["condition"];
  readonly scanText: TextScanner;
  /** Redacts the secrets in a field name, and returns the new name. */
  readonly redactName: (name: string) => string;
  readonly suffixes: readonly PathSuffix[];
}

export function compileFieldRules(options: FieldRulesOptions): RootRuleOf {
  const { nameRule, condition, personalRule, unexpectedRule, scanText, redactName, suffixes } = options;
  const nodes: Readonly<Record<AttributeRole, Map<Shape | undefined, SchemaNode>>> = {
    attributes: new Map(),
    attribute: new Map(),
    other: new Map(),
  };

  function nodeOf(shape: Shape | undefined, role: AttributeRole): SchemaNode {
    let node = nodes[role].get(shape);
    if (node === undefined) {
      node = compileNode(shape, role);
      nodes[role].set(shape, node);
    }
    return node;
  }

  function compileNode(shape: Shape | undefined, role: AttributeRole): SchemaNode {
    const start: PreviousField = { next: undefined };
    // `start.next` refers to a field name, which can be personal data and must not stay in memory. So it is cleared
    // with the cache of field names.
    const forgetNext = (): void => {
      start.next = undefined;
    };
    const form = textFormOf(shape);
    let entry: FieldRule | undefined;
    return {
      form,
      role,
      isStructure: shape !== undefined,
      cleanTexts: CACHED_FORMS.has(form) ? cleanTextCache() : undefined,
      isAllowed: compileIsAllowed(shape),
      fieldNamed: remembered((name) => compileField(name, shape, role), forgetNext),
      entryRule: () => {
        entry ??= unnamedRule(nodeOf(shapeOfEntries(shape), role === "attributes" ? "attribute" : "other"));
        return entry;
      },
      start,
    };
  }

  function compileIsAllowed(shape: Shape | undefined): SchemaNode["isAllowed"] {
    if (typeof shape === "object") return isObjectOrLetter;
    const check = textCheckOf(shape);
    if (check === undefined) return undefined;
    return (value) => (typeof value === "string" ? check(value) : shape === "package" && typeof value === "number");
  }

  function textCheckOf(shape: Shape | undefined): ((text: string) => boolean) | undefined {
    switch (shape) {
      case "version":
        return isVersion;
      case "package":
        return isPackageVersion;
      case "dsn":
        return (text) => isDsn(text, scanText);
      case "email":
      case "person":
        return isOneSecret;
      default:
        return undefined;
    }
  }

  /**
   * Checks whether a string is one secret and nothing else. Example: true for `ada@example.org`, which becomes
   * `[email]`.
   */
  function isOneSecret(text: string): boolean {
    const [first] = scanText(text);
    return first?.start === 0 && first.end === text.length;
  }

  function compileField(name: string, parent: Shape | undefined, parentRole: AttributeRole): FieldRule {
    const shape = shapeOfField(parent, name);
    // The names of the fields that Sentry defines contain no secrets.
    const shown = definesField(parent, name) ? name : redactName(name);
    const words = suffixes.length === 0 ? "" : phraseOf(name);
    const ownSuffixes = suffixes.filter(({ last }) => last === words);
    const rule = ruleOfName(shape, shown, !definesField(parent, name));
    const siblings = siblingsIn(parent, parentRole, name);
    const ownCondition = shape === undefined && rule === undefined ? condition(shown) : undefined;
    return {
      name,
      rule,
      condition: ownCondition,
      redactedName: shown === name ? undefined : shown,
      node: nodeOf(shape, roleOfField(parentRole, name)),
      isVersion: shape === "version" || shape === "package" || namesVersion(name),
      siblings,
      hasContext: siblings !== undefined || ownCondition !== undefined,
      decides: isDeciding(name),
      suffixes: ownSuffixes.length === 0 ? undefined : ownSuffixes,
      isNew: true,
      cleanText: "",
      next: undefined,
    };
  }

  /**
   * Returns the rule for a value because of its field name. Most fields that Sentry defines have none. Exceptions are
   * fields with a format such as `version` or `email`, and fields whose names are data, such as `password` in
   * `measurements: { password: "made-up" }`.
   */
  function ruleOfName(shape: Shape | undefined, name: string, isData: boolean): string | undefined {
    if (shape === undefined || shape === "version" || (isData && typeof shape === "object")) return nameRule(name);
    if (shape === "package") return nameRule(name) ?? unexpectedRule;
    if (shape === "email" || shape === "person") return nameRule(name) ?? personalRule(`@${shape}`, name);
    return shape === "dsn" ? "@urlauth" : undefined;
  }

  return (shape) => unnamedRule(nodeOf(shape, "other"));
}

function textFormOf(shape: Shape | undefined): TextForm {
  return typeof shape !== "string" || shape === "values" || shape === "email" || shape === "person" ? "search" : shape;
}

/**
 * Checks whether a value is allowed where Sentry expects an object. All objects are allowed, except a measurement whose
 * `value` is a string. A single letter is also allowed, because remarks in `_meta` contain such codes, as in
 * `["@password", "s"]`.
 */
function isObjectOrLetter(value: unknown): boolean {
  if (typeof value === "string") return value.length === 1;
  return isRecord(value) && typeof read(value, "value") !== "string";
}

/** Returns the rule for a value without a field name: a whole payload, or an entry of a list. */
function unnamedRule(node: SchemaNode): FieldRule {
  return {
    name: "",
    rule: undefined,
    condition: undefined,
    redactedName: undefined,
    node,
    isVersion: false,
    siblings: undefined,
    hasContext: false,
    decides: false,
    suffixes: undefined,
    isNew: false,
    cleanText: "",
    next: undefined,
  };
}

/**
 * Checks whether the last word of a name means a version. Example: true for `appVersion`, and false for `conversion`.
 * The first pattern rules out most names, so that the slower `phraseOf` rarely runs.
 */
function namesVersion(name: string): boolean {
  return /(?:version|release|dist)$/i.test(name) && VERSION_WORDS.test(phraseOf(name));
}

/**
 * Returns the sibling fields on which the redaction of a field depends. Example: in
 * `{ name: "password", value: "made-up" }`, `name` is the name of `value`. In Sentry's own objects, siblings of the
 * kinds `name` and `buffer` do not count: the `type` of an exception is not the name of its `value`.
 */
function siblingsIn(parent: Shape | undefined, role: AttributeRole, name: string): FieldRule["siblings"] {
  const siblings = siblingsOf(name);
  if (siblings === undefined || parent === undefined || role === "attributes" || siblings === OF_MODULE)
    return siblings;
  const others = siblings.filter(({ decides }) => decides !== "name" && decides !== "buffer");
  return others.length === 0 ? undefined : others;
}

function roleOfField(parentRole: AttributeRole, name: string): AttributeRole {
  return parentRole === "attributes" ? "attribute" : name === "attributes" ? "attributes" : "other";
}

function definesField(shape: Shape | undefined, name: string): shape is ObjectShape {
  return typeof shape === "object" && Object.hasOwn(shape, name);
}

/**
 * Returns the shape of a field, which describes the fields that Sentry defines in it. `parent` is the shape of the
 * object around the field. A field that `parent` does not define has a shape only if it is an attribute of the user,
 * such as `user.email`.
 */
function shapeOfField(parent: Shape | undefined, name: string): Shape | undefined {
  if (definesField(parent, name)) return parent[name];
  return (typeof parent === "object" ? parent[ANY] : undefined) ?? formOfUserAttribute(name);
}

/** Returns the shape of the entries of a list. A shape that is a string, such as `"id"`, describes each entry. */
function shapeOfEntries(shape: Shape | undefined): Shape | undefined {
  return typeof shape === "object" ? shape[EACH] : shape;
}
