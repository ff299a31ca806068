import type { BoundColumns } from "./bound-columns.ts";

const AUTH = /^auth$/i;

/**
 * Finds the password among the arguments of a Redis command, and maps the number of the argument to `password`. In
 * `AUTH [user] password`, it is the last argument. In `HELLO 3 AUTH user password`, it is the second one after `AUTH`.
 */
export function redisPasswords(command: string, args: readonly unknown[]): BoundColumns | undefined {
  if (AUTH.test(command)) return new Map([[String(args.length), "password"]]);
  const auth = /^hello$/i.test(command) ? args.findIndex((each) => typeof each === "string" && AUTH.test(each)) : -1;
  return auth < 0 ? undefined : new Map([[String(auth + 3), "password"]]);
}
