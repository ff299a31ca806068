import { expect, it } from "vitest";
import { createScrub } from "../src/create-scrub.ts";
import { leaksIn, type Sample } from "./sample.ts";
import { secretSamples } from "./secrets.ts";

const EACH = 45;
const SHOWN = 3;

it("redacts every secret of the corpus in every context", () => {
  const scrub = createScrub();
  const samples = secretSamples(EACH);
  const kinds = new Map<string, { total: number; misses: { sample: Sample; left: string }[] }>();
  for (const sample of samples) {
    const tally = kinds.get(sample.kind) ?? { total: 0, misses: [] };
    kinds.set(sample.kind, tally);
    tally.total += 1;
    const left = leaksIn(write(scrub(sample.input)), sample.secrets);
    if (left !== undefined) tally.misses.push({ sample, left });
  }
  const missed = [...kinds].filter(([, { misses }]) => misses.length > 0);
  if (missed.length > 0) console.log(missed.map(([kind, tally]) => worklist(kind, tally)).join("\n"));
  const found = samples.length - missed.reduce((sum, [, { misses }]) => sum + misses.length, 0);
  console.log(
    `recall: ${found} of ${samples.length} secrets redacted, ${kinds.size - missed.length} of ${kinds.size} kinds complete`,
  );
  expect(samples.length).toBeGreaterThanOrEqual(10_000);
  expect(kinds.size).toBeGreaterThanOrEqual(40);
  expect(Object.fromEntries(missed.map(([kind, { misses }]) => [kind, misses.length]))).toEqual({});
}, 120_000);

it("uses samples that contain their secrets and are the same in each run", () => {
  const samples = secretSamples(6);
  const withoutSecret = samples.filter(({ input, secrets }) =>
    secrets.some((secret) => !written(input).includes(secret)),
  );
  expect(withoutSecret).toEqual([]);
  expect(secretSamples(6).map(({ input }) => written(input))).toEqual(samples.map(({ input }) => written(input)));
});

function worklist(
  kind: string,
  { total, misses }: { total: number; misses: { sample: Sample; left: string }[] },
): string {
  const shown = misses.slice(0, SHOWN).map(({ sample, left }) => {
    const text = written(sample.input);
    const at = Math.max(0, text.indexOf(left));
    return `      left ${JSON.stringify(left)} of …${text.slice(Math.max(0, at - 70), at + left.length + 40)}…`;
  });
  return [`${kind}: ${total - misses.length}/${total}`, ...shown].join("\n");
}

/** Returns the JSON that would be sent. For `undefined`, which has no JSON, returns an empty string. */
function write(value: unknown): string {
  return JSON.stringify(value) ?? "";
}

/** Returns the JSON of an input. Bigints become strings of digits, because JSON does not support bigints. */
function written(value: unknown): string {
  return write(
    typeof value === "bigint"
      ? String(value)
      : JSON.parse(JSON.stringify(value, (_, v: unknown) => (typeof v === "bigint" ? String(v) : v)) ?? "null"),
  );
}
