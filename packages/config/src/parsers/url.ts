import { parseFlag } from "./boolean.ts";
import type { Parse } from "./types.ts";

/** An address of one's own, on the same origin or in full. */
export const parseTunnel: Parse<string> = (text) =>
  /^(?:https?:\/\/[^\s/]|\/(?!\/))\S*$/.test(text)
    ? { value: text }
    : { problem: "expected a path or an http address", fix: "write it as in /tunnel" };

/** Whether to send to Spotlight, or the address of its sidecar. */
export const parseSpotlight: Parse<boolean | string> = (text) =>
  /^https?:\/\/[^\s/]\S*$/.test(text) ? { value: text } : parseFlag(text);

/** A whole organisation's number. */
export const parseOrgId: Parse<`${number}`> = (text) =>
  isDigits(text)
    ? { value: text }
    : { problem: "expected digits", fix: "copy the number from o<number>.ingest in the DSN" };

function isDigits(text: string): text is `${number}` {
  return /^\d{1,20}$/.test(text);
}
