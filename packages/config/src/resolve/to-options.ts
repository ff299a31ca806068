import { type DataCollection, dataCollection } from "../variables/data-collection.ts";
import { NAMES, optionOf } from "../variables/variables.ts";
import type { ResolvedVariables } from "./resolved.ts";

type Options = Record<string, unknown>;
type Assembled = Readonly<Options> & { readonly dataCollection: DataCollection };

/**
 * Builds options in which the environment overrides the code's defaults, and unset ones are absent. Substitutes for
 * blank and refused values rank below the defaults, except for privacy switches: no mistake may expose personal data.
 */
export function toOptions({ values, instead, defaults }: ResolvedVariables): Assembled {
  const meant = optionsOf(values);
  const told = optionsOf(instead);
  const { sendDefaultPii = defaults["sendDefaultPii"] ?? false } = { ...told.whole, ...meant.whole };
  const collected = dataCollection(sendDefaultPii === true);
  return {
    ...told.whole,
    ...defaults,
    ...meant.whole,
    sendDefaultPii,
    dataCollection: {
      ...collected,
      ...inside(collected, defaults["dataCollection"]),
      ...told.switches,
      ...meant.switches,
    },
  };
}

/** Splits what the variables set into whole options and fields of `dataCollection`. */
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

/** Returns the code's own fields, with absent parts filled in from `collected`: to the SDK, absent means collect. */
function inside(collected: object, own: unknown): Options {
  const fields = Object.entries(Object(own)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    fields.map(([field, value]) => {
      const whole: unknown = Reflect.get(collected, field);
      return [field, hasParts(whole) && hasParts(value) ? { ...whole, ...inside(whole, value) } : value];
    }),
  );
}

/** Checks whether a value has parts, such as inputs and outputs. `{ allow }` and `{ deny }` lists are one value. */
function hasParts(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("allow" in value || "deny" in value);
}

/** Applies a boolean to every part of a field. `{ inputs, outputs }`, `false` -> both false; a list, `false` -> `[]` */
function switched(whole: unknown, value: unknown): unknown {
  if (typeof value !== "boolean" || typeof whole !== "object" || whole === null) return value;
  if (Array.isArray(whole)) return value ? whole : [];
  return Object.fromEntries(Object.keys(whole).map((field) => [field, value]));
}
