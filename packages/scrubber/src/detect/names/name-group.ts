/** A group of field names for one kind of personal data. */
export interface NameGroup {
  /**
   * The kind of personal data. It is a key of the policy's option `detectors`, as in `detectors: { person: false }`.
   */
  readonly kind: string;
  /** The name of the rule in `_meta` and in reports. */
  readonly rule: string;
  readonly personal: true;
  /**
   * The names, in lower case and with spaces between the words. A name also matches without spaces, with a plural `s`,
   * and at the end of a longer name. For example, `first name` matches `firstname`, `first_names` and
   * `customerFirstName`.
   */
  readonly names: readonly string[];
  /** Decides by the form of a value whether the value is redacted. */
  readonly form: {
    /**
     * Matches a value that is kept although its name is in the group. Example: the value of `full_name: "acme/shop"`.
     */
    readonly kept?: RegExp;
    /**
     * Matches a value that is redacted. If this pattern is set, all other values are kept, such as the value of
     * `phone: "iPhone 15"`.
     */
    readonly redacted?: RegExp;
  };
}
