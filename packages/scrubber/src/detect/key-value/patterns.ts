import { COST, type Meter, MOST_FINDINGS } from "../../shared/budget.ts";
import type { Needs } from "../detectors/index.ts";
import type { NameRule } from "../names/names.ts";
import { FEATURES } from "../prefilter/text-features.ts";
import type { Pair } from "./pair.ts";
import { isDescription } from "./value-forms.ts";

/** A syntax for a name and its value, other than `name=value` and `name: value`. */
export interface Notation {
  readonly needs: Needs;
  /**
   * Matches a name and its value. The group `name` captures the name, and the group `a`, `b` or `c` captures the value.
   * A pattern without the group `name` needs a `rule`.
   */
  readonly pattern: RegExp;
  /** The rule for every value in this notation. By default, the name of the value determines the rule. */
  readonly rule?: string;
  /**
   * How to find a value whose closing quote or tag was truncated. A text that contains `includes` is searched once for
   * each entry of `closers`, which is appended to the text as the missing end.
   */
  readonly open?: { readonly includes: string; readonly closers: readonly string[] };
}

const CLOSING_QUOTES: readonly string[] = Object.freeze(['"', "'"]);

export const NOTATIONS: readonly Notation[] = Object.freeze([
  // Command-line options, such as `--password made-up`.
  {
    needs: { has: FEATURES.dashes, named: true },
    pattern:
      /(?<![\w-])--(?<name>[A-Za-z][\w-]{1,40})[ \t]{1,4}(?:<<<[ \t]?)?(?:"(?<a>[^"]{1,4096})"|'(?<b>[^']{1,4096})'|(?<c>[^\s"'|;&<>-](?:[^\s"'|;&<>]|[|;&](?=[^\s"'|;&<>])){0,4095}))/dg,
    open: { includes: "--", closers: CLOSING_QUOTES },
  },
  // XML elements, such as `<password>made-up</password>` and `<password><![CDATA[made-up]]></password>`.
  {
    needs: { has: FEATURES.angle, includes: "</", named: true },
    pattern:
      /<(?<name>[A-Za-z][\w:.-]{1,64})(?:\s[^<>]{0,512})?>(?:\s{0,64}<!\[CDATA\[)?(?<a>(?:[^<>\]]|\](?!\]>)){1,4096})(?:\]\]>\s{0,64})?<\//dg,
    open: { includes: ">", closers: ["</"] },
  },
  // XML elements whose attribute contains the name, such as `<property name="password">made-up</property>`.
  {
    needs: { has: FEATURES.angle | FEATURES.equals, includes: "</", named: true },
    pattern:
      /(?<=\s)(?:[nN]ame|key|property|field)=["'](?<name>[^"'<>\s]{2,64})["'](?:\s[^<>]{0,80})?>(?:\s{0,64}<(?:value|string|AttributeValue)>)?(?:\s{0,64}<!\[CDATA\[)?(?<a>(?:[^<>\]]|\](?!\]>)){1,4096})(?:\]\]>\s{0,64})?<\//dg,
  },
  // XML elements whose name is the content of the element before them, such as
  // `<key>password</key><string>made-up</string>`.
  {
    needs: { has: FEATURES.angle, includes: "</", named: true },
    pattern:
      /<(?:[\w:]{1,16}-)?(?:key|name|dt|th|label)>(?<name>[^<>]{2,64})<\/[^<>]{1,64}>\s{0,64}<(?:[\w-]{1,16}:)?(?:value|string|data|content|default|text|dd|td)>(?:<string>)?(?:\s{0,64}<!\[CDATA\[)?(?<a>(?:[^<>\]]|\](?!\]>)){1,4096})(?:\]\]>\s{0,64})?<\//dgi,
  },
  // Multipart forms, such as `form-data; name="password"\r\n\r\nmade-up`.
  {
    needs: { has: FEATURES.form | FEATURES.equals, includes: "form-data", named: true },
    pattern:
      /form-data; ?name="?(?<name>[^"\r\n;]{1,64})"?\r?\n(?:[^\r\n]{1,128}\r?\n){0,2}\r?\n(?<a>[^\r\n]{1,8192})/dg,
  },
  // `.netrc` files, such as `login ada password plum`.
  {
    needs: { has: FEATURES.word, includes: "password" },
    pattern: /(?<=\blogin[ \t]{1,4}\S{1,64}\s{1,8})password[ \t]{1,4}(?<a>[^\s"',;]{1,256})/dg,
    rule: "@password",
  },
  // SQL statements, such as `ALTER USER ada PASSWORD 'made-up'` and `CREATE USER ada IDENTIFIED BY 'made-up'`.
  {
    needs: { has: FEATURES.word, includes: "PASSWORD" },
    pattern: /\bPASSWORD[ \t]{1,4}(?:'(?<a>[^'\r\n]{1,256})'|"(?<b>[^"\r\n]{1,256})")/dg,
    rule: "@password",
    open: { includes: "PASSWORD", closers: CLOSING_QUOTES },
  },
  {
    needs: { has: FEATURES.capitals, includes: "IDENTIFIED BY" },
    pattern: /(?<= )IDENTIFIED BY (?:'(?<a>[^'\r\n]{1,256})'|"(?<b>[^"\r\n]{1,256})")/dg,
    rule: "@password",
    open: { includes: "IDENTIFIED BY", closers: CLOSING_QUOTES },
  },
  // Messages that contain a one-time code, such as `Your OTP is 123456` and `verification code: 123456`.
  {
    needs: { has: FEATURES.blank, named: true },
    pattern:
      /(?<![\w-])(?:[Oo][Tt][Pp]|PIN|[Oo]ne[- ][Tt]ime (?:code|pass(?:code|word))|(?:[Vv]erification|[Ss]ecurity|[Ll]ogin) code|[Pp]asscode)(?: is:?|:)?[ \t]{1,2}(?<a>\d{4,8})(?![\w-]|\.\d)/dg,
    rule: "@token",
  },
  // Input of a command, such as `echo made-up | docker login --password-stdin`.
  {
    needs: { has: FEATURES.blank, includes: "echo " },
    pattern:
      /echo ["']?(?<a>[^\s|"']{4,128})["']? ?\| ?(?:sudo -S|chpasswd|passwd|\w{2,12} (?:auth |registry )?login)/dg,
    rule: "@password",
  },
  // PowerShell, such as `ConvertTo-SecureString "made-up" -AsPlainText`.
  {
    needs: { has: FEATURES.blank, includes: "SecureString" },
    pattern:
      /ConvertTo-SecureString(?: -\w{1,20}){0,3} (?:"(?<a>[^"\r\n]{1,256})"|'(?<b>[^'\r\n]{1,256})'|(?<c>[^\s"'$(-][^\s"']{0,255}))/dg,
    rule: "@password",
  },
  {
    needs: { has: FEATURES.blank, includes: " your " },
    pattern: /(?<![\w.-])(?<a>\d{4,8}) (?:is|as) your (?:[\w-]{1,20} ){0,4}(?:code|OTP|PIN|passcode|password)(?!\w)/dg,
    rule: "@token",
  },
  // Credentials in a curl command, such as `curl -u ada:made-up`.
  {
    needs: { has: FEATURES.word | FEATURES.colon, includes: "curl" },
    pattern: /(?<=\s)(?:-u|--(?:proxy-)?user)[ =]{1,2}["']?[^\s:"']{1,128}:(?<a>[^\s"']{1,256})/dg,
    rule: "@password",
  },
  // Messages about basic authentication, such as `Basic auth ada:made-up failed`. In `Basic auth localhost:80`, the
  // number is a port.
  {
    needs: { has: FEATURES.colon | FEATURES.blank, includes: "asic auth" },
    pattern:
      /asic auth(?:entication|orization)?(?: (?:for|with|as|using|user))?:? ["'(]?[\w.@-]{1,64}:(?!\d{1,5}\b)(?<a>[^\s"',;()]{2,256})/dg,
    rule: "@password",
  },
  // `.pgpass` files, whose lines contain host, port, database, user and password, such as
  // `db.example:5432:shop:ada:made-up`.
  {
    needs: { has: FEATURES.colonValue, colons: 4 },
    pattern:
      /(?<![\w.:*-])(?:[\w.-]{1,128}|\*):(?:\d{2,5}|\*):(?:[\w.-]{1,64}|\*):(?:[\w.-]{1,64}|\*):(?<a>[^\s:"',;]{4,256})(?![\w:])/dg,
    rule: "@password",
  },
]);

/**
 * Checks whether a value only stands for a real value, as in usage instructions. Example: true for `TOKEN` in
 * `--token TOKEN`, and for `via` in `--password via ...`.
 */
function describes(value: string, name: string): boolean {
  return isDescription(value) || (value === value.toUpperCase() && name.toUpperCase().endsWith(value));
}

/** Finds the values of sensitive names in one notation. */
export function findInNotation(
  text: string,
  { pattern, rule: ruleOfNotation }: Notation,
  nameRule: NameRule,
  meter: Meter,
): readonly Pair[] {
  const pairs: Pair[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const { groups, indices } = match;
    meter.work += COST.match;
    const rule = ruleOfNotation ?? nameRule(groups?.["name"] ?? "");
    const [start, end] = indices?.groups?.["a"] ?? indices?.groups?.["b"] ?? indices?.groups?.["c"] ?? [0, 0];
    const value = text.slice(start, end).trim();
    const isNamed = ruleOfNotation === undefined;
    if (rule !== undefined && value !== "" && !(isNamed && describes(value, groups?.["name"] ?? "")))
      pairs.push({ start, end, rule });
    if (pairs.length >= MOST_FINDINGS) break;
  }
  return pairs;
}
