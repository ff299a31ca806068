import { type Family, objectOf } from "./family.ts";

type Field = (index: number, turn: number) => readonly [name: string, value: unknown];

/**
 * Fields whose names contain a secret. Redaction makes these names equal or almost equal, such as `[email]`. So the
 * scrubber must add numbers to tell them apart.
 */
const COLLIDING: readonly (readonly [name: string, field: Field])[] = [
  ["addresses", (index, turn) => [`u${turn}x${index}@example.com`, index]],
  [
    "IPv4 addresses",
    (index, turn) => [`${100 + (turn % 90)}.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`, index],
  ],
  [
    "IPv6 addresses",
    (index, turn) => [
      `2001:db8:85a3:${(turn & 0xffff).toString(16)}:0:8a2e:${(index >> 12).toString(16)}:${((index & 0xfff) + 0x1000).toString(16)}`,
      index,
    ],
  ],
  ["home directories", (index, turn) => [`/home/u${turn}x${index}/app`, index]],
  [
    "vendor keys",
    (index, turn) => [`gh${"p_"}${String(turn).padStart(8, "A")}${String(index).padStart(28, "Zq9")}`, index],
  ],
  ["bearer tokens", (index, turn) => [`Bearer t${turn}Zq${String(index).padStart(24, "9vKe2R")}`, index]],
  ["pairs", (index, turn) => [`password=t${turn}x${index}`, index]],
  ["addresses in sentences", (index, turn) => [`orders of u${turn}x${index}@example.com`, { open: index }]],
  [
    "addresses, with names beside them that are numbered already",
    (index, turn) => [index % 2 === 0 ? `[email] (${(index >> 1) + 2})` : `u${turn}x${index}@example.com`, index],
  ],
  ["addresses with different first words", (index, turn) => [`w${index % 50} u${turn}x${index}@example.com`, index]],
  [
    "addresses, with secret values",
    (index, turn) => [`u${turn}x${index}@example.com`, { password: `made-up-${index}` }],
  ],
];

const NAMED: readonly (readonly [name: string, field: Field])[] = [
  ["numbers", (index, turn) => [`n${turn}x${index}`, index]],
  ["numbers that look like card numbers", (index, turn) => [`n${turn}x${index}`, 4_000_000_000_000_000 + index]],
  ["fractions", (index, turn) => [`n${turn}x${index}`, index + 0.5]],
  ["booleans", (index, turn) => [`b${turn}x${index}`, index % 2 === 0]],
  ["nulls", (index, turn) => [`z${turn}x${index}`, null]],
  ["empty strings", (index, turn) => [`e${turn}x${index}`, ""]],
  ["short strings", (index, turn) => [`s${turn}x${index}`, `state ${index}`]],
  ["empty objects", (index, turn) => [`o${turn}x${index}`, {}]],
  ["empty lists", (index, turn) => [`l${turn}x${index}`, []]],
  ["bigints", (index, turn) => [`i${turn}x${index}`, BigInt(index)]],
  ["numbers under sensitive names", (index, turn) => [`password${turn}x${index}`, index]],
  ["strings under sensitive names", (index, turn) => [`password_${turn}_${index}`, `made-up-${index}`]],
  [
    "strings under names that end in a sensitive word",
    (index, turn) => [`pg${turn}x${index}token`, `made-up-${index}`],
  ],
  ["objects under sensitive names", (index, turn) => [`secret_${turn}_${index}`, { a: index }]],
  [
    "texts under names that only speak of secrets",
    (index, turn) => [`password_${turn}_${index}_length`, `made-up-${index}`],
  ],
  ["names of many words", (index, turn) => [`t${turn}_a_b_c_d_e_f_g_h_i_j_k_l_m_${index}`, 1]],
  ["names of many sensitive words", (index, turn) => [`t${turn}_key_auth_card_user_pass_min_${index}_length`, 1]],
  ["names in camel case", (index, turn) => [`t${turn}AbCdEfGhIjKlMnOpQrStUv${index}`, 1]],
  ["names of 63 characters", (index, turn) => [`t${turn}x${index}`.padEnd(63, "n"), 1]],
  ["names of 500 characters", (index, turn) => [`t${turn}x${index}`.padEnd(500, "key_"), 1]],
  ["names of 5000 characters", (index, turn) => [`t${turn}x${index}`.padEnd(5000, "key_"), 1]],
  ["names that are numbers", (index) => [String(index), 1]],
  ["names that are numbers with large gaps", (index, turn) => [String(turn * 10_000_019 + index * 1000), 1]],
  ["names in Cyrillic", (index, turn) => [`поле${turn}x${index}`, 1]],
  ["names in full-width letters", (index, turn) => [`ｎａｍｅ${turn}ｘ${index}`, 1]],
  ["names with invisible characters", (index, turn) => [`n\u200ba\u200bm${turn}x${index}`, 1]],
  ["names in percent encoding", (index, turn) => [`a%5B${turn}%5D%5B${index}%5D`, 1]],
  ["names that end in `version`", (index, turn) => [`t${turn}x${index}_version`, `1.2.3.${index % 250}`]],
  ["names that are parameters of a template", (index) => [`sentry.message.parameter.${index}`, `made-up ${index}`]],
  ["names with dots", (index, turn) => [`http.request.header.x-t${turn}-${index}`, "*/*"]],
];

export const FIELDS: readonly Family[] = NAMED.map(([name, field]) => ({
  name: `fields: ${name}`,
  make: ofFields(field),
}));

export const COLLISIONS: readonly Family[] = COLLIDING.flatMap(([name, field]) => {
  const make = ofFields(field);
  return [
    { name: `names that are ${name}`, make },
    { name: `names that are ${name}, in a JSON text`, make: (...of) => JSON.stringify(make(...of)) },
    { name: `names that are ${name}, in a Map`, make: (...of) => new Map(Object.entries(make(...of))) },
  ] satisfies Family[];
});

function ofFields(field: Field): (length: number, turn: number) => Record<string, unknown> {
  return (length, turn) => objectOf(length, (index) => field(index, turn));
}
