import { ALPHABETS, type Random, uuid } from "../../src/testing/random.ts";
import type { BenignKind } from "./kind.ts";

const { digits, hex, lowerAlnum, alnum, upper } = ALPHABETS;
const two = (value: number) => String(value).padStart(2, "0");
const day = (r: Random) => `${r.between(1990, 2029)}-${two(r.between(1, 12))}-${two(r.between(1, 28))}`;
const clock = (r: Random) => `${two(r.below(24))}:${two(r.below(60))}:${two(r.below(60))}`;

/** Returns a number with a wrong check digit, which cannot be a card number. */
function failingLuhn(r: Random, length: number): string {
  const body = r.text("123456789", 1) + r.text(digits, length - 2);
  let sum = 0;
  for (let place = 0; place < body.length; place++) {
    const digit = Number(body.charAt(body.length - 1 - place)) * (place % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return body + String((((10 - (sum % 10)) % 10) + r.between(1, 9)) % 10);
}

/** Ids, counts and dates that look like secret numbers. */
export const IDS: readonly BenignKind[] = [
  ["UUID", uuid],
  ["UUID in prose", (r) => `order ${uuid(r)} was shipped`],
  ["trace id", (r) => r.text(hex, 32)],
  ["span id", (r) => r.text(hex, 16)],
  ["sentry-trace", (r) => `${r.text(hex, 32)}-${r.text(hex, 16)}-1`],
  ["traceparent", (r) => `00-${r.text(hex, 32)}-${r.text(hex, 16)}-01`],
  ["hash", (r) => r.text(hex, r.pick([32, 40, 56, 64, 128]))],
  ["named hash", (r) => `sha256:${r.text(hex, 64)}`],
  ["integrity", (r) => `sha512-${r.text(ALPHABETS.base64, 86)}==`],
  ["short commit", (r) => `deployed ${r.text(hex, 7)} to production`],
  ["ULID", (r) => `01${r.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 24)}`],
  ["ObjectId", (r) => r.text(hex, 24)],
  ["nanoid", (r) => r.text(lowerAlnum, 21)],
  ["base64 of words", (r) => btoa(`hello ${r.pick(["world", "there"])} ${r.below(1e6)} and more of the same`)],
  ["date", day],
  ["American date", (r) => `${two(r.between(1, 12))}/${two(r.between(1, 28))}/${r.between(1990, 2029)}`],
  ["ISO time", (r) => `${day(r)}T${clock(r)}.${r.text(digits, 3)}Z`],
  ["time with offset", (r) => `${day(r)}T${clock(r)}+02:00`],
  ["time", clock],
  ["time in prose", (r) => `started at ${clock(r)} and ended at ${clock(r)}`],
  ["time with parts", (r) => `${clock(r)}:${r.text(digits, 3)}`],
  ["duration", (r) => `${r.below(500)}ms, ${r.below(90)}m${r.below(60)}s`],
  ["ISO duration", (r) => `PT${r.below(20)}H${r.below(60)}M`],
  ["milliseconds since 1970", (r) => r.between(1.5e12, 1.8e12)],
  ["seconds since 1970", (r) => r.between(1.5e9, 1.8e9) + r.below(1000) / 1000],
  ["order number", (r) => failingLuhn(r, r.between(12, 19))],
  ["order number in prose", (r) => `order no. ${failingLuhn(r, 16)} is late`],
  ["dashed order number", (r) => failingLuhn(r, 16).replace(/(.{4})(?=.)/g, "$1-")],
  ["order number as a number", (r) => Number(failingLuhn(r, 15))],
  ["phone-like number", (r) => r.pick([`(212) 555-${r.text(digits, 4)}`, `555-${r.text(digits, 4)}`])],
  ["counter", (r) => `votes: +${r.below(10_000)}, was +${r.below(100)}`],
  ["signed decimal", (r) => `offset +${r.below(90)}.${r.text(digits, 9)} ms`],
  ["sum", (r) => `a+${r.text("123456789", 10)} and b[0]+${r.text("123456789", 10)}`],
  ["build metadata", (r) => `1.${r.below(90)}.0+${r.between(2010, 2029)}1124${r.text(digits, 6)}`],
  [
    "time zone without a colon",
    (r) =>
      `${day(r)} ${clock(r)} ${r.pick(["+0000", "+0200", "+1000", "+1245"])} ${r.between(2010, 2029)} ${r.below(90)}`,
  ],
  [
    "number padded with zeros",
    (r) => `order 000${r.text(digits, 9)} of 0012-${r.text(digits, 4)}-${r.text(digits, 4)}`,
  ],
  [
    "SSN never issued",
    (r) =>
      r.pick([
        `${r.pick(["000", "666"])}-${r.text(digits, 2)}-${r.text(digits, 4)}`,
        // In a US taxpayer number (ITIN), the second group is 50 to 65, 70 to 88, 90 to 92 or 94 to 99. The numbers
        // here have a different second group, so they are not ITINs.
        `9${r.text(digits, 2)}-${r.pick(["07", "12", "49", "66", "89", "93"])}-${r.text(digits, 4)}`,
      ]),
  ],
  ["part number", (r) => `${r.text(upper, 2)}-${r.text(digits, 4)}-${r.text(digits, 2)}`],
  ["ISBN", (r) => `ISBN 978-3-16-${r.text(digits, 6)}-${r.below(10)}`],
  ["amount", (r) => `${r.below(9000)}.${r.text(digits, 2)} EUR`],
  ["coordinates", (r) => `${r.between(-80, 80)}.${r.text(digits, 6)}, ${r.between(-170, 170)}.${r.text(digits, 6)}`],
  ["fraction", (r) => `0.${r.text(digits, 16)}`],
  ["many digits after the point", (r) => `elapsed ${r.below(900)}.${r.text(digits, 15)} ms`],
  ["semver", (r) => `${r.below(30)}.${r.below(30)}.${r.below(30)}${r.pick(["", "-beta.1", "-rc.2+build.5"])}`],
  ["four-part version", (r) => `v${r.below(30)}.${r.below(30)}.${r.below(90)}.${r.below(200)}`],
  [
    "four-part version with a word",
    (r) =>
      `${r.pick(["version ", "FileVersion: ", "release "])}${r.below(30)}.${r.below(30)}.${r.between(300, 9000)}.${r.below(200)}`,
  ],
  ["five-part version", (r) => `${r.below(30)}.${r.below(30)}.${r.below(90)}.${r.below(200)}.${r.below(9)}`],
  [
    "package version",
    (r) => `${r.pick(["shop", "@acme/ui", "lib_foo"])}@${r.below(30)}.${r.below(30)}.${r.below(90)}.${r.below(200)}`,
  ],
  ["object identifier", (r) => `1.3.6.1.4.1.${r.below(50_000)}.${r.below(90)}`],
  ["ratio", (r) => `${r.below(20)}:${r.below(20)}`],
  ["line and column", (r) => `app.js:${r.below(900)}:${r.below(90)}`],
  ["C++ name", (r) => `std::${r.pick(["vector", "map", "string"])}::${r.pick(["at", "begin", "push_back"])}`],
  ["Rust path", (r) => `core::result::${r.pick(["unwrap_failed", "Result::expect"])}`],
  ["Kubernetes name", (r) => `checkout-${r.text(lowerAlnum, 10)}-${r.text(lowerAlnum, 5)}`],
  ["ARN", (r) => `arn:aws:lambda:eu-west-1:${r.text(digits, 12)}:function:pay-${r.text(lowerAlnum, 6)}`],
  ["image", (r) => `registry.example.com/shop/pay:${r.below(9)}.${r.below(20)}@sha256:${r.text(hex, 64)}`],
  ["request id", (r) => `req_${r.text(alnum, 14)}`],
  ["customer id", (r) => `${r.pick(["cus", "ch", "pi", "evt", "sub"])}_${r.text(alnum, 14)}`],
];
