/** A list of field names for one kind of personal data. */
export interface NameGroup {
  /**
   * The kind of personal data. It is a key in the policy's `detectors` option, as in `detectors: { person: false }`.
   */
  readonly kind: string;
  /** The name of the rule in `_meta` and in reports. */
  readonly rule: string;
  readonly personal: true;
  /**
   * The names, in lower case and with spaces between the words. A name also matches without spaces, in the plural, and
   * at the end of a longer name. For example, `first name` matches `firstname`, `first_names` and `customerFirstName`.
   */
  readonly names: readonly string[];
  /** Patterns for the values under these names. Without them, every value is redacted. */
  readonly form: {
    /** Values that match are not redacted. Example: the value of `full_name: "acme/shop"`. */
    readonly kept?: RegExp;
    /**
     * If this is set, only values that match are redacted. Example: the value of `phone: "030 123456"`, but not of
     * `phone: "iPhone 15"`.
     */
    readonly redacted?: RegExp;
  };
}
