import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";

/** Matches the name of a Sentry release. Example: it matches `shop@1.2.3.4`, but not `1.2.3.4`. */
const RELEASE_NAME = /^[\w.-]{1,64}@\d{1,3}(?:\.\d{1,3}){3}$/;
/**
 * Matches a string after which a version number usually follows. Example: it matches `Chrome/`, `version: ` and
 * `lib_x@`, but not `from `.
 */
const BEFORE_VERSION =
  /(?:(?:^|[\s(,;"'])[\w.+-]{1,30}\/|\bv(?:er(?:sion)?)?[ .:=]{0,2}|(?<![\w.:-]|\/\/)[\w.]{1,16}[_/-][\w.-]{0,16}@)$/i;

/**
 * Matches an IPv4 address of the local machine. Example: it matches `127.0.0.1` and `0.0.0.0`, but not `203.0.113.7`.
 */
const OWN_IPV4 = /^(?:127\.|0\.0\.0\.0$)/;
/**
 * Matches an IPv6 address of the local machine. Example: it matches `0:0:0:0:0:0:0:1` and `::`, but not `2001:db8::1`.
 */
const OWN_IPV6 = /^[0:]+1?$/;
const HIGHEST_OCTET = 255;

export const IP_ADDRESSES: readonly Detector[] = Object.freeze<Detector[]>([
  {
    kind: "ip",
    rule: "@ip",
    personal: true,
    needs: { has: FEATURES.dots },
    // Matches `203.0.113.7`, but neither `1.2.3.4.5` nor `v1.2.3.4`.
    pattern:
      /(?<!\w|\d\.|\bso\.|[vV/]\d{0,3}\.)(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?![\w]|\.\d|-[a-z])/g,
    replacement: "[ip]",
    // Rejects addresses of the local machine, and versions with four parts, such as `Chrome/120.0.0.0` and
    // `lib_x@1.2.3.4`.
    confirms: (found, text, start) =>
      !OWN_IPV4.test(found) &&
      !RELEASE_NAME.test(text) &&
      !BEFORE_VERSION.test(text.slice(Math.max(0, start - 32), start)),
  },
  {
    kind: "ip",
    rule: "@ip",
    personal: true,
    needs: { has: FEATURES.colons },
    // Matches `fe80::1ff:fe23:4567:890a`, but also strings such as `12:34:56`, which `isIpv6` rejects.
    pattern: /(?<![\w:]|\d\.)(?=[\da-f]{0,4}:)[\da-f:]{2,39}(?:(?:\.\d{1,3}){3})?(?![\w:]|\.\d)/gi,
    replacement: "[ip]",
    confirms: isIpv6,
  },
]);

/**
 * Checks whether a string is an IPv6 address that does not belong to the local machine. If the address ends with an
 * IPv4 address, that part counts as two of the eight groups. Example: true for `::ffff:192.0.2.1`, and false for
 * `12:34:56` and `::1`.
 */
function isIpv6(candidate: string): boolean {
  const [head = "", tail, ...more] = candidate.split("::");
  if (more.length > 0 || candidate.includes(":::") || OWN_IPV6.test(candidate)) return false;
  const groups = [...groupsOf(head), ...groupsOf(tail ?? "")];
  const count = groups.length + (candidate.includes(".") ? 1 : 0);
  if (
    !groups.every((group) =>
      group.includes(".") ? isIpv4(group) && !OWN_IPV4.test(group) : /^[\da-f]{1,4}$/i.test(group),
    )
  )
    return false;
  // Rejects `::` and `a::b`. They occur in source code, and have too few digits for an address.
  return tail === undefined ? count === 8 : count < 8 && groups.join("").length > 3;
}

function isIpv4(text: string): boolean {
  return text.split(".").every((octet) => Number(octet) <= HIGHEST_OCTET);
}

function groupsOf(part: string): string[] {
  return part === "" ? [] : part.split(":");
}
