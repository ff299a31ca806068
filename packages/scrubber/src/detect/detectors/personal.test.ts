import { describe, expect, it } from "vitest";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();

describe("an IP address", () => {
  it.each([
    "203.0.113.7",
    "10.0.0.1",
    "126.0.0.1",
    "128.0.0.1",
    "0.0.0.1",
    "::ffff:192.0.2.1",
    "2001:db8::1",
    "fe80::1",
  ])("is redacted: %s", (address) => {
    expect(scrub(address)).toBe("[ip]");
    expect(scrub(`from ${address} twice`)).toBe("from [ip] twice");
  });

  it.each([
    "127.0.0.1",
    "127.0.0.53",
    "0.0.0.0",
    "::1",
    "::",
    "0:0:0:0:0:0:0:1",
    "::ffff:127.0.0.1",
    "::ffff:0.0.0.0",
    "localhost",
    "::ffff:256.0.0.1",
    "2001:db8::256.1.1.1",
  ])("is kept if a machine refers to itself with it, or if it is not a valid address: %s", (address) => {
    for (const text of [
      address,
      `connect ECONNREFUSED ${address}`,
      `http://[${address}]:80/x`,
      `{"host":"${address}"}`,
    ]) {
      expect(scrub(text)).toBe(text);
    }
  });
});

describe("an e-mail address", () => {
  it.each(["ada@example.org", "ada@service.example", "github@example.com", "ada@163.com"])(
    "is redacted: %s",
    (mail) => {
      expect(scrub(`mail ${mail}: hello`)).toBe("mail [email]: hello");
    },
  );

  it.each([
    "user@1000.service",
    "getty@tty1.service",
    "user-runtime-dir@1000.slice",
    "git@github.com:acme/shop.git",
    "git clone git@gitlab.example.com:acme/shop",
    "deploy@git.example.com:acme/shop.git",
    "org-42@github.com:acme/shop.git",
  ])("is not found in a systemd unit or a Git remote: %s", (text) => {
    expect(scrub(text)).toBe(text);
  });
});

describe("a taxpayer number", () => {
  it.each(["911-70-1234", "900-50-0001", "999-65-1234", "911 88 1234", "911-90-1234", "911-94-1234", "911-99-1234"])(
    "is redacted: %s",
    (number) => {
      expect(scrub(`itin ${number}.`)).toBe("itin [us-ssn].");
    },
  );

  it.each(["911-49-1234", "911-66-1234", "911-69-1234", "911-89-1234", "911-93-1234", "911-00-1234", "911-70-0000"])(
    "is kept if such a number is never issued: %s",
    (number) => {
      expect(scrub(`part ${number}`)).toBe(`part ${number}`);
    },
  );
});

describe("an IBAN", () => {
  it("is redacted before a word in capitals", () => {
    expect(scrub("GB29NWBK60161331926819 WAS REFUSED")).toBe("[iban] WAS REFUSED");
  });
});
