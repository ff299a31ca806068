import { describe, expect, it } from "vitest";
import { KINDS, payloadOf } from "./index.mjs";

const SIZES = { browser: 4, server: 54, transaction: 445, logs: 80, spans: 220 };
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8];

describe.each(KINDS)("payloads of kind $name", (kind) => {
  const payloads = SEEDS.map((seed) => payloadOf(kind, seed));

  it("are the same for the same seed and differ from seed to seed", () => {
    expect(payloadOf(kind, 1)).toEqual(payloads[0]);
    expect(new Set(payloads.map(({ json }) => json)).size).toBe(SEEDS.length);
  });

  it("are within 20 % of the expected size", () => {
    const mean = payloads.reduce((sum, { json }) => sum + json.length / 1000, 0) / SEEDS.length;
    expect(mean).toBeGreaterThan(0.8 * SIZES[kind.name]);
    expect(mean).toBeLessThan(1.2 * SIZES[kind.name]);
  });

  it("contain every secret that they list, and list at least one", () => {
    for (const { json, secrets } of payloads) {
      expect(secrets).not.toEqual([]);
      expect(secrets.filter((secret) => !json.includes(secret))).toEqual([]);
    }
  });
});
