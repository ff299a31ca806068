import { type OneOrMore, OTHER_SPELLING, type SamplerRule } from "@sentry-policy/sampler/rules";
import { allOf, anyOf, attribute, type Condition, equals, literal, matches } from "../ottl/ottl.ts";
import { escapeRegex, globPattern } from "./glob-pattern.ts";
import { combine, type Translated, withPattern } from "./translated.ts";

type Value = string | number | boolean | RegExp;
/** Translates one value that a rule expects. `at` is the path of the field in the policy. */
type Translate<T> = (expected: T, at: string) => Translated;

const HEADER = "http.request.header.";
/**
 * What can surround a host: a port, or the brackets of a list with one entry. For `example.com`, these match too:
 * `example.com:443`, `["example.com"]`
 */
const HOST_START = '(?i)^(?:\\[")?';
const HOST_END = '(?::\\d*)?(?:"\\])?$';

/** Returns the condition under which a root span matches a rule. `at` is the path of the rule in the policy. */
export function ruleCondition(rule: SamplerRule, at: string): Translated {
  const { attributes = {}, header = {} } = rule;
  const parts = [
    ...expected(rule.name, `${at}.name`, text(["span.name"])),
    ...expected(rule.op, `${at}.op`, text([attribute("sentry.op")])),
    ...expected(rule.path, `${at}.path`, plain(pathMatches)),
    ...expected(rule.method, `${at}.method`, (value, field) =>
      text(namesOf("http.request.method"))(typeof value === "string" ? value.toUpperCase() : value, field),
    ),
    ...expected(rule.route, `${at}.route`, text([attribute("http.route")])),
    ...expected(rule.host, `${at}.host`, hostMatches),
    ...expected(rule.userAgent, `${at}.userAgent`, userAgentMatches),
    ...expected(rule.status, `${at}.status`, plain(statusIs)),
    ...Object.entries(header).flatMap(([name, value]) =>
      expected(value, `${at}.header.${name}`, text(headersOf(name))),
    ),
    ...Object.entries(attributes).flatMap(([name, value]) =>
      expected(value, `${at}.attributes.${name}`, text(namesOf(name))),
    ),
  ];
  return parts.length === 0 ? { condition: "true", notes: [] } : combine(allOf, parts);
}

/**
 * Returns the condition that a pattern matches the request's path. The pattern must allow for a query, which
 * `http.target` can contain.
 */
export function pathIs(pattern: string): Condition {
  return anyOf([attribute("url.path"), attribute("http.target")].map((target) => matches(target, pattern)));
}

/** Returns the condition that a pattern matches somewhere in the request's user agent. */
export function userAgentIs(pattern: string): Condition {
  const targets = [...namesOf("user_agent.original"), ...headersOf("user-agent")];
  return anyOf(targets.map((target) => matchesValue(target, pattern)));
}

/**
 * Returns a list with one condition: that a field has at least one of the expected values. If the rule does not set the
 * field, the list is empty.
 */
function expected<T>(values: OneOrMore<T> | undefined, at: string, translate: Translate<T>): Translated[] {
  if (values === undefined) return [];
  // The cast is needed, because `Array.isArray` does not exclude readonly lists from the type.
  if (!Array.isArray(values)) return [translate(values as T, at)];
  return [
    combine(
      anyOf,
      values.map((value, index) => translate(value, `${at}[${index}]`)),
    ),
  ];
}

function plain<T>(conditionOf: (expected: T) => Condition): Translate<T> {
  return (value) => ({ condition: conditionOf(value), notes: [] });
}

/**
 * Returns a function that translates an expected value into a condition: at least one of the targets has this value.
 */
function text(targets: readonly string[]): Translate<Value> {
  return (value, at) => {
    if (value instanceof RegExp)
      return withPattern(value, at, (re2) => anyOf(targets.map((target) => matchesValue(target, re2))));
    return plain((given: string | number | boolean) => anyOf(targets.map((target) => hasValue(target, given))))(
      value,
      at,
    );
  };
}

/**
 * Returns the condition that an attribute equals a value. If the attribute is a list, as OpenTelemetry's headers are,
 * one equal entry is enough.
 */
function hasValue(target: string, value: string | number | boolean): Condition {
  const single = equals(target, value);
  return isAttribute(target)
    ? anyOf([single, `(IsList(${target}) and ContainsValue(${target}, ${literal(value)}))`])
    : single;
}

/**
 * Returns the condition that a pattern matches an attribute. If the attribute is a list, only its first entry is
 * compared, because OTTL needs alpha features to compare all entries.
 */
function matchesValue(target: string, pattern: string): Condition {
  const first = `(IsList(${target}) and Len(${target}) > 0 and ${matches(`${target}[0]`, pattern)})`;
  return isAttribute(target) ? anyOf([matches(target, pattern), first]) : matches(target, pattern);
}

function isAttribute(target: string): boolean {
  return target.startsWith("span.attributes");
}

function pathMatches(glob: string): Condition {
  return pathIs(globPattern(glob));
}

function hostMatches(value: string | RegExp, at: string): Translated {
  const targets = [...headersOf("host"), ...namesOf("server.address"), attribute("http.host")];
  if (typeof value === "string") {
    const pattern = `${HOST_START}${escapeRegex(value)}${HOST_END}`;
    return { condition: anyOf(targets.map((target) => matches(target, pattern))), notes: [] };
  }
  // The pattern must match the host in lower case, without its port: `Example.com:443` -> `example.com`
  return withPattern(value, at, (re2) =>
    anyOf(
      targets.map((target) => `(IsString(${target}) and ${matches(`Split(ToLowerCase(${target}), ":")[0]`, re2)})`),
    ),
  );
}

function userAgentMatches(value: string | RegExp, at: string): Translated {
  return typeof value === "string"
    ? { condition: userAgentIs(escapeRegex(value)), notes: [] }
    : withPattern(value, at, userAgentIs);
}

/** Returns the condition that the response has a status: `404` and `"404"` mean one status, `"4xx"` means a range. */
function statusIs(status: number | string): Condition {
  const targets = namesOf("http.response.status_code");
  const first = Number(String(status).replace("xx", "00"));
  return anyOf(
    targets.map((target) =>
      String(status).endsWith("xx") ? `(${target} >= ${first} and ${target} < ${first + 100})` : equals(target, first),
    ),
  );
}

/** Returns the OTTL paths of an attribute, whose name may differ between SDK v10 and v11. */
function namesOf(name: string): readonly string[] {
  if (name.startsWith(HEADER)) return headersOf(name.slice(HEADER.length));
  const other = OTHER_SPELLING.get(name);
  return [name, ...(other === undefined ? [] : [other])].map(attribute);
}

/**
 * Returns the OTTL paths of a request header. For the header `X-Api-Token`, OpenTelemetry names the attribute
 * `http.request.header.x-api-token`, and SDK v10 names it `http.request.header.x_api_token`.
 */
function headersOf(name: string): readonly string[] {
  const header = name.toLowerCase().replaceAll("_", "-");
  return [...new Set([header, header.replaceAll("-", "_")])].map((each) => attribute(`${HEADER}${each}`));
}
