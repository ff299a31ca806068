import { field } from "@sentry-policy/internal/guards";
import type { EventKind } from "../decide/issue-table.ts";
import type { VolumeClient } from "./client.ts";

/**
 * Size of each of the SDK's two buffers: one holds the events that it is processing, the other the requests that it is
 * sending. Whatever does not fit is lost.
 * https://github.com/getsentry/sentry-javascript/blob/develop/packages/core/src/transports/base.ts
 */
const DEFAULT_BUFFER_SIZE = 64;
/**
 * How full the buffers may be when an event of each kind is sent. Held errors count as `known`. The rest of the space
 * is left for client reports, sessions and transactions.
 */
const SHARES: Readonly<Record<EventKind, number>> = Object.freeze({ known: 1 / 2, new: 3 / 4, urgent: 7 / 8 });

/** Returns how many more events of a kind the SDK can take without losing one. */
export type Room = (kind: EventKind) => number;

/** Returns a function that measures how full the buffers of a client are. */
export function watchRoom(client: VolumeClient): Room {
  const sizeOption = Number(field(field(client.getOptions(), "transportOptions"), "bufferSize"));
  const size = sizeOption > 0 ? sizeOption : DEFAULT_BUFFER_SIZE;
  const sendEnvelope = client.sendEnvelope.bind(client);
  let sending = 0;
  client.sendEnvelope = async (envelope) => {
    sending += 1;
    try {
      return await sendEnvelope(envelope);
    } finally {
      sending -= 1;
    }
  };
  return (kind) => {
    // The buffer of events is a private field, with the same name in v10 and v11.
    const processing = field(field(client, "_promiseBuffer"), "$");
    return Math.ceil(size * SHARES[kind]) - (Array.isArray(processing) ? processing.length : 0) - sending;
  };
}
