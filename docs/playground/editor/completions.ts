import type { Completion, CompletionContext, CompletionResult } from "@codemirror/autocomplete";
import { KINDS } from "../engine/plan.ts";
import { cursorPlace } from "./cursor-place.ts";
import fields from "./policy-fields.json";

interface Field {
  readonly name: string;
  readonly about: string;
  readonly byDefault: string;
}

const METHODS = ['"filter"', '"replace"', '"mask"', '"remove"', '{ method: "mask", keepLast: 4 }'];
const BOOLEANS = ["true", "false"];
/** The values that are offered for fields with a few fixed values. */
const VALUES: Readonly<Record<string, readonly string[]>> = Object.freeze({
  scrubDefaults: BOOLEANS,
  scrubPersonalData: BOOLEANS,
  scrubIpAddresses: BOOLEANS,
  meta: BOOLEANS,
  dryRun: BOOLEANS,
  sql: ['"keep"', '"parameterize"'],
  unknownItems: ['"drop"', '"pass"'],
  redaction: METHODS,
});

/** Completes names (of fields, kinds and rules) and values, each where the policy can contain it. */
export function completePolicy(context: CompletionContext): CompletionResult | null {
  const word = context.matchBefore(/["@\w]*/);
  if (word === null || (word.from === word.to && !context.explicit)) return null;
  const options = optionsAt(context.state.sliceDoc(0, word.from));
  return options.length === 0 ? null : { from: word.from, options: [...options], validFor: /^["@\w]*$/ };
}

function optionsAt(before: string): readonly Completion[] {
  const { path, fieldAtCursor } = cursorPlace(before);
  const [outer] = path;
  if (fieldAtCursor !== undefined)
    return valuesOf(outer ?? fieldAtCursor).map((label) => ({ label, type: "constant" }));
  if (path.length === 0) return fields.policy.filter(({ name }) => name !== "onScrub").map(fieldOption);
  if (outer === "limits") return fields.limits.map(fieldOption);
  if (outer === "detectors") return KINDS.map((name) => ({ label: name, apply: `${name}: `, type: "property" }));
  if (outer === "redaction")
    return KINDS.map((name) => ({ label: `"@${name}"`, apply: `"@${name}": `, type: "property" }));
  return [];
}

function valuesOf(field: string): readonly string[] {
  return field === "detectors" ? [...BOOLEANS, ...METHODS] : (VALUES[field] ?? []);
}

function fieldOption({ name, about, byDefault }: Field): Completion {
  return {
    label: name,
    apply: `${name}: `,
    type: "property",
    ...(byDefault === "" ? {} : { detail: `default ${byDefault}` }),
    info: about.replaceAll("\n", " "),
  };
}
