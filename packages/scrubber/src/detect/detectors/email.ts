import { ASCII, tableOf } from "../../shared/char-table.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";

const LONGEST_LOCAL_PART = 64;
const LONGEST_USER_INFO = 256;
const LOCAL_PART_CHAR = /[\p{L}\p{N}._+%'-]/u;
/** The ASCII characters that `LOCAL_PART_CHAR` matches. A table lookup is faster than a regular expression. */
const ASCII_LOCAL_PART_CHAR: Uint8Array = tableOf(LOCAL_PART_CHAR);
const LOCAL_PART_EDGE: Uint8Array = tableOf(/[.'-]/);
const ENDS_USER_INFO: Uint8Array = tableOf(/[\s/@?#"'<>]/);
/**
 * Matches file names, package versions and systemd units, which look like e-mail addresses. Example: it matches
 * `icon@2x.png`, `left-pad@1.3.0.tgz` and `user@1000.service`, but not `ada@example.com`.
 */
const FILE_OR_PACKAGE =
  /\.(?:png|jpe?g|gif|svg|webp|avif|ico|[cm]?[jt]sx?|css|map|tgz|zip|gz|service|slice|scope|socket|timer|mount|swap)$|@\d+\.\d+\./i;
/**
 * Matches the path after the host in the address of a Git remote. Example: it matches `:acme/shop.git`, as in
 * `deploy@github.com:acme/shop.git`.
 */
const GIT_PATH = /^:[\w~.-][\w~./-]{0,200}\.git\b/;
const LONGEST_GIT_PATH = 210;
/** Matches an empty string or the beginning of a host name. Example: it matches `exam`, but not `1.3`. */
const HOST_BEGINNING = /^(?:\p{L}[\p{L}\p{N}.-]{0,252})?$/u;
/** Matches the scope of an npm package at the end of a string. Example: it matches `@acme/`, but not `@acme`. */
const PACKAGE_SCOPE = /@[\w.-]{1,64}\/$/;
const LONGEST_SCOPE = 66;

export const EMAIL: Detector = Object.freeze({
  kind: "email",
  rule: "@email",
  personal: true,
  needs: { has: FEATURES.at },
  // The pattern begins with the `@`. A pattern that begins with the local part would be slow, because the engine would
  // try to match it from each character of the local part.
  pattern: /@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}[\p{L}\p{N}-]{1,62}/gu,
  replacement: "[email]",
  startsAt: startOfLocalPart,
  confirms: (found: string, text: string, start: number) =>
    !FILE_OR_PACKAGE.test(found) && !isGitRemote(found, text, start + found.length),
  // Finds the beginning of an address whose end was truncated. It finds `ada.lovelace@exam`, but not `left-pad@1.3`,
  // because digits after an `@` are more likely a version than a host.
  beginning: { pattern: /@/g, startsAt: startOfCutAddress, confirms: () => true },
});

/**
 * Returns the start of the local part before the `@` at index `at`. Returns `undefined` if there is no local part. Also
 * returns `undefined` in the user info of a URL, as in `https://ada:made-up@db.example.com`, which the detector
 * `urlauth` redacts.
 */
function startOfLocalPart(text: string, at: number): number | undefined {
  const floor = Math.max(0, at - LONGEST_LOCAL_PART);
  let start = at;
  while (start > floor && isLocal(text, start - 1)) start -= 1;
  while (start < at && LOCAL_PART_EDGE[text.charCodeAt(start)] === 1) start += 1;
  return start === at || isUserInfo(text, start) ? undefined : start;
}

/**
 * Checks whether an address belongs to a Git remote. Example: true for `git@github.com:acme/shop.git`, and false for
 * `ada@example.com`. `end` is the end of the address in `text`.
 */
function isGitRemote(found: string, text: string, end: number): boolean {
  return found.startsWith("git@") || GIT_PATH.test(text.slice(end, end + LONGEST_GIT_PATH));
}

/** Like `startOfLocalPart`, but for an address whose end is missing. Rejects package names such as `@acme/ui@next`. */
function startOfCutAddress(text: string, at: number): number | undefined {
  const start = HOST_BEGINNING.test(text.slice(at + 1)) ? startOfLocalPart(text, at) : undefined;
  return start === undefined || PACKAGE_SCOPE.test(text.slice(Math.max(0, start - LONGEST_SCOPE), start))
    ? undefined
    : start;
}

function isLocal(text: string, place: number): boolean {
  const code = text.charCodeAt(place);
  return code < ASCII ? ASCII_LOCAL_PART_CHAR[code] === 1 : LOCAL_PART_CHAR.test(text.charAt(place));
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
