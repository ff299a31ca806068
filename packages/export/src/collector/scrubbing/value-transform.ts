import { literal } from "../ottl/ottl.ts";
import { escapeDollar } from "../pipeline/escape.ts";
import type { JsonObject } from "../pipeline/json.ts";

/** A search in strings, and what replaces each match. */
export interface ValueSearch {
  readonly pattern: string;
  /** In the syntax of Go's `regexp`: `${1}[email]` */
  readonly replacement: string;
  /** Whether this search skips attributes, because another processor searches them. */
  readonly skipsAttributes: boolean;
}

interface Place {
  readonly context: "resource" | "scope" | "span" | "spanevent";
  readonly attributes: string;
  readonly texts: readonly string[];
}

/**
 * The strings of a span that are searched for secrets. The attributes of span links are missing, because OTTL cannot
 * change them.
 */
const PLACES: readonly Place[] = [
  { context: "resource", attributes: "resource.attributes", texts: [] },
  { context: "scope", attributes: "scope.attributes", texts: [] },
  { context: "span", attributes: "span.attributes", texts: ["span.name", "span.status.message"] },
  { context: "spanevent", attributes: "spanevent.attributes", texts: ["spanevent.name"] },
];

/**
 * Returns the settings of a processor that replaces secrets in all strings of a span. The processor first moves nested
 * attributes to the top level, because processors do not search nested attributes: `user: { mail }` becomes
 * `user.mail`.
 *
 * @param first Statements for the attributes of spans, which run before the search.
 */
export function valueTransform(searches: readonly ValueSearch[], first: readonly string[]): JsonObject {
  const isForTexts = ({ skipsAttributes }: ValueSearch): boolean => skipsAttributes;
  const inAttributes = searches.filter((search) => !isForTexts(search));
  const onlyInTexts = searches.filter(isForTexts);
  return {
    // If a statement fails, the spans are dropped. They must not be sent without having been searched.
    error_mode: "propagate",
    trace_statements: PLACES.map((place) => ({
      context: place.context,
      statements: [
        `flatten(${place.attributes}, resolveConflicts=true)`,
        ...(place.context === "span" ? first : []),
        ...place.texts.map((text) => `set(${copyOf(text, place)}, ${text})`),
        ...inAttributes.map((search) => `replace_all_patterns(${place.attributes}, "value", ${argumentsOf(search)})`),
        ...place.texts.map((text) => `set(${text}, ${copyOf(text, place)})`),
        ...place.texts.map((text) => `delete_key(${place.attributes}, ${literal(nameOfCopy(text))})`),
        ...onlyInTexts.flatMap((search) =>
          place.texts.map((text) => `replace_pattern(${text}, ${argumentsOf(search)})`),
        ),
      ].map(escapeDollar),
    })),
  };
}

/**
 * Returns the attribute into which another string of a span, such as its name, is copied. The search in attributes then
 * also covers the copy, so the configuration contains each expression only once per context.
 */
function copyOf(text: string, { attributes }: Place): string {
  return `${attributes}[${literal(nameOfCopy(text))}]`;
}

function nameOfCopy(text: string): string {
  return `sentry-policy.copy.${text}`;
}

function argumentsOf({ pattern, replacement }: ValueSearch): string {
  return `${literal(pattern)}, ${literal(replacement)}`;
}
