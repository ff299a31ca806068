// Records where each canary (made-up secret) is placed. A place is a piece of data that reaches the SDK, such as the
// user ID of a session. Each kind of canary has a different secret in each place.
import { canaries } from "@sentry-policy/scrubber/testing";

const { KINDS, HARMLESS } = process.env;
const wanted = KINDS?.split(",");
const byPlace = new Map();

/** The kinds of canaries in this run: those in KINDS, or all. */
export const kinds = canaries("any")
  .map(({ kind }) => kind)
  .filter((kind) => wanted === undefined || wanted.includes(kind));

/** Returns the places that have canaries. */
export const places = () => [...byPlace.keys()];

/**
 * Calls `run(at, index)` for one kind of canary after the other. `at(place)` returns the canary of this kind for a
 * place.
 */
export async function eachKind(run) {
  for (const [number, kind] of kinds.entries()) await run(placer(kind), number);
}

/** Like {@link eachKind}, but calls `run` for all kinds concurrently. */
export function eachKindAtOnce(run) {
  return Promise.all(kinds.map((kind, number) => run(placer(kind), number)));
}

/** Returns a function that takes a place and returns its canary of the given kind. */
export const placer = (kind) => (place) => canaryOf(place, kind);

function canaryOf(place, kind) {
  if (HARMLESS !== undefined) return { secret: "word", text: "a word", field: { name: "note", value: "a word" } };
  if (!byPlace.has(place)) byPlace.set(place, new Map(canaries(place).map((canary) => [canary.kind, canary])));
  return byPlace.get(place).get(kind);
}

/**
 * Returns a user ID that contains a canary. A card number becomes `card 4111...`, because the scrubber does not look
 * for card numbers in a bare number in `user.id`.
 */
export const idOf = ({ kind, text }) => (kind === "card" ? `card ${text}` : text);

/** Returns the header for an envelope that the app creates itself. A tunnel needs the DSN in it. */
export const ownHeader = () => ({ dsn: process.env.SENTRY_DSN });

/** Escapes newlines, so that a string can be used in a header, a path or a source line. */
export const oneLine = (text) => text.replaceAll("\n", "\\n");

/**
 * Returns an object with the canary in a sensitive field and in a text: `{ password: "plum", text: "password=plum" }`
 */
export const fieldsOf = ({ text, field }) => ({ [field.name]: field.value, text });
