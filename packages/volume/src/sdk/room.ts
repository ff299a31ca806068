import { field } from "@sentry-policy/internal/guards";
import type { VolumeClient } from "./client.ts";

/**
 * Size of the SDK's two buffers, one for events that it processes and one for requests that it sends. What does not fit
 * is lost. https://github.com/getsentry/sentry-javascript/blob/develop/packages/core/src/transports/base.ts
 */
const DEFAULT_BUFFER_SIZE = 64;
/** Parts of the buffers that errors of known issues and held errors may fill, and that errors of new issues may fill. */
const SHARE = 1 / 2;
const SHARE_OF_NEW = 7 / 8;

/** Returns how many more events the SDK can take without losing one. */
export type Room = (isNew: boolean) => number;

/** Watches how full the buffers of a client are. */
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
  return (isNew) => {
    // The buffer of events is a private field, with the same name in v10 and v11.
    const processing = field(field(client, "_promiseBuffer"), "$");
    return (
      Math.ceil(size * (isNew ? SHARE_OF_NEW : SHARE)) - (Array.isArray(processing) ? processing.length : 0) - sending
    );
  };
}
