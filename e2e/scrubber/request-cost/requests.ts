/** Maximum lengths of a query and a header. Node rejects a request with more than 16 KB of URL and headers. */
const LONGEST_QUERY = 15_000;
const LONGEST_HEADER = 7000;
/** Lengths of bodies: the SDK captures one completely, and truncates the other. */
const WHOLE_BODY = 9900;
const LONGEST_BODY = 16_000;

export interface Sent {
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** A hostile request, which is expensive to search, and a request with plain text of the same length. */
export interface RequestCase {
  readonly name: string;
  readonly hostile: Sent;
  readonly plain: Sent;
}

const WORDS =
  "the order was shipped to a shop around corner and customers often ask when their parcel will arrive".split(" ");

/** Returns words with dashes, as in the path of an article: `the-order-was-` */
const slug = (length: number): string => filled(length, (index) => `${WORDS[index % WORDS.length]}-`);

/** Joins parts up to a length, and truncates the last one if necessary. */
function filled(length: number, part: (index: number) => string): string {
  let text = "";
  for (let index = 0; text.length < length; index++) text += part(index);
  return text.slice(0, length);
}

/** Returns a JSON array or object with as many entries as fit into the length. */
function jsonOf(length: number, entry: (index: number) => string, [open, close]: readonly [string, string]): string {
  const entries: string[] = [];
  for (let [index, made] = [0, 2]; ; index++) {
    const next = entry(index);
    made += next.length + 1;
    if (made > length) return open + entries.join(",") + close;
    entries.push(next);
  }
}

/** Returns JSON that is nested in strings as deeply as the length allows: `{"body":"{\"body\":\"{...}\"}"}` */
function nestedJson(length: number): string {
  let text = '{"m":"ada@example.com"}';
  for (let next = text; next.length < length; next = JSON.stringify({ body: text })) text = next;
  return text;
}

type Make = (length: number) => string;

/** Queries, without the `?`, that are expensive to search. */
const QUERIES: readonly (readonly [name: string, make: Make])[] = [
  ["escapes of Latin-1 between letters", (length) => `q=${filled(length - 2, () => "%E9a")}`],
  ["escapes of Latin-1", (length) => `q=${filled(length - 2, () => "%E9")}`],
  ["escapes of escapes", (length) => `q=${filled(length - 2, () => "%25%45%39")}`],
  ["one escape, encoded again and again", (length) => `q=%${filled(length - 5, () => "25")}40`],
  ["half characters of UTF-8", (length) => `q=${filled(length - 2, () => "%C3a")}`],
  ["fields with plus signs", (length) => filled(length, () => "a=b+&")],
  ["assignments and plus signs", (length) => `q=${filled(length - 2, () => "a=b+")}`],
  ["many fields", (length) => filled(length, (index) => `&k${index}=v`)],
  ["many fields with brackets", (length) => filled(length, (index) => `&a[${index}]=v`)],
  ["many fields of sensitive names", (length) => filled(length, (index) => `&token${index}=v`)],
  ["addresses", (length) => `q=${filled(length - 2, (index) => `u${index}@example.com,`)}`],
  ["addresses, encoded", (length) => `q=${filled(length - 2, (index) => `u${index}%40example.com+`)}`],
  ["IP addresses", (length) => `q=${filled(length - 2, (index) => `100.2.3.${index % 250},`)}`],
  ["JSON in JSON", (length) => `q=${encodeURIComponent(nestedJson(length / 2)).slice(0, length - 2)}`],
  [
    "JSON of colliding names",
    (length) => `q=${encodeURIComponent(jsonOf(length / 1.5, (index) => `"u${index}@ex.co":1`, ["{", "}"]))}`,
  ],
  ["URLs with user names", (length) => `q=${filled(length - 2, () => "://a@")}`],
  ["base64", (length) => `q=${Buffer.from(filled(length * 0.74, (index) => `a=${index}&`)).toString("base64url")}`],
  ["numbers as those of cards", (length) => `q=${filled(length - 2, () => "4111+")}`],
];

const BODIES: readonly (readonly [name: string, type: string, make: Make])[] = [
  [
    "JSON of colliding addresses",
    "application/json",
    (length) => jsonOf(length, (index) => `"u${index}@ex.co":1`, ["{", "}"]),
  ],
  [
    "JSON of colliding IP addresses",
    "application/json",
    (length) => jsonOf(length, (index) => `"100.2.${index >> 8}.${index & 255}":1`, ["{", "}"]),
  ],
  ["JSON in JSON in JSON", "application/json", nestedJson],
  ["JSON of pairs", "application/json", (length) => jsonOf(length, (index) => `["n${index}",1]`, ["[", "]"])],
  [
    "JSON of bytes",
    "application/json",
    (length) => jsonOf(length, (index) => String(index % 256), ['{"type":"Buffer","data":[', "]}"]),
  ],
  ["JSON of escapes", "application/json", (length) => jsonOf(length, () => '"\\u0040"', ["[", "]"])],
  ["JSON of brackets", "application/json", (length) => "[".repeat(length / 2) + "]".repeat(length / 2)],
  [
    "a form of Latin-1",
    "application/x-www-form-urlencoded",
    (length) => filled(length, (index) => `nom${index}=Andr%E9&`),
  ],
  ["a form of many fields", "application/x-www-form-urlencoded", (length) => filled(length, (index) => `k${index}=v&`)],
  ["lines of JSON", "application/x-ndjson", (length) => filled(length, (index) => `{"m":"u${index}\\u0040ex.co"}\n`)],
  ["text of addresses", "text/plain", (length) => filled(length, (index) => `u${index}@ex.co `)],
];

const queries: readonly RequestCase[] = QUERIES.map(([name, make]) => ({
  name: `a query: ${name}`,
  hostile: { path: `?${make(LONGEST_QUERY).slice(0, LONGEST_QUERY)}` },
  plain: { path: `?q=${slug(LONGEST_QUERY - 2)}` },
}));

const headers: readonly RequestCase[] = [
  ["cookies and a Referer of many fields", (index: number) => `k${index}=v`],
  ["cookies and a Referer with escapes of Latin-1", () => "a=%E9a%E9a%E9a%E9a"],
  ["cookies and a Referer of addresses", (index: number) => `u${index}=u${index}%40example.com`],
  ["cookies and a Referer of sensitive names", (index: number) => `session${index}=v`],
].map(([name, field]) => {
  const part = typeof field === "function" ? field : () => "";
  return {
    name: String(name),
    hostile: {
      path: "",
      headers: {
        cookie: filled(LONGEST_HEADER, (index) => `${part(index)}; `),
        referer: `https://shop.example/?${filled(LONGEST_HEADER - 22, (index) => `${part(index)}&`)}`,
      },
    },
    plain: {
      path: "",
      headers: {
        cookie: `note=${slug(LONGEST_HEADER - 5)}`,
        referer: `https://shop.example/${slug(LONGEST_HEADER - 21)}`,
      },
    },
  };
});

const bodies: readonly RequestCase[] = BODIES.flatMap(([name, type, make]) =>
  [WHOLE_BODY, LONGEST_BODY].map((length) => {
    const body = make(length);
    const sent = (text: string): Sent => ({ path: "", headers: { "content-type": type }, body: text });
    const text = slug(body.length - 11);
    return {
      name: `a body of ${length} characters: ${name}`,
      hostile: sent(body),
      plain: sent(type === "application/json" ? JSON.stringify({ note: text }) : `note=${text}`),
    };
  }),
);

export const REQUESTS: readonly RequestCase[] = [...queries, ...headers, ...bodies];
