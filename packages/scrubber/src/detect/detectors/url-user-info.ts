import { FILTERED } from "../../policy/redaction.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import type { Detector } from "./detector.ts";
import { randomParts } from "./generated.ts";

/** Minimum length of a part of a user name that looks random, so that the name is taken for a token. */
const SHORTEST_TOKEN = 12;

/** Detector of passwords and tokens in the user info of a URL. */
export const URL_USER_INFO: Detector = Object.freeze<Detector>({
  kind: "urlauth",
  rule: "@urlauth",
  personal: false,
  needs: { has: FEATURES.at | FEATURES.colon, includes: "://" },
  // Matches a URL's user info: the `ada:made-up` of `postgres://ada:made-up@db`. Behind a colon, it can contain `/`, `?`
  // and `#`, unless the text before them is a port, as in `http://db:80/@ada`.
  pattern:
    /:\/\/(?<secret>[^\s/@?#"'<>]{1,256}(?:@[^\s/@?#"'<>]{1,256}(?=@))?|[^\s/@?#"'<>:]{0,64}:(?!\d{0,5}[/?#])[^\s@"'`<>()[\]{},;|]{1,256})@/g,
  replacement: FILTERED,
  // Rejects a user name alone: `spark://CoarseGrainedScheduler@10.10.34.11`, `https://bob@host`.
  confirms: (found) => /:./.test(found) || randomParts(found, SHORTEST_TOKEN).length > 0,
  // The beginning of user info: `confirms` accepts `ada:Zq9vKe`. It rejects a text without a colon, or with at most
  // five digits after the colon, because such a text can be a host: `localhost:30`.
  beginning: {
    pattern: /:\/\/(?<secret>[^\s/@?#"'<>]{1,256})/g,
    confirms: (found) => /^[^:[\]]{0,256}:(?!\d{0,5}$)/.test(found),
  },
  // The rest of user info: matches the `9vKe@` of `9vKe@db.example.com`.
  rest: /[^\s/@?#"'<>]{1,256}@/y,
});
