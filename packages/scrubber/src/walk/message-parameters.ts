import { isObject } from "@sentry-policy/internal/guards";
import { withoutOverlaps } from "../detect/overlaps.ts";
import type { Finding } from "../detect/searches.ts";
import type { Redaction } from "../policy/redaction.ts";
import { COST, isSpent, spend } from "../shared/budget.ts";
import { type Fields, read } from "../shared/fields.ts";
import { redact } from "./apply-redactions.ts";
import { heldAt, type Place, redactAt } from "./edit-copy.ts";
import { redactUnsearched } from "./plain-text.ts";
import { attributeOf } from "./typed-attribute.ts";
import { pathTo, type Walk } from "./walk-state.ts";

/** Fields that can contain a message with inserted parameters. */
const MESSAGES: readonly string[] = Object.freeze(["message", "body", "formatted"]);
/** Paths to the lists with the parameters of a message, in a breadcrumb, an event and a `logentry`. */
const LISTS: readonly (readonly string[])[] = Object.freeze([
  ["data", "arguments"],
  ["extra", "arguments"],
  ["params"],
]);
const ATTRIBUTES: readonly string[] = Object.freeze(["attributes"]);
/** Prefixes of the attributes for the parameters of a log message, such as `sentry.message.parameter.0`. */
const PREFIXES: readonly string[] = Object.freeze(["sentry.message.parameter.", "sentry.message.parameters."]);
const NO_REDACTION: Pick<Redaction, "path"> = Object.freeze({ path: [] });
/** Minimum length of a parameter that is compared with the message. A shorter one can occur there by chance. */
const SHORTEST = 3;

/** A parameter in the scrubbed copy of a payload, and its original text. */
interface Parameter {
  readonly place: Place;
  readonly text: string;
}

/** Redactions by path, which `keyOf` converts to a string. */
type ByPath = ReadonlyMap<string, Redaction>;

/**
 * Redacts in a message what was redacted in its parameters, and vice versa. For example, in
 * `console.log("user %s password %s", "ada", "made-up")`, only the list of arguments shows which one is the password,
 * but the SDK also inserts all of them into the message.
 *
 * @param source The original of the object with the message. It is only compared with the copy, which is sent.
 * @param before The number of redactions before the object was visited.
 */
export function alignMessage(walk: Walk, source: Readonly<Fields>, copy: Fields, before: number): void {
  if (!(isObject(copy["exception"]) || MESSAGES.some((name) => typeof copy[name] === "string"))) return;
  if (!mayDiffer(walk, before)) return;
  const path = pathTo(walk, "").slice(0, -1);
  const parameters = parametersOf(source, copy, path);
  if (parameters.length === 0) return;
  const done = new Map(walk.redactions.slice(before).map((each) => [keyOf(each.path), each]));
  for (const names of messagesIn(copy)) {
    const last = names.at(-1) ?? "";
    const holder = names.slice(0, -1).reduce(fieldOf, copy);
    const scrubbed = fieldOf(holder, last);
    if (!isObject(holder) || typeof scrubbed !== "string") continue;
    spend(walk, parameters.length * scrubbed.length);
    if (isSpent(walk, true)) {
      holder[last] = redactUnsearched(walk, scrubbed, last);
      continue;
    }
    const key = [...path, ...names];
    const findings = findingsOf(walk, parameters, done, scrubbed);
    const message = findings.length === 0 ? scrubbed : redactMessage(walk, scrubbed, key, findings, before);
    holder[last] = message;
    const rule = done.get(keyOf(key))?.rule ?? findings[0]?.rule;
    if (rule !== undefined) redactParameters(walk, parameters, String(names.reduce(fieldOf, source)), message, rule);
  }
}

/**
 * Returns the paths of the messages in an object. If the SDK attached a stack trace to a message, the message is the
 * value of an exception.
 */
function messagesIn(copy: Readonly<Fields>): readonly (readonly string[])[] {
  const own = MESSAGES.map((name) => [name]);
  const exceptions = fieldOf(copy["exception"], "values");
  if (!Array.isArray(exceptions)) return own;
  return [...own, ...exceptions.map((_, index) => ["exception", "values", String(index), "value"])];
}

/**
 * Checks whether a message or one of its parameters was redacted, so that the texts of both can differ. Earlier
 * redactions, with an index below `before`, do not count.
 */
