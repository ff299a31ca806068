import titles from "./recorded/titles.json";

/** A recorded envelope that can be chosen in the playground. */
export interface Sample {
  readonly title: string;
  readonly load: () => Promise<{ default: unknown }>;
  /**
   * Loads what Sentry's server keeps of each payload by default, by the payload's position. Recorded only for errors
   * and transactions.
   */
  readonly loadOnServer: (() => Promise<{ default: unknown }>) | undefined;
}

/** The files of the samples. A file is loaded when its sample is chosen. */
const FILES = import.meta.glob<{ default: unknown }>("./recorded/[0-9]*.json");
const ON_SERVER = import.meta.glob<{ default: unknown }>("./recorded/server/[0-9]*.json");

/** The samples, in the order in which they were recorded. */
export const SAMPLES: readonly Sample[] = Object.freeze(
  Object.entries(titles).flatMap(([name, title]) => {
    const file = `${name.slice(1)}.json`;
    const load = FILES[`./recorded/${file}`];
    return load === undefined ? [] : [{ title, load, loadOnServer: ON_SERVER[`./recorded/server/${file}`] }];
  }),
);

/**
 * A loaded sample: its text, in the form in which the SDK holds an envelope, and what Sentry's server keeps of its
 * payloads.
 */
export interface LoadedSample {
  readonly text: string;
  readonly onServer: ReadonlyMap<number, unknown>;
}

export async function loadSample(title: string): Promise<LoadedSample> {
  const sample = SAMPLES.find((each) => each.title === title);
  const [envelope, kept] = await Promise.all([sample?.load(), sample?.loadOnServer?.()]);
  return {
    text: envelope === undefined ? "" : JSON.stringify(envelope.default, null, 2),
    onServer: new Map(Object.entries(Object(kept?.default)).map(([index, payload]) => [Number(index), payload])),
  };
}
