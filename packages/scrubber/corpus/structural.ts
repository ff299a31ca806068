import { ENVELOPE_HEADER, ITEM_HEADER, ITEMS, RECORDING, RECORDING_HEADER } from "../src/walk/item-schema.ts";
import { ANY, EACH, type FieldForm, type Shape } from "../src/walk/schema-shape.ts";

/** A place for one value in an envelope, in a field that Sentry defines. */
export interface StructuralPlace {
  /** The path of the field, such as `event exception.values[].thread_id`. */
  readonly name: string;
  readonly target: "envelope header" | "item header" | "item" | "recording" | "segment";
  /** The type of the envelope item. */
  readonly type: string;
  /** What the schema expects at this place: a value of a certain form, a field name, or an object or list. */
  readonly expects: FieldForm | "name" | "container";
  /** Returns the payload or header with a value at this place. */
  readonly around: (value: unknown) => object;
}

/**
 * One step of the path from a payload to the place of a value. The step `"its name"` means that the value becomes the
 * name of a field and not its content.
 */
type PathStep = string | typeof ANY | typeof EACH | "its name";
type Path = readonly PathStep[];

const ITS_NAME = "its name";
/** The field name to use if the schema allows any name. */
const DATA_NAME = "lib";
const NO_ITEM = "client_report";

/**
 * Returns a place for every field in the schema. New fields in the schema are covered automatically. A shape that
 * contains itself is visited only once.
 */
export function structuralPlaces(): readonly StructuralPlace[] {
  return [
    ...placesIn("envelope header", NO_ITEM, ENVELOPE_HEADER),
    ...placesIn("item header", "event", ITEM_HEADER),
    ...Object.entries(ITEMS).flatMap(([type, shape]) => placesIn("item", type, shape)),
    ...placesIn("recording", "replay_recording", RECORDING),
    ...placesIn("segment", "replay_recording", RECORDING_HEADER),
  ];
}

function placesIn(target: StructuralPlace["target"], type: string, root: Shape): readonly StructuralPlace[] {
  function under(shape: Shape, path: Path, above: readonly Shape[]): readonly StructuralPlace[] {
    const expects = typeof shape === "string" ? shape : "container";
    const own = path.length === 0 ? [] : [place(path, expects)];
    if (typeof shape === "string" || above.includes(shape)) return own;
    const next = [...above, shape];
    return [
      ...own,
      ...Object.entries(shape).flatMap(([name, inner]) => under(inner, [...path, name], next)),
      ...(shape[EACH] === undefined ? [] : under(shape[EACH], [...path, EACH], next)),
      ...(shape[ANY] === undefined
        ? []
        : [place([...path, ITS_NAME], "name"), ...under(shape[ANY], [...path, ANY], next)]),
    ];
  }

  function place(path: Path, expects: StructuralPlace["expects"]): StructuralPlace {
    const around = (value: unknown): object => Object(path.reduceRight<unknown>(wrap, value));
    return { name: `${target === "item" ? type : target} ${nameOf(path)}`, target, type, expects, around };
  }

  return under(root, [], []);
}

function wrap(value: unknown, step: PathStep): unknown {
  if (step === EACH) return [value];
  if (step === ITS_NAME) return { [String(value)]: "1.0.0" };
  return { [step === ANY ? DATA_NAME : String(step)]: value };
}

function nameOf(path: Path): string {
  const parts = path.map((step) => (step === EACH ? "[]" : `.${step === ANY ? "*" : String(step)}`));
  return parts.join("").replace(/^\./, "");
}

/** Made-up strings with secrets that are recognizable by their format. */
export const STRUCTURAL_CANARIES: readonly string[] = Object.freeze([
  "canary.x@example.com",
  "password=Zq9vKe2mX4",
  `ghp_${"Ab3".repeat(12)}`,
]);

/** The parts of the canaries that must be redacted. The names before the values are not secret. */
export const STRUCTURAL_SECRETS: readonly string[] = Object.freeze([
  "canary.x@example.com",
  "Zq9vKe2mX4",
  `ghp_${"Ab3".repeat(12)}`,
]);
