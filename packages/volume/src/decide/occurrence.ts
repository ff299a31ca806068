import type { VolumeLevel } from "../policy/types.ts";

/** An error or a message that is being captured. What costs time to find out is a function. */
export interface Occurrence {
  /** Whether it is an error rather than a message. */
  readonly isError: boolean;
  /** Name of the error, or an empty string. */
  readonly type: string;
  /** The first characters of the message. */
  readonly message: string;
  readonly isHandled: boolean;
  readonly level: VolumeLevel;
  /** The frames of the stack as text, in the form of the runtime, or an empty string. */
  stack(): string;
  status(): number | undefined;
  tags(): Readonly<Record<string, unknown>>;
  /** Path of the request or the page, without its query. */
  path(): string | undefined;
  userAgent(): string;
  /** Fingerprint that the app set. */
  fingerprint(): readonly string[];
  /** Random number of the trace, 0 to 1. */
  sampleRand(): number;
}

/** Most characters of a message that are searched, so that a long message costs no more than a short one. */
export const MOST_MESSAGE_LENGTH = 1000;

/** Returns `TypeError: x is not a function` for an error, and the message alone if there is no name. */
export function textOf({ type, message }: Pick<Occurrence, "type" | "message">): string {
  return type === "" ? message : `${type}: ${message}`;
}