function mayDiffer({ redactions, level }: Walk, before: number): boolean {
  for (let index = before; index < redactions.length; index++) {
    const { path } = redactions[index] ?? NO_REDACTION;
    const name = path[level - 1] ?? "";
    if (MESSAGES.includes(name) || name === "params" || name === "exception") return true;
    const inner = path[level] ?? "";
    if (inner === "arguments" || (name === "attributes" && inner.startsWith("sentry.message."))) return true;
  }
  return false;
}

function parametersOf(source: unknown, copy: unknown, path: readonly string[]): readonly Parameter[] {
  const parameters: Parameter[] = [];

  /** Adds the parameters of one list. `keyAt` returns the key of the parameter at an index. */
  function add(names: readonly string[], keyAt: (index: number) => string): void {
    const scrubbed = names.reduce(fieldOf, copy);
    if (!isObject(scrubbed) || !Object.hasOwn(scrubbed, keyAt(0))) return;
    const original = names.reduce(fieldOf, source);
    for (let index = 0; Object.hasOwn(scrubbed, keyAt(index)); index++) {
      const key = keyAt(index);
      const held = fieldOf(original, key);
      const value = attributeOf(held)?.value ?? held;
      const text = typeof value === "number" ? String(value) : value;
      if (typeof text === "string" && text.length >= SHORTEST)
        parameters.push({ text, place: { holder: scrubbed, key, path: [...path, ...names, key], changed: [] } });
    }
  }

  for (const names of LISTS) add(names, String);
  for (const prefix of PREFIXES) add(ATTRIBUTES, (index) => prefix + index);
  return parameters;
}

/** Redacts the parameters that occur in the original message, but no longer in the scrubbed one. */
function redactParameters(
  { plan, redactions }: Walk,
  parameters: readonly Parameter[],
  original: string,
  scrubbed: string,
  rule: string,
): void {
  const { code, apply } = plan.redactorOf(rule);
  for (const { place, text } of parameters) {
    if (heldAt(place) !== text || scrubbed.includes(text) || !hasWhole(original, text)) continue;
    redactAt(place, code === "x" ? null : apply(text));
    redactions.push({ rule, code, path: place.changed.at(-1) ?? place.path });
  }
}

/**
 * Checks whether a message contains a string with whitespace, quotes or punctuation around it. Example: false for the
 * message `ada@example.org` and the string `ada`.
 */
function hasWhole(message: string, text: string): boolean {
  for (let at = message.indexOf(text); at >= 0; at = message.indexOf(text, at + text.length))
    if (isAround(message.charAt(at - 1)) && isAround(message.charAt(at + text.length))) return true;
  return false;
}

function isAround(char: string): boolean {
  return /^[\s"'`,;:=()[\]{}]?$/.test(char);
}

/**
 * Finds the original texts of redacted parameters in a message. Only parameters that were redacted as a whole count.
 */
function findingsOf(
  { plan }: Walk,
  parameters: readonly Parameter[],
  done: ByPath,
  message: string,
): readonly Finding[] {
  const findings: Finding[] = [];
  for (const { place, text } of parameters) {
    if (heldAt(place) === text) continue;
    const redaction = done.get(keyOf(place.path)) ?? done.get(keyOf([...place.path, "value"]));
    if (redaction === undefined || redaction.length !== undefined || plan.isRedacted(text)) continue;
    const { rule } = redaction;
    for (let at = message.indexOf(text); at >= 0; at = message.indexOf(text, at + text.length))
      findings.push({ start: at, end: at + text.length, rule, redactor: plan.redactorOf(rule) });
  }
  return withoutOverlaps(findings);
}

/** Redacts findings in a message. Removes the offsets of its earlier redactions, which are no longer correct. */
function redactMessage(
  walk: Walk,
  message: string,
  path: readonly string[],
  findings: readonly Finding[],
  before: number,
): string {
  const { redactions } = walk;
  spend(walk, findings.length * COST.redaction);
  const key = keyOf(path);
  for (let index = before; index < redactions.length; index++) {
    const each = redactions[index];
    if (each !== undefined && keyOf(each.path) === key) redactions[index] = { rule: each.rule, code: each.code, path };
  }
  const redacted = redact(message, findings, path);
  for (const redaction of redacted.redactions) redactions.push(redaction);
  return redacted.text;
}

function keyOf(path: readonly string[]): string {
  return path.join("\n");
}

function fieldOf(value: unknown, name: string): unknown {
  return isObject(value) && Object.hasOwn(value, name) ? read(value, name) : undefined;
}
