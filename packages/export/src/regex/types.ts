/**
 * A regular-expression engine. `rust` is the `regex` crate, which Relay uses. `re2` is RE2. Go's `regexp`, which the
 * collector uses, has the same syntax.
 */
export type RegexTarget = "rust" | "re2";

/** How a translated expression differs from the original. */
export interface RegexNote {
  /**
   * `wider`: the translation matches more. `weaker`: the translation matches less. `refused`: there is no translation.
   */
  readonly class: "wider" | "weaker" | "refused";
  /** What differs, as the end of a sentence: `the check (?!ant-) is left out`. */
  readonly message: string;
}

/** Options of a translation. */
export interface TranslationOptions {
  /**
   * Which parts of a match the groups contain: the secret, or the rest, which is the text before and after the secret.
   * The rest is for engines that replace whole matches.
   *
   * @defaultValue `"secret"`
   */
  readonly capture?: "secret" | "rest";
  /**
   * Whether a match may directly follow a percent-encoded character, for engines that do not decode URLs. For example,
   * `(?<!\w)ab` then also matches the end of `%20ab`, although `0` is a word character.
   *
   * @defaultValue `false`
   */
  readonly afterPercent?: boolean;
}

/** An expression in the syntax of another engine. */
export interface TranslatedRegex {
  readonly pattern: string;
  /** With `capture: "secret"`: the numbers of the groups to redact. `[0]` stands for the whole match. */
  readonly groups: readonly number[];
  /**
   * With `capture: "rest"`: the numbers of the groups to keep, before and after the secret. A replacement can contain
   * all of them, as in `${1}[Filtered]${2}`, because a group that took no part in a match is empty.
   */
  readonly kept: { readonly before: readonly number[]; readonly after: readonly number[] };
  /**
   * How often the expression must be applied. Some expressions match a character before and after each secret. Then
   * the character between two secrets belongs to the first match, so the second secret is only found when the
   * expression is applied again.
   */
  readonly passes: 1 | 2;
  readonly notes: readonly RegexNote[];
}

/** The result for an expression that has no translation. */
export interface RefusedRegex {
  readonly pattern: undefined;
  readonly notes: readonly [RegexNote];
}
