import type { Ingest } from "@sentry-policy/e2e/ingest";
import { readRecording } from "../smoke/recordings.ts";

/** Made-up secrets, by the place in which each one is sent. */
const CANARIES = {
  "authorization header": "recipe9f3c5d1e7b2a44860d6b",
  "referer header": "grace.planted@example.com",
  cookie: "lantern-osprey-5120-gravel",
  query: "alan.planted@example.com",
  body: "plum-anvil-7741-harbour",
  "card number in the error message": "5500 0055 5555 5559",
  "email address in the error message": "ada.planted@example.com",
  "phone number in a log": "+44 20 7946 0018",
} as const;

export type Place = keyof typeof CANARIES;

const PLACES = Object.keys(CANARIES) as Place[];

/**
 * A customer's order that makes the app throw an error. Depending on the recipe, the app gets it in a request, from a
 * form in a page, or as a job in a queue.
 */
export const ORDER = {
  id: "7",
  query: `receipt=${CANARIES.query}`,
  headers: {
    "content-type": "application/json",
    authorization: `Bearer ${CANARIES["authorization header"]}`,
    referer: `https://shop.example/cart?account=${CANARIES["referer header"]}`,
    cookie: `session=${CANARIES.cookie}`,
    "x-user-id": "user-7",
  },
  body: { password: CANARIES.body, coupon: "SPRING", items: 2 },
  fields: {
    email: CANARIES["email address in the error message"],
    card: CANARIES["card number in the error message"],
    phone: CANARIES["phone number in a log"],
  },
} as const;

/**
 * Returns the places whose secret has arrived in an envelope or a decompressed replay recording, as it is or
 * URL-encoded.
 */
export function canariesIn(ingest: Ingest): Place[] {
  const recordings = ingest.items("replay_recording").map((item) => JSON.stringify(readRecording(item).events));
  const texts = [...ingest.envelopes.map(({ text }) => text), ...recordings];
  return PLACES.filter((place) => {
    const forms = [CANARIES[place], encodeURIComponent(CANARIES[place])];
    return texts.some((text) => forms.some((form) => text.includes(form)));
  });
}
