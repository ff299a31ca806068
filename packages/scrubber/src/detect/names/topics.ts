/** The form of the values that a description of a secret has. */
export type TopicForm = "any" | "date" | "number" | "hash" | "address" | "identifier";

const ENDINGS: Readonly<Record<TopicForm, string>> = Object.freeze({
  any: "sent, reused, accepted, requested, changed, change, reset, verified, verification, purpose, channel, message, backend, topic, speaker, symbol, price, balance, description, details, note, usage",
  date: "month, year, exp, iat, nbf, age, in",
  number: "number, pid, supply, decimals",
  hash: "hash, digest, fingerprint, thumbprint, checksum",
  address: "address",
  identifier: "kid, prefix, suffix, arn",
});

/**
 * Words that describe a secret at the end of a name, with the form that such a description has. Unlike after
 * `METADATA_ENDINGS`, a value of another form is redacted, because it can be the secret itself: `password_reset` is
 * `requested` in one app and the code to reset a password in another.
 */
export const TOPIC_ENDINGS: ReadonlyMap<string, TopicForm> = new Map(
  (Object.keys(ENDINGS) as TopicForm[]).flatMap((form) =>
    ENDINGS[form].split(", ").map((word) => [word, form] as const),
  ),
);
