import { hasParts, isObject } from "@sentry-policy/internal/guards";
import { type DataCollection, dataCollection } from "../variables/data-collection.ts";
import { NAMES, optionOf } from "../variables/variables.ts";
import type { ResolvedVariables } from "./resolved.ts";

type Options = Record<string, unknown>;
type Assembled = Readonly<Options> & { readonly dataCollection: DataCollection };

/**
 * Builds the options for `Sentry.init`. The environment overrides `defaults`, and unset options are absent. `defaults`
 * override the substitutes for blank and refused values, except for privacy switches: a mistake must not expose
 * personal data.
 */
export function toOptions({ values, fallbacks, defaults }: ResolvedVariables): Assembled {
  const set = optionsOf(values);
  const substituted = optionsOf(fallbacks);
  const { sendDefaultPii = defaults["sendDefaultPii"] ?? false } = { ...substituted.whole, ...set.whole };
  const collected = dataCollection(sendDefaultPii === true);
  return {
    ...substituted.whole,
    ...defaults,
    ...set.whole,
    sendDefaultPii,
    dataCollection: {
      ...collected,
      ...withAbsentParts(collected, defaults["dataCollection"]),
      ...substituted.switches,
      ...set.switches,
    },
  };
}

/** Splits the variables' values into whole options and fields of `dataCollection`. */
function optionsOf(values: ResolvedVariables["values"]): { readonly whole: Options; readonly switches: Options } {
  const whole: Options = {};
  const switches: Options = {};
  const all: Readonly<Options> = { ...dataCollection(true) };
  for (const name of NAMES) {
    const value = values[name];
    const [option = "", field] = optionOf(name).split(".");
    if (value === undefined) continue;
    if (field === undefined) whole[option] = value;
    else switches[field] = switched(all[field], value);
  }
  return { whole, switches };
}

/**
 * Returns the app's own fields of `dataCollection`, with absent parts filled in from `collected`, because the SDK
 * collects whatever is absent.
 */
function withAbsentParts(collected: object, custom: unknown): Options {
  const fields = Object.entries(Object(custom)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    fields.map(([field, value]) => {
      const whole: unknown = Reflect.get(collected, field);
      return [field, hasParts(whole) && hasParts(value) ? { ...whole, ...withAbsentParts(whole, value) } : value];
    }),
  );
}

/** Applies a boolean to every part of a field. `{ inputs, outputs }`, `false` -> both false; a list, `false` -> `[]` */
function switched(whole: unknown, value: unknown): unknown {
  if (typeof value !== "boolean" || !isObject(whole)) return value;
  if (Array.isArray(whole)) return value ? whole : [];
  return Object.fromEntries(Object.keys(whole).map((field) => [field, value]));
}
