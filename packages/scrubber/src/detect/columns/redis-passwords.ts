import type { BoundColumns } from "./bound-columns.ts";

const AUTH = /^auth$/i;

/**
 * Returns which argument of a Redis command is the password, in the same form as the columns of a query's bound values.
 * The password is the last argument of `AUTH [user] password`, and the second argument after the word `AUTH` in
 * `HELLO 3 AUTH user password`.
 */
export function redisPasswords(command: string, args: readonly unknown[]): BoundColumns | undefined {
  if (AUTH.test(command)) return new Map([[String(args.length), "password"]]);
  const auth = /^hello$/i.test(command) ? args.findIndex((each) => typeof each === "string" && AUTH.test(each)) : -1;
  return auth < 0 ? undefined : new Map([[String(auth + 3), "password"]]);
}
