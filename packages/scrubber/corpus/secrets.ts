import { type Random, random } from "../src/testing/random.ts";
import { CONTEXTS, PAIRINGS, PAIRS, URLS } from "./contexts.ts";
import { FIELDS, KEY_PLACE, PLACES } from "./events.ts";
import type { NamedKind, Sample, TextKind, ValueKind } from "./sample.ts";
import { AUTHORIZATION_KINDS } from "./secrets/authorization.ts";
import { CARD_KINDS, CARD_VALUE_KINDS, IBAN_KINDS } from "./secrets/bank.ts";
import { CLOUD_KINDS } from "./secrets/clouds.ts";
import { DOCUMENT_KINDS } from "./secrets/documents.ts";
import { HASH_KINDS } from "./secrets/hashes.ts";
import { NAMED_KINDS, spellings } from "./secrets/names.ts";
import { PEM_KINDS } from "./secrets/pem.ts";
import { PERSONAL_KINDS } from "./secrets/personal.ts";
import { TOKEN_KINDS } from "./secrets/tokens.ts";
import { URL_KINDS } from "./secrets/urls.ts";
import { VENDOR_KINDS } from "./secrets/vendors.ts";

/** All kinds of secrets that are recognizable by their format. */
export const TEXT_KINDS: readonly TextKind[] = [
  ...AUTHORIZATION_KINDS,
  ...PEM_KINDS,
  ...URL_KINDS,
  ...PERSONAL_KINDS,
  ...CARD_KINDS,
  ...IBAN_KINDS,
  ...CLOUD_KINDS,
  ...VENDOR_KINDS,
  ...TOKEN_KINDS,
  ...HASH_KINDS,
  ...DOCUMENT_KINDS,
];
/**
 * Kinds whose text is a whole document. They are tested only in contexts that do not break the quotes of the document.
 */
const DOCUMENTS: ReadonlySet<TextKind> = new Set(DOCUMENT_KINDS);
const DOCUMENT_CONTEXTS = CONTEXTS.filter(([name]) =>
  /^(?:alone|at the end|JSON|JSON in JSON|lines|long text)$/.test(name),
);

/**
 * Returns `each` samples of every kind, and four times as many for kinds that are recognized by name. The same seed
 * always produces the same samples.
 */
export function secretSamples(each: number, seed = "recall"): Sample[] {
  return [
    ...TEXT_KINDS.flatMap((kind) =>
      repeat(each, (place) => textSample(kind, place, random(`${seed}/${kind.kind}/${place}`))),
    ),
    ...NAMED_KINDS.flatMap((kind) =>
      repeat(each * 4, (place) => namedSample(kind, place, random(`${seed}/${kind.kind}/${place}`))),
    ),
    ...CARD_VALUE_KINDS.flatMap((kind) =>
      repeat(each, (place) => valueSample(kind, random(`${seed}/${kind.kind}/${place}`))),
    ),
  ];
}

const repeat = (count: number, make: (place: number) => Sample) =>
  Array.from({ length: count }, (_, place) => make(place));

function textSample(kind: TextKind, turn: number, r: Random): Sample {
  const planted = kind.make(r);
  const contexts = DOCUMENTS.has(kind) ? DOCUMENT_CONTEXTS : kind.urlSafe === true ? [...CONTEXTS, ...URLS] : CONTEXTS;
  const places = [...PLACES, KEY_PLACE].filter(([name]) => kind.notIn?.test(name) !== true);
  const [placeName, place] = r.pick(places);
  if (!DOCUMENTS.has(kind) && turn % 9 === 8) {
    const second = kind.make(r);
    const text = r.pick(PAIRINGS)(planted.text, second.text);
    return { kind: kind.kind, input: place(text), secrets: [...planted.secrets, ...second.secrets] };
  }
  // Goes through the contexts in order. If the secret is used as the name of a field, no context is added, because
  // names are short.
  const context = contexts[turn % contexts.length] ?? r.pick(contexts);
  const text = placeName === "key name" ? planted.text : context[1](planted.text);
  return { kind: kind.kind, input: place(text), secrets: planted.secrets };
}

function namedSample({ kind, names, value }: NamedKind, turn: number, r: Random): Sample {
  const base = names[turn % names.length] ?? r.pick(names);
  const name = r.pick(spellings(base));
  const inText = turn % 3 === 0 && /^[\w.-]+$/.test(name);
  const around = inText ? r.pick(PAIRS) : r.pick(FIELDS);
  const places = PLACES.filter(
    ([place]) => inText || !/^(?:message|exception value|transaction name|fingerprint|frame context line)$/.test(place),
  );
  const [, place] = r.pick(places);
  const hidden = value(r);
  // A short code can also occur by chance in a date or an id of the event. Such a place is skipped, because the output
  // would contain the code even after redaction.
  const short = hidden.length < 8;
  const wrap = short && JSON.stringify(place(around(name, ""))).includes(hidden) ? (inner: unknown) => inner : place;
  const input = wrap(around(name, hidden));
  if (JSON.stringify(wrap(around(name, ""))).includes(hidden)) return namedSample({ kind, names, value }, turn, r);
  return {
    kind,
    input,
    secrets: [hidden.includes("=") && hidden.length > 8 ? hidden.slice(hidden.lastIndexOf("=") + 1) : hidden],
  };
}

function valueSample({ kind, build }: ValueKind, r: Random): Sample {
  return { kind, ...build(r) };
}
