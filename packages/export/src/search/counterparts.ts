import type { DetectorData } from "@sentry-policy/scrubber/rules";

/**
 * An expression to use in place of a detector that relies on code. The code checks the detector's matches, or finds
 * where a secret begins.
 */
type Counterpart = Pick<DetectorData, "source" | "flags">;

const OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
/** The first number of an IPv4 address. It cannot be `127` or `0`, because these addresses mean the machine itself. */
const FIRST_OCTET = "(?:25[0-5]|2[0-4]\\d|1(?:[013-9]\\d|2[0-689])|[1-9]\\d?)";
const BEFORE_IP = "(?<!\\w|\\d\\.|[\\w+-]/|\\w@)";
const BEFORE_IPV6 = "(?<![\\w:]|\\d\\.)";
const BEFORE_PHONE = "(?<![\\w+.)\\]#-])";
const AFTER_PHONE = "(?: ?(?:[xX]|[eE]xt\\.? ?)\\d{1,6})?(?!\\w|[.:/-]\\d)";
const WINDOWS_HOME = "\\b[A-Za-z]:(?:\\\\{1,4}|\\/)(?:Users|Documents and Settings)(?:\\\\{1,4}|\\/)";
/** Matches the first four digits of a card number of 16 digits. */
const ISSUER =
  "(?:4\\d{3}|5[1-5]\\d\\d|2(?:22[1-9]|2[3-9]\\d|[3-6]\\d\\d|7[01]\\d|720)|6(?:011|4[4-9]\\d|5\\d\\d|2\\d\\d|0\\d\\d)|35(?:2[89]|[3-8]\\d)|8[12]\\d\\d|220[0-4])";
const BEFORE_CARD = "(?<!\\w|\\w-|\\d\\.)";
const AFTER_CARD = "(?!\\w|\\.\\d|-\\w)";

/**
 * Expressions to use in place of detectors that rely on code, by kind. They are stricter if the detector's own
 * expression would match many harmless strings.
 */
