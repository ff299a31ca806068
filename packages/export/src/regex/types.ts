/**
 * A regular-expression engine. `rust` is the `regex` crate, which Relay uses. `re2` is RE2. The collector uses Go's
 * `regexp`, which has the same syntax as RE2.
 */
export type RegexTarget = "rust" | "re2";

/** How a translated expression differs from the original. */
export interface RegexNote {
  /**
   * `wider`: the translation matches more than the original. `weaker`: it matches less. `refused`: there is no
   * translation.
   */
  readonly class: "wider" | "weaker" | "refused";
  /** What differs, as the end of a sentence: `the check (?!ant-) is left out`. */
  readonly message: string;
}

/** Options of a translation. */
export interface TranslationOptions {
  /**
   * Which part of a match the groups capture: the secret (`"secret"`), or the text before and after it (`"rest"`).
   * `"rest"` is for engines that replace whole matches.
   *
   * @defaultValue `"secret"`
   */
  readonly capture?: "secret" | "rest";
  /**
   * Whether a match may directly follow a percent-encoded character, for engines that do not decode URLs. `(?<!\w)ab`
   * then also matches in `%20ab`, although `0` is a word character.
   *
   * @defaultValue `false`
   */
  readonly afterPercent?: boolean;
}

/** An expression in the syntax of another engine. */
export interface TranslatedRegex {
  readonly pattern: string;
  /** With `capture: "secret"`: the numbers of the groups to redact. `[0]` means the whole match. */
  readonly groups: readonly number[];
  /**
   * With `capture: "rest"`: the numbers of the groups before and after the secret, whose text stays unchanged. A
   * replacement can contain all of these groups, as in `${1}[Filtered]${2}`, because a group without a match is empty.
   */
  readonly kept: { readonly before: readonly number[]; readonly after: readonly number[] };
  /**
   * How often the expression must be applied. Some expressions match a character before and after each secret. If only
   * one character separates two secrets, it belongs to the first match, and the second secret is found only when the
   * expression is applied again.
   */
  readonly passes: 1 | 2;
  readonly notes: readonly RegexNote[];
}

/** The result if an expression cannot be translated. */
export interface RefusedRegex {
  readonly pattern: undefined;
  readonly notes: readonly [RegexNote];
}
