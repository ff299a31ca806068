import { attribute, literal } from "../ottl/ottl.ts";

/** OpenTelemetry's attributes for the id of a telemetry session. Such a session groups the actions of one user. */
const NAMES: readonly string[] = ["session.id", "session.previous_id", "mcp.session.id"];
/** Matches a UUID, or 32 hexadecimal digits. */
const ID = "^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$";

/**
 * Statements that redact a session id if it does not match `ID`. Such an id might identify a login session, and would
 * then be a secret.
 */
export const SESSION_STATEMENTS: readonly string[] = NAMES.map(attribute).map(
  (target) => `set(${target}, "[Filtered]") where ${target} != nil and not IsMatch(${target}, ${literal(ID)})`,
);