const COUNTERPARTS: Readonly<Record<string, readonly Counterpart[]>> = Object.freeze({
  bearer: [
    // A token that is long, or contains a digit or a sign: `Bearer e2e9f3`
    ignoringCase("\\b(?:bearer|basic)[ \\t]{1,8}(?<secret>[\\w.~+/=-]{16,}|[\\w./=-]*[\\d~+][\\w.~+/=-]{3,})"),
    // A token that changes from lower to upper case at least twice, or contains a full stop: `Basic dXNlcjpwYXNz`
    exactly(
      "\\b(?:[Bb]earer|[Bb]asic|BEARER|BASIC)[ \\t]{1,8}(?<secret>\\w*[a-z][A-Z]+\\w*[a-z][A-Z]+[\\w.~+/=-]*|\\w+\\.\\w[\\w.~+/=-]*)",
    ),
  ],
  pemkey: [
    exactly(
      "-----BEGIN (?:[A-Z\\d]{1,20} ){0,4}(?:PRIVATE )?KEY(?: BLOCK)?-----(?<secret>[^-]{1,2000}(?:-{1,4}[^-]{1,2000}){0,50})",
    ),
    exactly("Private-Lines: {0,2}\\d{1,4}(?<secret>(?:(?:\\\\{1,4}[nr]|\\s){1,4}[A-Za-z\\d+/=]{4,100}){1,300})"),
  ],
  urlauth: [
    // A user and a password: `://ada:made-up@`
    exactly(":\\/\\/(?<secret>[^\\s/@?#\"'<>:]{0,64}:[^\\s/@?#\"'<>]{1,256}(?:@[^\\s/@?#\"'<>]{1,256})?)@"),
    // A password with `/`, `?` or `#`: `://ada:plum/anvil@`. A host with a port does not match: `://localhost:3000/a@b`
    exactly(
      ":\\/\\/(?<secret>[^\\s/@?#\"'<>:]{0,64}:\\d{0,5}[^\\s@\\d/?#\"'`<>()[\\]{},;|][^\\s@\"'`<>()[\\]{},;|]{0,256})@",
    ),
    // A token in place of a user, with letters and digits: `://q7Zt2LmX9vKp4RsW@`
    exactly(":\\/\\/(?<secret>[\\w-]{0,64}(?:[A-Za-z]\\d|\\d[A-Za-z])[\\w-]{10,256})@"),
  ],
  userpath: [
    exactly("\\/(?:home|Users)\\/(?<secret>[^\\s/\\\\:\"'<>|?*,;)\\]}[]{1,64})"),
    // On Windows, a user name of several words must be followed by a separator: `C:\Users\Ada Byron\notes.txt`
    exactly(`${WINDOWS_HOME}(?<secret>[^/\\\\:"'<>|?*\\r\\n[]{1,64})[\\\\/]`),
    exactly(`${WINDOWS_HOME}(?<secret>[^\\s/\\\\:"'<>|?*,;)\\]}[]{1,64})`),
  ],
  ip: [
    exactly(`${BEFORE_IP}${FIRST_OCTET}\\.(?:${OCTET}\\.){2}${OCTET}(?!\\w|\\.\\d|-[a-z])`),
    ignoringCase(`${BEFORE_IPV6}(?:[\\da-f]{1,4}:){7}[\\da-f]{1,4}(?![\\w:])`),
    // An address with `::` must usually have a group of three or four digits. Otherwise, `a::b` in code would match.
    ignoringCase(`${BEFORE_IPV6}[\\da-f]{3,4}:(?:[\\da-f]{1,4}:){0,5}(?::[\\da-f]{1,4}){1,6}(?![\\w:])`),
    ignoringCase(`${BEFORE_IPV6}(?:[\\da-f]{1,4}:){1,6}(?::[\\da-f]{1,4}){0,5}:[\\da-f]{3,4}(?![\\w:])`),
    ignoringCase(`${BEFORE_IPV6}(?:[\\da-f]{1,4}:){2,7}:(?![\\w:])`),
    ignoringCase(`${BEFORE_IPV6}::(?:[\\da-f]{1,4}:){0,5}[\\da-f]{3,4}(?![\\w:])`),
    ignoringCase(
      `${BEFORE_IPV6}(?:[\\da-f]{1,4}:){0,6}:(?:[\\da-f]{1,4}:){0,5}${FIRST_OCTET}\\.(?:${OCTET}\\.){2}${OCTET}(?!\\w|\\.\\d)`,
    ),
  ],
  ssn: [
    // A social security number of the United States. Most numbers that are never issued, such as `000-12-3456`, do not
    // match.
    exactly(
      `(?<![\\w.-])(?:${nonZero(3, "[1-578]")}|6(?:[0-57-9]\\d|6[0-57-9])|9\\d\\d)(?:-${nonZero(2)}-|\\.${nonZero(2)}\\.| ${nonZero(2)} )${nonZero(4)}(?![\\w-]|\\.\\d)`,
    ),
  ],
  creditcard: [
    exactly(
      `${BEFORE_CARD}${ISSUER}(?:-\\d{4}-\\d{4}-\\d{4}(?:-\\d{3})?| \\d{4} \\d{4} \\d{4}(?: \\d{3})?)${AFTER_CARD}`,
    ),
    exactly(`${BEFORE_CARD}3\\d{3}(?:-\\d{6}-\\d{4,5}| \\d{6} \\d{4,5})${AFTER_CARD}`),
    exactly(`${BEFORE_CARD}(?:${ISSUER}\\d{12}|3[47]\\d{13}|3(?:0[0-59]|[689]\\d)\\d{11})${AFTER_CARD}`),
  ],
  phone: [
    // A number with one full stop is a decimal number, as in `+1.23456789`. So there must be none, or at least two.
    exactly(`${BEFORE_PHONE}\\+[1-9](?:\\d{0,3}(?:\\.\\d{2,5}){2,5}|(?:[ ()/-]{0,3}\\d){8,14})${AFTER_PHONE}`),
    exactly(`${BEFORE_PHONE}00[1-9](?:[ ()/]{0,3}\\d){9,14}${AFTER_PHONE}`),
  ],
  apikey: [
    // A word such as `live`, followed by a long run of letters and digits: `acme_live_q7Zt2LmX9vKp4RsW8yBn`
    exactly(
      "(?<![\\w-])(?:[A-Za-z\\d]+[_-]){0,4}(?:api|key|live|pat|pk|prod|secret|sk|test|token)[_-](?:[A-Za-z\\d]+[_-]){0,3}[A-Za-z\\d]*(?:[A-Za-z]\\d|\\d[A-Za-z])[A-Za-z\\d]{14,}[\\w-]*",
    ),
    // A word such as `secret`, followed by a long run of letters that often change case:
    // `acme_secret_WmBiPMvXOqbSMXo2gRZPqbHjTt`
    exactly(
      "(?<![\\w-])(?:[A-Za-z\\d]+[_-]){0,4}(?:pat|secret|sk|token)[_-](?:[A-Za-z\\d]+[_-]){0,3}(?:[A-Za-z\\d]*[a-z\\d][A-Z]+[a-z\\d]){4}[\\w-]*",
    ),
  ],
});

