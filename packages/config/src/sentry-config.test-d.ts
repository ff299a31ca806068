import type { Parse } from "./parsers/types.ts";
import type { SentryConfig } from "./variables/sentry-options.ts";
import type { VariableName } from "./variables/values.ts";
import type { VARIABLES } from "./variables/variables.ts";

type Camel<Words extends string> = Words extends `${infer Head}_${infer Tail}`
  ? `${Head}${Capitalize<Camel<Tail>>}`
  : Words;
type OptionOf<Name extends VariableName> = Name extends `SENTRY_DATA_${string}`
  ? never
  : (typeof VARIABLES)[Name] extends { readonly option: infer Option extends string }
    ? Option
    : Name extends `SENTRY_${infer Words}`
      ? Camel<Lowercase<Words>>
      : never;
type ValueOf<Name extends VariableName> = (typeof VARIABLES)[Name]["parse"] extends Parse<infer Value> ? Value : never;

/**
 * Options that the result of `sentryConfig` can contain, but that its type does not name. The types of some SDKs reject
 * these options.
 */
type Unnamed =
  | "sendDefaultPii"
  | "enableLogs"
  | "shutdownTimeout"
  | "profilesSampleRate"
  | "profileSessionSampleRate"
  | "profileLifecycle"
  | "replaysSessionSampleRate"
  | "replaysOnErrorSampleRate"
  | "spotlight"
  | "serverName";

type Derived = { [Name in VariableName as Exclude<OptionOf<Name>, Unnamed>]?: ValueOf<Name> };
type Same<A, B> = [A, B] extends [B, A] ? true : false;

/** Checks that `SentryConfig` has exactly the options that variables set, with the types that their parsers return. */
export const isWholeAndTrue: Same<Required<Derived>, Required<Omit<SentryConfig, "dataCollection">>> = true;
export const namesTheSame: Same<keyof Derived, Exclude<keyof SentryConfig, "dataCollection">> = true;
