import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isInBlocks, parseBlock } from "./cidr.ts";

function isIn(address: string, block: string): boolean {
  const parsed = parseBlock(block);
  return parsed !== undefined && isInBlocks(address, [parsed]);
}

describe("a block of addresses", () => {
  it("contains the IPv4 addresses with the same first bits", () => {
    const byte = fc.integer({ min: 0, max: 255 });
    const numberOf = (bytes: readonly number[]) => bytes.reduce((sum, each) => sum * 256 + each, 0);
    const textOf = (number: number) => [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join(".");
    const address = fc.tuple(byte, byte, byte, byte).map(numberOf);
    fc.assert(
      fc.property(address, address, fc.integer({ min: 0, max: 32 }), fc.boolean(), (one, other, bits, isNear) => {
        const size = 2 ** (32 - bits);
        const base = Math.floor(one / size) * size;
        const tried = isNear ? base + (other % size) : other;
        const isInside = Math.floor(tried / size) * size === base;
        expect(isIn(textOf(tried), `${textOf(base)}/${bits}`)).toBe(isInside);
        expect(isIn(`::ffff:${textOf(tried)}`, `${textOf(base)}/${bits}`)).toBe(isInside);
      }),
    );
  });

  it.each([
    ["2001:db8::1", "2001:db8::/32", true],
    ["2001:0DB8:0:0:0:0:0:1", "2001:db8::/32", true],
    ["2001:db9::1", "2001:db8::/32", false],
    ["2001:db8:8000::1", "2001:db8::/33", false],
    ["fd12::", "fc00::/7", true],
    ["fe80::1", "fc00::/7", false],
    ["::1", "::1/128", true],
    ["::2", "::1/128", false],
    ["::", "::/0", true],
    ["203.0.113.7", "::/0", false],
    ["203.0.113.7", "::ffff:0:0/96", true],
    ["::1", "0.0.0.0/0", false],
    ["203.0.113", "0.0.0.0/0", false],
    ["203.0.113.256", "0.0.0.0/0", false],
    ["1:2:3:4:5:6:7", "::/0", false],
    ["1:2:3:4:5:6:7::", "::/0", true],
    ["1:2:3:4:5:6:7:8::", "::/0", false],
    ["1::2::3", "::/0", false],
    ["g::", "::/0", false],
    ["", "::/0", false],
  ])("contains an address or not: isIn(%j, %s) returns %s", (address, block, isInside) => {
    expect(isIn(address, block)).toBe(isInside);
  });

  it.each([
    "10.0.0.1/8",
    "10.0.0.0/33",
    "10.0.0.0/",
    "10.0.0.0/-1",
    "10.0.0.0/8/8x",
    "10.0.0/8",
    "fd00::/129",
    "fd00:/8",
  ])("is not valid: %s", (block) => {
    expect(parseBlock(block)).toBeUndefined();
  });
});
