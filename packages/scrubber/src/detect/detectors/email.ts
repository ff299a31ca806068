import { ASCII, tableOf } from "../../shared/char-table.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";

const LONGEST_LOCAL_PART = 64;
const LONGEST_USER_INFO = 256;
const LOCAL = /[\p{L}\p{N}._+%'-]/u;
/** The same by character code, for most are ASCII and each is looked at. */
const ASCII_LOCAL: Uint8Array = tableOf(LOCAL);
const ASCII_EDGE: Uint8Array = tableOf(/[.'-]/);
const ENDS_USER_INFO: Uint8Array = tableOf(/[\s/@?#"'<>]/);
/** `icon@2x.png` and `left-pad@1.3.0.tgz` are files. */
const FILE = /\.(?:png|jpe?g|gif|svg|webp|avif|ico|[cm]?[jt]sx?|css|map|tgz|zip|gz)$|@\d+\.\d+\./i;
const HOST_BEGINNING = /^(?:\p{L}[\p{L}\p{N}.-]{0,252})?$/u;
/** Of a package: `@acme/`. */
const SCOPE = /@[\w.-]{1,64}\/$/;
const LONGEST_SCOPE = 66;

export const EMAIL: Detector = Object.freeze({
  kind: "email",
  rule: "@email",
  personal: true,
  needs: { has: FEATURES.at },
  // It begins at the `@`, so that what stands before it is looked at once and not from each of its characters.
  pattern: /@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}/gu,
  replacement: "[email]",
  startsAt: localPart,
  confirms: (found: string) => !FILE.test(found),
  // `ada.lovelace@exam`. No host begins with a digit here, since `left-pad@1.3` is a package.
  beginning: { pattern: /@/g, startsAt: localPartAtEnd, confirms: () => true },
});

/** Nowhere, if there is none, or if it is the user info of a URL, which another detector takes. */
function localPart(text: string, at: number): number | undefined {
  const floor = Math.max(0, at - LONGEST_LOCAL_PART);
  let start = at;
  while (start > floor && isLocal(text, start - 1)) start -= 1;
  while (start < at && ASCII_EDGE[text.charCodeAt(start)] === 1) start += 1;
  return start === at || isUserInfo(text, start) ? undefined : start;
}

/** In `@acme/ui@next` there is none. */
function localPartAtEnd(text: string, at: number): number | undefined {
  const start = HOST_BEGINNING.test(text.slice(at + 1)) ? localPart(text, at) : undefined;
  return start === undefined || SCOPE.test(text.slice(Math.max(0, start - LONGEST_SCOPE), start)) ? undefined : start;
}

function isLocal(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  return code < ASCII ? ASCII_LOCAL[code] === 1 : LOCAL.test(text.charAt(place));
}

function endsUserInfo(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  return code < ASCII ? ENDS_USER_INFO[code] === 1 : /\s/.test(text.charAt(place));
}

function isUserInfo(text: string, end: number): boolean {
  const floor = Math.max(0, end - LONGEST_USER_INFO);
  let start = end;
  while (start > floor && !endsUserInfo(text, start - 1)) start -= 1;
  return text.endsWith("://", start);
}
