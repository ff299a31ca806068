import { literal } from "../ottl/ottl.ts";
import { escapeDollar } from "../pipeline/escape.ts";
import type { JsonObject } from "../pipeline/json.ts";

/** A search for secrets in strings, with its replacement. */
export interface ValueSearch {
  readonly pattern: string;
  /** The replacement in the syntax of Go's `regexp`: `${1}[email]` */
  readonly replacement: string;
  /** Whether this search leaves out attributes, because another processor searches them. */
  readonly skipsAttributes: boolean;
}

interface Place {
  readonly context: "resource" | "scope" | "span" | "spanevent";
  readonly attributes: string;
  readonly texts: readonly string[];
}

/** Where a span is searched for secrets. OTTL cannot change the attributes of span links, so they are missing here. */
const PLACES: readonly Place[] = [
  { context: "resource", attributes: "resource.attributes", texts: [] },
  { context: "scope", attributes: "scope.attributes", texts: [] },
  { context: "span", attributes: "span.attributes", texts: ["span.name", "span.status.message"] },
  { context: "spanevent", attributes: "spanevent.attributes", texts: ["spanevent.name"] },
];

/**
 * Returns the settings of a processor that replaces secrets in all strings of a span. It first moves nested attributes
 * to the top level, because processors do not search nested ones: `user: { mail }` -> `user.mail`
 *
 * @param first Statements for the attributes of spans. They run before the search.
 */
export function valueTransform(searches: readonly ValueSearch[], first: readonly string[]): JsonObject {
  const isForTexts = ({ skipsAttributes }: ValueSearch): boolean => skipsAttributes;
  const inAttributes = searches.filter((search) => !isForTexts(search));
  const onlyInTexts = searches.filter(isForTexts);
  return {
    // If a statement fails, the spans are dropped, because they must not be sent without a search.
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
 * Returns the attribute into which another string of a span, such as its name, is copied. The search in attributes
 * covers the copy too, so the configuration needs each expression only once per context.
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
