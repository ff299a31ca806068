import { FILTERED } from "../../policy/redaction.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";
import { randomParts } from "./generated.ts";

/** A user name is a token if it has a random part with at least this many characters. */
const SHORTEST_TOKEN = 12;

/**
 * Matches user info whose password may contain `/`, `?` or `#`, such as `ada:plum/anvil`. It does not match a host with
 * a port and a path, such as `db:80/x`.
 */
const WITH_SIGN = /^[^\s/@?#"'<>:]{0,64}:(?!\d{0,5}[/?#])[^\s@"'`<>()[\]{},;|]{1,256}$/;
const LONGEST_USER_INFO = 330;

const USER_INFO = Object.freeze({
  kind: "urlauth",
  rule: "@urlauth",
  personal: false,
  needs: { has: FEATURES.at | FEATURES.colon, includes: "://" },
  replacement: FILTERED,
});

/** Detectors for passwords and tokens in the user info of a URL. */
export const URL_USER_INFO: readonly Detector[] = Object.freeze<Detector[]>([
  {
    ...USER_INFO,
    // Matches the user info of a URL. Example: in `postgres://ada:made-up@db`, the secret is `ada:made-up`.
    pattern: /:\/\/(?<secret>[^\s/@?#"'<>]{1,256}(?:@[^\s/@?#"'<>]{1,256}(?=@))?)@/g,
    // Rejects an ordinary user name without a password, as in `spark://CoarseGrainedScheduler@10.10.34.11` and
    // `https://bob@host`.
    confirms: (found) => /:./.test(found) || randomParts(found, SHORTEST_TOKEN).length > 0,
    // Finds user info whose end was truncated, such as `ada:Zq9vKe`. `confirms` rejects text that can be a host, such
    // as `localhost`, or a host and a port, such as `localhost:30`.
    beginning: {
      pattern: /:\/\/(?<secret>[^\s/@?#"'<>]{1,256})/g,
      confirms: (found) => /^[^:[\]]{0,256}:(?!\d{0,5}$)/.test(found),
    },
    // Matches the rest of user info whose beginning was truncated. Example: `9vKe@` in `9vKe@db.example.com`.
    rest: /[^\s/@?#"'<>]{1,256}@/y,
  },
  // Finds user info that contains `/`, `?` or `#`, as in `://ada:plum/anvil@db`. The pattern matches only the last
  // character before the `@`, here the `l` of `anvil`. `startOfUserInfo` then finds the start of the user info.
  {
    ...USER_INFO,
    pattern: /[^\s@](?=@)/g,
    startsAt: startOfUserInfo,
    confirms: (found) => WITH_SIGN.test(found),
  },
]);

/**
 * Returns the position after the last `://` before an `@`, or `undefined` if there is none. `last` is the position of
 * the character before the `@`.
 */
function startOfUserInfo(text: string, last: number): number | undefined {
  const before = text.slice(Math.max(0, last - LONGEST_USER_INFO), last + 1);
  const scheme = before.lastIndexOf("://");
  return scheme < 0 ? undefined : last + 1 - (before.length - scheme - 3);
}
