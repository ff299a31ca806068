import { attribute, literal } from "../ottl/ottl.ts";

/** Attributes of OpenTelemetry for the id of a session in telemetry, which groups what one user did. */
const NAMES: readonly string[] = ["session.id", "session.previous_id", "mcp.session.id"];
/** Matches a UUID, or 32 hexadecimal digits. */
const ID = "^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$";

/** Statements that redact the id of a session if it has not the form of an id, because it can be that of a login. */
export const SESSION_STATEMENTS: readonly string[] = NAMES.map(attribute).map(
  (target) => `set(${target}, "[Filtered]") where ${target} != nil and not IsMatch(${target}, ${literal(ID)})`,
);
