import { compileGlob } from "@sentry-policy/internal/glob";
import { type BrowserNoiseKind, isNoise, NOISE_KINDS } from "../policy/browser-noise.ts";
import type { OneOrMany, VolumeIgnore, VolumeRule } from "../policy/types.ts";
import { type Occurrence, textOf } from "./occurrence.ts";

type Test = (occurrence: Occurrence) => boolean;

/** Returns a function that checks whether any entry of `ignore` matches. */
export function compileIgnore(entries: readonly VolumeIgnore[]): Test {
  const tests = entries.map(ignoreTest);
  return (occurrence) => tests.some((test) => test(occurrence));
}

function ignoreTest(entry: VolumeIgnore): Test {
  if (entry instanceof RegExp) {
    return (occurrence) => finds(entry, occurrence.message) || finds(entry, textOf(occurrence));
  }
  if (entry === "browserNoise") return noiseTest(NOISE_KINDS);
  if (typeof entry === "string") return ({ type }) => type === entry;
  return noiseTest(NOISE_KINDS.filter((kind) => entry.browserNoise[kind] !== false));
}

function noiseTest(kinds: readonly BrowserNoiseKind[]): Test {
  return (occurrence) => {
    const { stack, userAgent } = occurrence;
    const sample = { text: textOf(occurrence), stack, userAgent };
    return kinds.some((kind) => isNoise(kind, sample));
  };
}

/** Returns a function that finds the index of the first rule that matches, or -1. */
export function compileRules(rules: readonly VolumeRule[]): (occurrence: Occurrence) => number {
  const tests = rules.map(ruleTest);
  return (occurrence) => tests.findIndex((test) => test(occurrence));
}

function ruleTest({ type, message, path, status, tag, handled, level }: VolumeRule): Test {
  const globs = path === undefined ? undefined : listOf(path).map(compileGlob);
  const tags = Object.entries(tag ?? {});
  // Cheap conditions come first, so that most errors never reach the expensive ones.
  return (occurrence) =>
    (handled === undefined || occurrence.isHandled === handled) &&
    (level === undefined || listOf(level).includes(occurrence.level)) &&
    (type === undefined ||
      listOf(type).some((one) => (typeof one === "string" ? one === occurrence.type : finds(one, occurrence.type)))) &&
    (message === undefined ||
      listOf(message).some((one) =>
        typeof one === "string" ? occurrence.message.includes(one) : finds(one, occurrence.message),
      )) &&
    (status === undefined || listOf(status).some((one) => hasStatus(occurrence.status(), one))) &&
    (globs === undefined || matchesPath(globs, occurrence.path())) &&
    (tags.length === 0 || hasTags(occurrence.tags(), tags));
}

function matchesPath(globs: readonly ((path: string) => boolean)[], path: string | undefined): boolean {
  return path !== undefined && globs.some((glob) => glob(path));
}

/** Checks whether a status is equal to `wanted`, or belongs to this class: `hasStatus(404, "4xx")` -> true */
function hasStatus(status: number | undefined, wanted: number | string): boolean {
  if (status === undefined) return false;
  return typeof wanted === "number" ? status === wanted : `${Math.floor(status / 100)}xx` === wanted;
}

function hasTags(tags: Readonly<Record<string, unknown>>, wanted: readonly (readonly [string, unknown])[]): boolean {
  return wanted.every(([key, expected]) => {
    const value = tags[key];
    if (value === undefined) return false;
    return expected instanceof RegExp ? finds(expected, String(value)) : String(value) === String(expected);
  });
}

function finds(pattern: RegExp, text: string): boolean {
  // `RegExp.test` would be wrong for a pattern with the flag `g`: it continues at `lastIndex`, so a rule would miss
  // every second match.
  return text.search(pattern) !== -1;
}

function listOf<T>(value: OneOrMany<T>): readonly T[] {
  return isList(value) ? value : [value];
}

// Needed because `Array.isArray` does not narrow a readonly list.
function isList<T>(value: OneOrMany<T>): value is readonly T[] {
  return Array.isArray(value);
}
