import { field, isFunction, isObject, isPlainObject } from "@sentry-policy/internal/guards";
import type { VolumeEvent, VolumeException } from "./client.ts";

/** What an error says about itself. Reading it can run code of the app, which can throw. */
export interface ErrorFacts {
  readonly type: string;
  readonly message: string;
  stack(): string;
  status(): number | undefined;
}

/** Fields in which frameworks keep the HTTP status of an error. */
const STATUS_FIELDS = ["status", "statusCode", "status_code"] as const;

/** Reads anything that can be thrown: an error of any realm, or another value. */
export function readError(thrown: unknown): ErrorFacts {
  const status = () => statusOf(thrown);
  const name = field(thrown, "name");
  const message = field(thrown, "message");
  if (isObject(thrown) && typeof name === "string" && typeof message === "string") {
    return { type: name, message, stack: () => framesOf(field(thrown, "stack"), message), status };
  }
  return { type: typeof thrown, message: describe(thrown), stack: () => "", status };
}

/** Reads the exception of an event that an integration has made. */
export function readException({ type = "", value = "", stacktrace }: VolumeException, event: VolumeEvent): ErrorFacts {
  return {
    type,
    message: value,
    // The frames are in reverse: the last one threw. They are written as V8 writes a stack.
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

/** Describes a value that is no error: a primitive by itself, an object by its keys. */
function describe(value: unknown): string {
  if (isFunction(value)) return value.name;
  return isObject(value)
    ? isPlainObject(value)
      ? Object.keys(value).sort().join()
      : Object.prototype.toString.call(value)
    : String(value);
}

/** Returns a stack without the message, which V8 puts first and which can contain lines that look like frames. */
function framesOf(stack: unknown, message: string): string {
  if (typeof stack !== "string") return "";
  const place = message === "" ? -1 : stack.indexOf(message);
  return place < 0 ? stack : stack.slice(place + message.length);
}
