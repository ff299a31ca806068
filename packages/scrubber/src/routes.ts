import { field } from "./field.ts";
import { FILTERED, type Redaction } from "./redaction.ts";

/** Where `makeMultiplexedTransport` finds to which projects an event goes. */
const PATH = ["extra", "MULTIPLEXED_TRANSPORT_EXTRA_KEY"] as const;
/** With a public key alone, as Sentry gives them out today. */
const DSN = /^https?:\/\/[0-9a-f]{32}@[\w.:-]{1,255}\/\d{1,20}$/;

/** Filters whatever stands in a DSN's place and is none. Writes into our own copy of an event. */
export function filterRoutes(event: unknown): readonly Redaction[] {
  const routes = PATH.reduce(field, event);
  if (!Array.isArray(routes)) return [];
  return routes.flatMap((route: unknown, index) => {
    const dsn = field(route, "dsn");
    if (dsn === undefined || (typeof dsn === "string" && (dsn === FILTERED || DSN.test(dsn)))) return [];
    Reflect.set(Object(route), "dsn", FILTERED);
    return { rule: "urlauth", code: "s", path: [...PATH, String(index), "dsn"] };
  });
}
