import { LINE_FEED } from "../shared/char-codes.ts";
import { itemTypeOf } from "./client-report.ts";

/** The first byte of the zlib data (RFC 1950) from the worker of Session Replay. JSON never begins with this byte. */
const ZLIB_START = 0x78;

/** Checks whether an item is a compressed recording. */
export function isPacked(item: readonly unknown[]): boolean {
  if (itemTypeOf(item) !== "replay_recording") return false;
  const payload = item[1];
  return payload instanceof Uint8Array && payload[payload.indexOf(LINE_FEED) + 1] === ZLIB_START;
}
