import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compiledPolicyOf } from "../../default-policy.ts";
import { redact } from "../../walk/apply-redactions.ts";
import { decode } from "./decode.ts";

describe("a URL-encoded string", () => {
  test("is decoded as `decodeURIComponent` would, and the original position of each character is returned", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: "grapheme", maxLength: 20 })), (clean) => {
        const encoded = clean.map((part) => encodeURIComponent(part));
        const decoded = decode(encoded.join("&"), true);
        expect(decoded?.text ?? encoded.join("&")).toBe(clean.join("&"));
        let at = 0;
        let start = 0;
        for (const [index, part] of clean.entries()) {
          if (decoded !== undefined && part !== "") expect(decoded.starts[at]).toBe(start);
          at += part.length + 1;
          start += (encoded[index]?.length ?? 0) + 1;
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each([
    ["no encoding", "plain text", undefined],
    ["a bare percent sign", "100% sure", undefined],
    ["bytes that are not UTF-8", "a%FF%40b", "a%FF@b"],
    ["plus signs for spaces", "a+b%2Bc", "a b+c"],
  ])("is decoded correctly with %s", (_, text, expected) => {
    expect(decode(text, true)?.text).toBe(expected);
  });
});

describe("a URL-encoded secret under an ordinary name", () => {
  const { scanText } = compiledPolicyOf({});
  const scrubbed = (text: string): string => redact(text, scanText(text), []).text;
  const token = "mF9aXq7Zt2Lw8Kc4";

  test.each([
    ["an e-mail address", "/find?note=write%20to%20ada%40example.com%20now", "/find?note=write%20to%20[email]%20now"],
    ["an e-mail address in a path", "/users/ada%40example.com/orders", "/users/[email]/orders"],
    ["a card number", "q=4111%201111%201111%201111&page=2", "q=[creditcard]&page=2"],
    ["a card number in a form", "q=4111+1111+1111+1111&page=2", "q=[creditcard]&page=2"],
    ["a bearer token", `note=Bearer%20${token}`, "note=Bearer%20[token]"],
    ["a bearer token in a form", `note=Bearer+${token}&a=1`, "note=Bearer+[token]&a=1"],
    ["an IPv6 address", "at=2001%3Adb8%3A%3A8a2e%3A370%3A7334", "at=[ip]"],
    [
      "a password in JSON",
      "json=%7B%22password%22%3A%22plum-anvil%22%7D",
      "json=%7B%22password%22%3A%22[Filtered]%22%7D",
    ],
    [
      "a password in a nested query",
      "next=%2Flogin%3Fpassword%3Dplum-anvil%26a%3D1",
      "next=%2Flogin%3Fpassword%3D[Filtered]%26a%3D1",
    ],
    ["a user in a path", "file=%2Fhome%2Fada%2Fnotes.txt", "file=%2Fhome%2F[user]%2Fnotes.txt"],
    [
      "an e-mail address that was encoded twice",
      "next=%2Ffind%3Fq%3Dada%2540example.com",
      "next=%2Ffind%3Fq%3D[email]",
    ],
    [
      "an e-mail address after characters of several bytes",
      "q=%E2%82%AC%F0%9F%98%80%20ada%40example.com!",
      "q=%E2%82%AC%F0%9F%98%80%20[email]!",
    ],
  ])("is redacted: %s", (_, text, expected) => {
    expect(scrubbed(text)).toBe(expected);
    expect(scrubbed(expected)).toBe(expected);
  });

  test.each([
    "/search?q=red%20shoes+size%3A42&utm_source=a%2Bb",
    "/v1/orders/2024-01-02T03%3A04%3A05Z?fields=id%2Cname",
    "a += b; c = 100 % 20",
    "data:image/svg+xml,%3Csvg%20xmlns%3D%22http%3A%2F%2Fwww.w3.org%2F2000%2Fsvg%22%20viewBox%3D%220%200%208%208%22%3E",
  ])("is not found in %s", (text) => {
    expect(scrubbed(text)).toBe(text);
  });

  test("is found in time that grows linearly with the length of the string, no matter how often it was encoded", () => {
    const nested = `%${"25".repeat(50_000)}40`;
    expect(scrubbed(nested)).toBe(nested);
  });
});
