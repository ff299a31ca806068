import { type DataCollection, dataCollection } from "./privacy.ts";
import type { Read } from "./read.ts";
import { NAMES, optionOf } from "./variables.ts";

type Options = Record<string, unknown>;
type Assembled = Readonly<Options> & { readonly dataCollection: DataCollection };

/**
 * What was read, as options: the environment over the code's defaults, and nothing that is not set. What stands in for a
 * value that means nothing goes beneath the defaults, but for personal data, which no mistake lets out.
 */
export function assemble({ values, instead, defaults }: Read): Assembled {
  const meant = optionsOf(values);
  const told = optionsOf(instead);
  const { sendDefaultPii = defaults["sendDefaultPii"] ?? false } = { ...told.whole, ...meant.whole };
  const collected = dataCollection(sendDefaultPii === true);
  return {
    ...told.whole,
    ...defaults,
    ...meant.whole,
    sendDefaultPii,
    dataCollection: { ...collected, ...Object(defaults["dataCollection"]), ...told.switches, ...meant.switches },
  };
}

/** What the variables set: whole options, and fields of `dataCollection`. */
function optionsOf(values: Read["values"]): { readonly whole: Options; readonly switches: Options } {
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

/** A switch says yes or no for a field whatever the field is made of. */
function switched(whole: unknown, value: unknown): unknown {
  if (typeof value !== "boolean" || typeof whole !== "object" || whole === null) return value;
  if (Array.isArray(whole)) return value ? whole : [];
  return Object.fromEntries(Object.keys(whole).map((field) => [field, value]));
}
