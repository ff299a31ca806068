import { type DataCollection, dataCollection } from "./privacy.ts";
import type { Read } from "./read.ts";
import { NAMES, optionOf, variableOf } from "./variables.ts";

const DATA = "dataCollection.";

/** What was read, as options: the environment over the code's defaults, and nothing that is not set. */
export function assemble(found: Read): Readonly<Record<string, unknown>> & { readonly dataCollection: DataCollection } {
  const { defaults } = found;
  const { sendDefaultPii = defaults["sendDefaultPii"] ?? false, ...fromEnv } = optionsIn(found, "");
  return {
    ...defaults,
    ...fromEnv,
    sendDefaultPii,
    dataCollection: {
      ...dataCollection(sendDefaultPii === true),
      ...Object(defaults["dataCollection"]),
      ...switchesIn(found),
    },
  };
}

/** What the variables set, by option; of `dataCollection` its fields. */
function optionsIn({ values, sources }: Read, within: "" | typeof DATA): Readonly<Record<string, unknown>> {
  const entries = NAMES.flatMap((name) => {
    const option = optionOf(name);
    const value = values[name] ?? (sources.has(name) ? variableOf(name).refused : undefined);
    const isWithin = option.startsWith(DATA) === (within === DATA);
    return value === undefined || !isWithin ? [] : [[option.slice(within.length), value] as const];
  });
  return Object.fromEntries(entries);
}

/** A switch says yes or no for a field whatever the field is made of. */
function switchesIn(found: Read): Readonly<Record<string, unknown>> {
  const all: Readonly<Record<string, unknown>> = { ...dataCollection(true) };
  return Object.fromEntries(
    Object.entries(optionsIn(found, DATA)).map(([field, value]) => [field, switched(all[field], value)]),
  );
}

function switched(whole: unknown, value: unknown): unknown {
  if (typeof value !== "boolean" || typeof whole !== "object" || whole === null) return value;
  if (Array.isArray(whole)) return value ? whole : [];
  return Object.fromEntries(Object.keys(whole).map((field) => [field, value]));
}
