/** A family of texts of any length, made to be slow to search. */
export type Family = readonly [name: string, unit: string];

const DASHES = "-".repeat(5);

/** Each unit is repeated to the length that is asked for; what starts a detector comes again and again and never ends well. */
const UNITS: readonly string[] = [
  ...["a", "0", "4", ".", "-", "_", " ", "=", ":", "/", "@", "[", "{", '"', "\\", "\n", "%", "+", "&", "é", "界", "🔥"],
  ...["a@", "@a.", "a.a@", "1.", "1.1.1.1.", "1:", "::", "ff:", "4 ", "4-", "4111 ", "41111111111111", "123-45-", "0-"],
  ...[
    "a=",
    "a=&",
    "a:",
    "password",
    "password=",
    "password: ",
    '"password":"',
    "'token': '",
    "token ",
    "secret_",
    "key",
  ],
  ...[
    "eyJ",
    "eyJ.",
    "eyJa.eyJ",
    "Bearer ",
    "bearer  ",
    "Basic ",
    "Digest a=",
    "Authorization: ",
    "Cookie: ",
    "Set-Cookie: a=",
  ],
  ...[`${DASHES}BEGIN`, `${DASHES}BEGIN PRIVATE KEY${DASHES}\n`, `${DASHES}BEGIN A`, `${DASHES}END `],
  ...[
    "http://",
    "http://a",
    "http://a:",
    "://a@",
    "://:@",
    "a://b:c",
    "?a=",
    "?token=",
    "#access_token",
    "a%40",
    "<password>",
  ],
  ...[
    "/home/",
    "/Users/a",
    "C:\\Users\\",
    "DE44 5001 ",
    "DE44",
    "GB82WEST",
    "sk-",
    "sk-ant-",
    "ghp_",
    "xoxb-",
    "AKIA",
    "SG.",
    "SK0",
  ],
  ...[
    "AAAA:",
    "hvs.",
    ".atlasv1.",
    "key-0",
    "github_pat_",
    "glpat-",
    "1//0",
    "Q~",
    "AccountKey=",
    "machine a login ",
    "curl -u a",
  ],
  ...[
    '{"a":',
    '"password":{',
    '"password":{}',
    '"password":[\'',
    '[{"a":[',
    '{"a":"{',
    '\\"password\\":\\"',
    "a{",
    "mutation{a(",
    "--password ",
    "PASSWORD '",
    " IDENTIFIED BY '",
    '[{"a":1.0,',
    "AGE-SECRET-KEY-1",
    "dapi0",
    "0-us",
  ],
];

export const FAMILIES: readonly Family[] = UNITS.map((unit) => [JSON.stringify(unit), unit]);

export function adversarial(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length)).slice(0, length);
}
