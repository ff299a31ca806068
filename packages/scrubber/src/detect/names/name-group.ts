/** Names of fields that hold personal data of one kind. */
export interface NameGroup {
  /** The kind's name in a policy: `detectors: { person: false }`. */
  readonly kind: string;
  /** The rule's name in `_meta` and in reports. */
  readonly rule: string;
  readonly personal: true;
  /**
   * The names, in lower case and with spaces between words. A name also matches without its spaces, with a plural `s`,
   * and at the end of a longer name: `first name` -> `firstname`, `first_names`, `customerFirstName`
   */
  readonly names: readonly string[];
  /** What the values look like. */
  readonly form: {
    /** Matches a value that is kept despite its name. Example: `full_name: "acme/shop"`. */
    readonly kept?: RegExp;
    /** Matches a value that is redacted. Any other value is kept. Example: `phone: "iPhone 15"`. */
    readonly redacted?: RegExp;
  };
}
