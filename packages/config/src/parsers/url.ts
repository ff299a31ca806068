import { parseFlag } from "./boolean.ts";
import type { Parse } from "./types.ts";

/** Parses a tunnel, which is a path on the same origin or a full URL. Accepts `/tunnel`; rejects `//example.com`. */
export const parseTunnel: Parse<string> = (text) =>
  /^(?:https?:\/\/[^\s/]|\/(?!\/))\S*$/.test(text)
    ? { value: text }
    : { problem: "expected a path or an http(s) URL", fix: "use a value such as /tunnel" };

/**
 * Parses a boolean (whether to send to Spotlight) or the URL of Spotlight's sidecar, such as `http://localhost:8969`.
 */
export const parseSpotlight: Parse<boolean | string> = (text) =>
  /^https?:\/\/[^\s/]\S*$/.test(text) ? { value: text } : parseFlag(text);

/** Parses the ID of an organisation. Accepts `1`; rejects `o1`. */
export const parseOrgId: Parse<`${number}`> = (text) =>
  isDigits(text)
    ? { value: text }
    : { problem: "expected at most 20 digits", fix: "copy the number from o<number>.ingest in the DSN" };

function isDigits(text: string): text is `${number}` {
  return /^\d{1,20}$/.test(text);
}
