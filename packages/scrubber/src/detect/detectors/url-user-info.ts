import { FILTERED } from "../../policy/redaction.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";
import { randomParts } from "./generated.ts";

/** A user name is taken for a token if one of its parts looks random and has at least this many characters. */
const SHORTEST_TOKEN = 12;

/**
 * Matches user info with a password that can contain `/`, `?` or `#`: `ada:plum/anvil` -> true; `db:80/x` -> false,
 * because it is a host with a port
 */
const WITH_SIGN = /^[^\s/@?#"'<>:]{0,64}:(?!\d{0,5}[/?#])[^\s@"'`<>()[\]{},;|]{1,256}$/;
const LONGEST_USER_INFO = 330;

/** What the detectors of user info in URLs have in common. */
const USER_INFO = Object.freeze({
  kind: "urlauth",
  rule: "@urlauth",
  personal: false,
  needs: { has: FEATURES.at | FEATURES.colon, includes: "://" },
  replacement: FILTERED,
});

/** Detectors of passwords and tokens in the user info of a URL. */
export const URL_USER_INFO: readonly Detector[] = Object.freeze<Detector[]>([
  {
    ...USER_INFO,
    // Matches a URL's user info. Example: in `postgres://ada:made-up@db`, it matches `ada:made-up`.
    pattern: /:\/\/(?<secret>[^\s/@?#"'<>]{1,256}(?:@[^\s/@?#"'<>]{1,256}(?=@))?)@/g,
    // Rejects a user name alone: `spark://CoarseGrainedScheduler@10.10.34.11`, `https://bob@host`.
    confirms: (found) => /:./.test(found) || randomParts(found, SHORTEST_TOKEN).length > 0,
    // The beginning of user info. `confirms` accepts `ada:Zq9vKe`. It rejects a string without a colon, or with at most
    // five digits after the colon, because it can be a host: `localhost:30`.
    beginning: {
      pattern: /:\/\/(?<secret>[^\s/@?#"'<>]{1,256})/g,
      confirms: (found) => /^[^:[\]]{0,256}:(?!\d{0,5}$)/.test(found),
    },
    // The rest of user info: matches the `9vKe@` of `9vKe@db.example.com`.
    rest: /[^\s/@?#"'<>]{1,256}@/y,
  },
  // Matches the last character of user info: the `l` of `ada:plum/anvil@db`. `startOfUserInfo` finds its beginning.
  {
    ...USER_INFO,
    pattern: /[^\s@](?=@)/g,
    startsAt: startOfUserInfo,
    confirms: (found) => WITH_SIGN.test(found),
  },
]);

/** Returns where the text after the last `://` begins. `last` is the place of the last character before an `@`. */
function startOfUserInfo(text: string, last: number): number | undefined {
  const before = text.slice(Math.max(0, last - LONGEST_USER_INFO), last + 1);
  const scheme = before.lastIndexOf("://");
  return scheme < 0 ? undefined : last + 1 - (before.length - scheme - 3);
}
