import { getEnvelopeEndpointWithUrlEncodedAuth } from "@sentry/core";
import { field } from "@sentry-policy/internal/guards";
import type { GuardClient, GuardTransport } from "../items/client.ts";
import { warn } from "../shared/warn.ts";
import type { Envelope } from "./envelope-scrubber.ts";
import { isOffline, STORE_UNGUARDED, type TransportSettings, transportSettingsOf } from "./offline-settings.ts";
import { type Gates, scrubByAll } from "./scrub-by-all.ts";
import type { ScrubbedContents } from "./scrubbed-envelope.ts";

const STORE_LATE =
  "The offline transport ran before the guard was attached, so envelopes stored by an earlier run may be sent unscrubbed. Pass scrubber() to Sentry.init.";
const FLUSH_AT_STARTUP =
  "`flushAtStartup` may send envelopes stored by an earlier run unscrubbed. Remove it, and call Sentry.flush() after Sentry.init.";

/**
 * Creates a replacement for a client's offline transport. Returns `undefined` if the client has no such transport, or
 * if it cannot be replaced.
 *
 * An offline transport sends envelopes that an earlier run stored, without calling the client or its own `send`. Before
 * it sends an envelope, it calls its `shouldSend` option, which cannot be set on an existing transport. So this
 * function creates the transport again, with a `shouldSend` that scrubs the envelope.
 *
 * @param gates The functions that scrub the data of each client that uses the transport. A client that uses it later is
 * added to this map.
 * @param clean The envelopes that are already scrubbed, so that they are not scrubbed again.
 */
export function scrubbingOffline(
  client: GuardClient,
  gates: Gates,
  clean: WeakSet<object>,
  isLate: boolean,
): GuardTransport | undefined {
  try {
    const settings = transportSettingsOf(client);
    if (!isOffline(settings)) return undefined;
    const transport = makeTransport(client, settings, (envelope) => scrubInPlace(envelope, gates, clean));
    if (transport === undefined) warn(STORE_UNGUARDED);
    // With `flushAtStartup`, the original transport has already started a timer that cannot be stopped. When it fires,
    // stored envelopes are sent unscrubbed.
    else if (settings.transportOptions["flushAtStartup"] === true) warn(FLUSH_AT_STARTUP);
    else if (isLate) warn(STORE_LATE);
    return transport;
  } catch {
    warn(STORE_UNGUARDED);
    return undefined;
  }
}

function makeTransport(
  client: GuardClient,
  { factory, transportOptions, tunnel }: TransportSettings,
  scrub: (envelope: Envelope) => true | Promise<true>,
): GuardTransport | undefined {
  const [dsn, appsShouldSend] = [client.getDsn(), transportOptions["shouldSend"]];
  if (typeof factory !== "function" || dsn === undefined) return undefined;
  const askApp = (envelope: Envelope): unknown =>
    typeof appsShouldSend === "function" ? appsShouldSend(envelope) : true;
  const made: unknown = Reflect.apply(factory, undefined, [
    {
      tunnel,
      recordDroppedEvent: client.recordDroppedEvent.bind(client),
      ...transportOptions,
      url: getEnvelopeEndpointWithUrlEncodedAuth(dsn, tunnel, client.getSdkMetadata()?.sdk),
      shouldSend: (envelope: Envelope): unknown => {
        const done = scrub(envelope);
        return done === true ? askApp(envelope) : done.then(() => askApp(envelope));
      },
    },
  ]);
  return isTransport(made) ? made : undefined;
}

/**
 * Scrubs an envelope in place. If it throws an error, the transport stores the envelope again instead of sending it.
 */
function scrubInPlace(envelope: Envelope, gates: Gates, clean: WeakSet<object>): true | Promise<true> {
  if (clean.has(envelope)) return true;
  const scrubbed = scrubByAll(gates, envelope);
  if (scrubbed === undefined) return true;
  const replaceContents = ([header, items]: ScrubbedContents): true => {
    // If all items were dropped, the envelope is empty. The SDK's transports skip empty envelopes.
    envelope.splice(0, envelope.length, header, items);
    clean.add(envelope);
    return true;
  };
  return scrubbed instanceof Promise ? scrubbed.then(replaceContents) : replaceContents(scrubbed);
}

function isTransport(value: unknown): value is GuardTransport {
  return typeof field(value, "send") === "function" && typeof field(value, "flush") === "function";
}
