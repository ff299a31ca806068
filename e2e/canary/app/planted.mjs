// Keeps track of which canary (made-up secret) is planted at which place. A place is a piece of data that reaches the
// SDK, such as the user ID of a session. Each pair of a kind and a place has its own secret.
import { canaries } from "@sentry-policy/scrubber/testing";

const { KINDS, HARMLESS } = process.env;
const wanted = KINDS?.split(",");
const byPlace = new Map();

/** The kinds of canaries in this run: those in KINDS, or all. */
export const kinds = canaries("any")
  .map(({ kind }) => kind)
  .filter((kind) => wanted === undefined || wanted.includes(kind));

/** Returns the places for which a canary was requested. */
export const places = () => [...byPlace.keys()];

/**
 * Calls `run` for each kind of canary, one kind after the other. The first argument of `run` is a function that takes
 * a place and returns the canary of this kind for that place. The second argument is the index of the kind.
 */
export async function eachKind(run) {
  for (const [number, kind] of kinds.entries()) await run(placer(kind), number);
}

/** Like {@link eachKind}, but calls `run` for all kinds concurrently. */
export function eachKindAtOnce(run) {
  return Promise.all(kinds.map((kind, number) => run(placer(kind), number)));
}

/** Returns a function for this kind of canary. That function takes a place and returns the canary for that place. */
export const placer = (kind) => (place) => canaryOf(place, kind);

function canaryOf(place, kind) {
  if (HARMLESS !== undefined) return { secret: "word", text: "a word", field: { name: "note", value: "a word" } };
  if (!byPlace.has(place)) byPlace.set(place, new Map(canaries(place).map((canary) => [canary.kind, canary])));
  return byPlace.get(place).get(kind);
}

/**
 * Returns a user ID that contains a canary. The scrubber does not treat a bare number in `user.id` as a card number. So
 * a card number becomes `card 4111...`.
 */
export const idOf = ({ kind, text }) => (kind === "card" ? `card ${text}` : text);

/** Returns the header for an envelope that the app creates itself. A tunnel needs the DSN in this header. */
export const ownHeader = () => ({ dsn: process.env.SENTRY_DSN });

/** Escapes newlines, so that a string can be used in a header, a path or a source line. */
export const oneLine = (text) => text.replaceAll("\n", "\\n");

/**
 * Returns an object that contains a canary twice: under a sensitive field name, and inside a text. Example:
 * `{ password: "plum", text: "password=plum" }`.
 */
export const fieldsOf = ({ text, field }) => ({ [field.name]: field.value, text });
