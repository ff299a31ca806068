import { describe, expect, test } from "vitest";
import { createScrub } from "../../create-scrub.ts";

/**
 * Attributes of OpenTelemetry's and Sentry's conventions that are not redacted, although their name or example
 * resembles a secret.
 */
const KEPT: readonly (readonly [attribute: string, example: string | number | boolean, reason: string])[] = [
  ["process.session_leader.pid", 14, "the number of a process"],
  ["process.session_leader.title", "bash", "the name of a process"],
  ["gen_ai.response.time_to_first_token", 0.6853435, "a duration"],
  ["gen_ai.usage.input_tokens", 100, "a count"],
  ["gen_ai.usage.output_tokens.reasoning", 40, "a count"],
  ["gen_ai.token.type", "input", "a kind"],
  ...["reset_password", "change_phone_number", "email_confirmation", "change_email", "two_factor", "_OTHER"].map(
    (example) => ["aspnetcore.identity.token_purpose", example, "an enumeration"] as const,
  ),
  ...["success", "failure"].map((example) => ["aspnetcore.identity.token_purpose", example, "a state"] as const),
  ...["success", "failure"].map((example) => ["aspnetcore.identity.token_verified", example, "a state"] as const),
  ["messaging.rabbitmq.destination.routing_key", "myKey", "a destination"],
  ["mcp.progress.token", "progress-token-123", "only a link between a notification and its request"],
  [
    "db.connection_string",
    "Server=(localdb)\\v11.0;Integrated Security=true;",
    "a connection string without a password",
  ],
  // Session ids are not redacted, because they are needed to group what one user did.
  ["session.id", "00112233-4455-6677-8899-aabbccddeeff", "the id of a session in telemetry"],
  ["session.previous_id", "00112233-4455-6677-8899-aabbccddeeff", "the id of a session in telemetry"],
  ["mcp.session.id", "191c4850af6c49e08843a3f6c80e5046", "the id of a session in telemetry"],
  ["aws.secretsmanager.secret.arn", "arn:aws:iam::123456789012:role/shop", "the name of a resource"],
];

/** Attributes that are redacted. */
const CHANGED: readonly (readonly [attribute: string, example: string, reason: string])[] = [
  ["client.address", "83.164.160.102", "an address"],
  ["network.peer.address", "10.1.2.80", "an address"],
  ["k8s.pod.ip", "10.1.2.80", "an address"],
  ["user.email", "ada@mail.example.com", "an e-mail address"],
  ["file.path", "/home/ada/shop/cart.ts", "a home directory"],
  ["session.id", "correct-horse-7", "not an id, so it can be the session of a login"],
  ["session_id", "00112233-4455-6677-8899-aabbccddeeff", "not an attribute of the conventions"],
  ["messaging.rabbitmq.destination.routing_key", "q7Zt2LmX9vKp4RsW8yBn3Dc6", "a generated key"],
  ["db.connection_string", "Server=db;User Id=ada;Password=plum;", "a password"],
  ["http.request.header.authorization", "correct-horse-7", "a credential"],
  ["url.query", "page=2&sig=correct-horse-7", "a credential"],
];

const scrub = createScrub();

const PLACES: readonly (readonly [string, (data: object) => unknown])[] = [
  ["the data of a span", (data) => ({ type: "transaction", spans: [{ op: "rpc", data }] })],
  ["the data of a trace", (data) => ({ type: "transaction", contexts: { trace: { op: "rpc", data } } })],
  ["`extra`", (data) => ({ extra: data })],
];

describe.each(PLACES)("in %s", (_, place) => {
  test.each(KEPT)("%s is kept with the value %j, because it is %s", (attribute, example) => {
    const payload = place({ [attribute]: example });
    expect(scrub(payload)).toEqual(payload);
  });

  test.each(CHANGED)("%s is redacted with the value %j, because it is %s", (attribute, example) => {
    const payload = place({ [attribute]: example });
    expect(scrub(payload)).not.toEqual(payload);
  });
});
