import type { VolumeLevel } from "../policy/types.ts";

/** An error or message that is being captured. The fields that are slow to read are functions. */
export interface Occurrence {
  /** Whether it is an error rather than a message. */
  readonly isError: boolean;
  /** Name of the error, or an empty string. */
  readonly type: string;
  /** The first characters of the message. */
  readonly message: string;
  readonly isHandled: boolean;
  readonly level: VolumeLevel;
  /** Returns the frames of the stack as the runtime writes them, or an empty string. */
  stack(): string;
  status(): number | undefined;
  tags(): Readonly<Record<string, unknown>>;
  /** Path of the request or the page, without its query. */
  path(): string | undefined;
  userAgent(): string;
  /** Fingerprint that the app set. */
  fingerprint(): readonly string[];
  /** Returns the trace's random number, from 0 to 1. */
  sampleRand(): number;
}

/** Only this many characters of a message are searched, so that a long message is not too expensive. */
export const MOST_MESSAGE_LENGTH = 1000;

/**
 * Returns the name and the message, such as `TypeError: x is not a function`. Without a name, returns only the message.
 */
export function textOf({ type, message }: Pick<Occurrence, "type" | "message">): string {
  return type === "" ? message : `${type}: ${message}`;
}
