import titles from "./recorded/titles.json";

/** A recorded envelope that can be chosen in the playground. */
export interface Sample {
  readonly title: string;
  readonly load: () => Promise<{ default: unknown }>;
}

/** The files of the samples. Each is loaded when it is chosen. */
const FILES = import.meta.glob<{ default: unknown }>("./recorded/[0-9]*.json");

/** The samples, in the order in which they were recorded. */
export const SAMPLES: readonly Sample[] = Object.freeze(
  Object.entries(titles).flatMap(([name, title]) => {
    const load = FILES[`./recorded/${name.slice(1)}.json`];
    return load === undefined ? [] : [{ title, load }];
  }),
);

/** Returns a sample as text, in the form in which the SDK holds an envelope. */
export async function loadSample(title: string): Promise<string> {
  const sample = SAMPLES.find((each) => each.title === title);
  return sample === undefined ? "" : JSON.stringify((await sample.load()).default, null, 2);
}
