// Which canary stands where. Each pair of a kind and a place has a secret of its own.
import { canaries } from "@sentry-policy/scrubber/testing";

const { KINDS, HARMLESS } = process.env;
const wanted = KINDS?.split(",");
const byPlace = new Map();

/** The kinds of this run. */
export const kinds = canaries("any")
  .map(({ kind }) => kind)
  .filter((kind) => wanted === undefined || wanted.includes(kind));

/** The places that canaries were asked for. */
export const places = () => [...byPlace.keys()];

/** Calls back once for each kind, with a function that gives the canary of that kind for a place, and a number. */
export async function eachKind(run) {
  for (const [number, kind] of kinds.entries()) await run(placer(kind), number);
}

/** The same, without waiting for one before the next. */
export function eachKindAtOnce(run) {
  return Promise.all(kinds.map((kind, number) => run(placer(kind), number)));
}

/** A function that gives the canary of a kind for a place. */
export const placer = (kind) => (place) => canaryOf(place, kind);

function canaryOf(place, kind) {
  if (HARMLESS !== undefined) return { secret: "word", text: "a word", field: { name: "note", value: "a word" } };
  if (!byPlace.has(place)) byPlace.set(place, new Map(canaries(place).map((canary) => [canary.kind, canary])));
  return byPlace.get(place).get(kind);
}

/** The header of an envelope that the app makes itself: a tunnel wants the DSN in it. */
export const ownHeader = () => ({ dsn: process.env.SENTRY_DSN });

/** A text that may stand in a header, a path or a source line. */
export const oneLine = (text) => text.replaceAll("\n", "\\n");

/** A canary as fields: by its name, and as a text. */
export const fieldsOf = ({ text, field }) => ({ [field.name]: field.value, text });
