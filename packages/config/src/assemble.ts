import { type DataCollection, dataCollection } from "./privacy.ts";
import type { Read } from "./read.ts";
import { NAMES, optionOf, variableOf } from "./variables.ts";

type Options = Record<string, unknown>;

/** What was read, as options: the environment over the code's defaults, and nothing that is not set. */
export function assemble(found: Read): Readonly<Options> & { readonly dataCollection: DataCollection } {
  const { defaults } = found;
  const { whole, switches } = optionsIn(found);
  const { sendDefaultPii = defaults["sendDefaultPii"] ?? false, ...fromEnv } = whole;
  const collected = dataCollection(sendDefaultPii === true);
  return {
    ...defaults,
    ...fromEnv,
    sendDefaultPii,
    dataCollection: { ...collected, ...Object(defaults["dataCollection"]), ...switches },
  };
}

/** What the variables set: whole options, and fields of `dataCollection`. */
function optionsIn({ values, sources }: Read): { readonly whole: Options; readonly switches: Options } {
  const whole: Options = {};
  const switches: Options = {};
  const all: Readonly<Options> = { ...dataCollection(true) };
  for (const name of NAMES) {
    const value = values[name] ?? (sources.has(name) ? variableOf(name).refused : undefined);
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
