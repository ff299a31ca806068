import { hasParts, isObject } from "@sentry-policy/internal/guards";
import { type DataCollection, dataCollection } from "../variables/data-collection.ts";
import { NAMES, optionOf } from "../variables/variables.ts";
import type { ResolvedVariables } from "./resolved.ts";

type OptionValues = Record<string, unknown>;
type InitOptions = Readonly<OptionValues> & { readonly dataCollection: DataCollection };

/**
 * Builds the options for `Sentry.init`. Unset options are absent. A variable overrides `defaults`, which override the
 * fallback for a blank or invalid variable. The exception is a privacy switch, such as `SENTRY_SEND_DEFAULT_PII`: its
 * fallback overrides `defaults`, so that a mistake cannot expose personal data.
 */
export function toOptions({ values, fallbacks, defaults }: ResolvedVariables): InitOptions {
  const given = splitValues(values);
  const substituted = splitValues(fallbacks);
  const { sendDefaultPii = defaults["sendDefaultPii"] ?? false } = { ...substituted.whole, ...given.whole };
  const collected = dataCollection(sendDefaultPii === true);
  return {
    ...substituted.whole,
    ...defaults,
    ...given.whole,
    sendDefaultPii,
    dataCollection: {
      ...collected,
      ...withAbsentParts(collected, defaults["dataCollection"]),
      ...substituted.switches,
      ...given.switches,
    },
  };
}

/** Separates values that set a whole option (`whole`) from values that set a field of `dataCollection` (`switches`). */
function splitValues(values: ResolvedVariables["values"]): {
  readonly whole: OptionValues;
  readonly switches: OptionValues;
} {
  const whole: OptionValues = {};
  const switches: OptionValues = {};
  const fullCollection: Readonly<OptionValues> = { ...dataCollection(true) };
  for (const name of NAMES) {
    const value = values[name];
    const [option = "", field] = optionOf(name).split(".");
    if (value === undefined) continue;
    if (field === undefined) whole[option] = value;
    else switches[field] = applySwitch(fullCollection[field], value);
  }
  return { whole, switches };
}

/**
 * Returns the fields of `dataCollection` that the app set in code. If the app set only parts of a field, the SDK would
 * collect the data of the absent parts, so these are taken from `collected`.
 */
function withAbsentParts(collected: object, custom: unknown): OptionValues {
  const fields = Object.entries(Object(custom)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    fields.map(([field, value]) => {
      const whole: unknown = Reflect.get(collected, field);
      return [field, hasParts(whole) && hasParts(value) ? { ...whole, ...withAbsentParts(whole, value) } : value];
    }),
  );
}

/**
 * Applies a boolean to every part of a field. `false` turns `{ inputs: true, outputs: true }` into `{ inputs: false,
 * outputs: false }`, and a list into `[]`. A value that is not a boolean replaces the whole field.
 */
function applySwitch(whole: unknown, value: unknown): unknown {
  if (typeof value !== "boolean" || !isObject(whole)) return value;
  if (Array.isArray(whole)) return value ? whole : [];
  return Object.fromEntries(Object.keys(whole).map((field) => [field, value]));
}