/** Selects detectors whose expressions are used in addition to those in `COUNTERPARTS`, by kind. */
const USED: Readonly<Record<string, (detector: DetectorData) => boolean>> = Object.freeze({
  // Selects the detector that finds a number after a word: `phone 212 555 0142`
  phone: ({ group }) => group === "secret",
});

/**
 * Expressions for secrets with percent-encoded characters, by kind: `ada%40example.org`. They are needed, because the
 * engines do not decode URLs.
 */
const ENCODED: Readonly<Record<string, Counterpart>> = Object.freeze({
  email: ignoringCase("[\\w.%+-]{1,64}%40(?:[a-z\\d-]{1,63}\\.){1,8}[a-z]{2,62}"),
  phone: exactly("%2B[1-9]\\d{8,14}(?!\\w)"),
});

/**
 * Expressions for the beginning of a secret, by kind. If a detector matches only the end of a secret (`matchesEnd`),
 * the expression is put before that of the detector.
 */
const BEGINNINGS: Readonly<Record<string, string>> = Object.freeze({
  email: "[\\p{L}\\p{N}._+%'-]{1,64}",
  azure: "(?<![A-Za-z\\d+])[\\w+/-]{33,76}",
  mailgun: "(?<![\\w-])[\\da-f]{32}",
});

/** Returns the expressions that find secrets of one kind without any code. */
export function counterpartsOf(kind: string, detectors: readonly DetectorData[]): readonly Counterpart[] {
  const counterparts = own(COUNTERPARTS, kind);
  const beginning = own(BEGINNINGS, kind);
  const encoded = own(ENCODED, kind);
  const isUsed = own(USED, kind) ?? (() => counterparts === undefined);
  return [
    ...(counterparts ?? []),
    ...detectors.filter(isUsed).flatMap(({ source, flags, matchesEnd }) => {
      if (!matchesEnd) return [{ source, flags }];
      return beginning === undefined ? [] : [{ source: beginning + source, flags }];
    }),
    ...(encoded === undefined ? [] : [encoded]),
  ];
}

/**
 * Returns the record's own entry for `kind`, but no inherited property: a pattern of the app can be named
 * `constructor`.
 */
function own<T>(record: Readonly<Record<string, T>>, kind: string): T | undefined {
  return Object.hasOwn(record, kind) ? record[kind] : undefined;
}

function exactly(source: string): Counterpart {
  return Object.freeze({ source, flags: "" });
}

function ignoringCase(source: string): Counterpart {
  return Object.freeze({ source, flags: "i" });
}

/**
 * Returns an expression for a number with `length` digits that is not zero: `nonZero(2)` -> `(?:[1-9]\d|0[1-9])`.
 * `first` matches the first digit of a number that does not begin with `0`.
 */
function nonZero(length: number, first = "[1-9]"): string {
  const alternatives = Array.from({ length }, (_, zeros) => {
    const rest = length - zeros - 1;
    return `${"0".repeat(zeros)}${zeros === 0 ? first : "[1-9]"}${"\\d".repeat(rest)}`;
  });
  return `(?:${alternatives.join("|")})`;
}
