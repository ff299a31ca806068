import { field, isFunction, isObject, isPlainObject } from "@sentry-policy/internal/guards";
import type { VolumeEvent, VolumeException } from "./client.ts";

/**
 * What the policy must know about an error. Reading a field of the thrown value can run a getter of the app, which can
 * throw.
 */
export interface ErrorFacts {
  readonly type: string;
  readonly message: string;
  stack(): string;
  status(): number | undefined;
}

/** Fields in which frameworks keep the HTTP status of an error. */
const STATUS_FIELDS = ["status", "statusCode", "status_code"] as const;

/** Reads a thrown value: an error, which may come from another realm such as an iframe, or any other value. */
export function readError(thrown: unknown): ErrorFacts {
  const status = () => statusOf(thrown);
  const name = field(thrown, "name");
  const message = field(thrown, "message");
  if (isObject(thrown) && typeof name === "string" && typeof message === "string") {
    return { type: name, message, stack: () => framesOf(field(thrown, "stack"), message), status };
  }
  return { type: typeof thrown, message: describe(thrown), stack: () => "", status };
}

/** Reads an exception from an event that was created without the error object. */
export function readException({ type = "", value = "", stacktrace }: VolumeException, event: VolumeEvent): ErrorFacts {
  return {
    type,
    message: value,
    // In an event, the frame that threw the error comes last. The result has the format of a V8 stack, in which this
    // frame comes first.
    stack: () =>
      (stacktrace?.frames ?? [])
        .slice(-50)
        .reverse()
        .map(
          ({ function: name = "?", filename = "", lineno = 0, colno = 0 }) =>
            `    at ${name} (${filename}:${lineno}:${colno})`,
        )
        .join("\n"),
    status: () => statusNumber(field(event.contexts?.["response"], "status_code")),
  };
}

function statusOf(thrown: unknown): number | undefined {
  return STATUS_FIELDS.map((name) => statusNumber(field(thrown, name))).find((status) => status !== undefined);
}

function statusNumber(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isInteger(number) && number >= 100 && number <= 599 ? number : undefined;
}

/** Describes a value that is not an error: an object by its keys, and a primitive by its value. */
function describe(value: unknown): string {
  if (isFunction(value)) return value.name;
  return isObject(value)
    ? isPlainObject(value)
      ? Object.keys(value).sort().join()
      : Object.prototype.toString.call(value)
    : String(value);
}

/**
 * Removes the message from a stack. V8 puts the message first, and the message can contain lines that look like frames.
 */
function framesOf(stack: unknown, message: string): string {
  if (typeof stack !== "string") return "";
  const place = message === "" ? -1 : stack.indexOf(message);
  return place < 0 ? stack : stack.slice(place + message.length);
}
