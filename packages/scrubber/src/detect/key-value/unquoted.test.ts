import { describe, expect, it } from "vitest";
import { expectNoSecret, expectUnchanged } from "../../../test/made-up-secret.ts";
import { createScrub } from "../../create-scrub.ts";

const scrub = createScrub();

describe("an unquoted value is redacted up to its end", () => {
  it.each([
    "plum&7",
    "plum&anvil7",
    "p7;anvil",
    "plum;anvil-7",
    "p&7;anvil",
    "plum&&anvil7",
    "plum|anvil&7",
    "[plum]7",
  ])("if it is %s", (value) => {
    for (const before of ["password=", "password: ", "login failed: password=", "--password ", "DB_PASSWORD="])
      expect(scrub(before + value), before).toBe(`${before}[Filtered]`);
    expect(scrub(`x?token=${value}&n=1`)).toBe("x?token=[Filtered]&n=1");
    expect(scrub(`Server=db;Password=${value};User ID=7;`)).toBe("Server=db;Password=[Filtered];User ID=7;");
  });
});

it.each(["plum'anvil7", 'plum"anvil7', "plum<anvil7", "plum<7'anvil;7"])(
  "an unquoted value is redacted up to its end, which is not the quote or bracket in %s",
  (value) => {
    expect(scrub(`login failed: password=${value}, n=1`)).toBe("login failed: password=[Filtered], n=1");
  },
);

describe("the text after an unquoted value is kept", () => {
  it.each([
    "&n=1",
    "&amp;n=1",
    "&n[a]=1",
    "&n%5Ba%5D=1",
    "&debug",
    "&debug&n=1",
    "&&n=1",
    "& b",
    ";n=1",
    ";Initial Catalog=shop",
    ";Secure;HttpOnly",
    "; n=1",
    ";",
    "&",
    "&quot;}",
    "&lt;/b&gt;",
    "</b>",
    "<br>",
    "<a href=x>",
    "'",
    '", n',
    "', '",
    "&#39;",
    ";)",
    ";'",
    '&"',
  ])("if it is %s", (after) => {
    expect(scrub(`token=plum-anvil-7${after}`)).toBe(`token=[Filtered]${after}`);
  });
});

describe("after a name that ends with a colon", () => {
  it.each([";n:1", ";user:bob;role:admin", "; user: bob", ";user: bob", ";;n:1", ";x-user.id:7"])(
    "the text after an unquoted value is kept if it is %s",
    (after) => {
      for (const before of ["session:", "token:", "token: "])
        expect(scrub(`${before}plum-anvil-7${after}`)).toBe(`${before}[Filtered]${after}`);
      expectUnchanged(`token:null${after}`);
    },
  );

  it.each(["plum;7:anvil", "plum;anvil", "plum&anvil:7"])(
    "an unquoted value is redacted up to its end: %s",
    (value) => {
      expect(scrub(`token:${value}`)).toBe("token:[Filtered]");
    },
  );
});

describe("a value in the curly brackets of an ODBC connection string", () => {
  it.each(["{plum;anvil7};", "{plum}}anvil};n=1", "{plum-anvil-7}", "{plum=anvil};", "{plum anvil!};Encrypt=yes"])(
    "is redacted: %s",
    (value) => {
      expectNoSecret(`Driver={SQL Server};Server=db;Pwd=${value}`);
      expectNoSecret(`Password=${value}`);
    },
  );

  it.each(["<YOUR_KEY>;", "<key>", "{password}", "{db_password_1}", "{env.password};", "{SQL Server};"])(
    "is kept if it is %s",
    (value) => {
      expectUnchanged(`Server=db;Pwd=${value}`);
    },
  );
});
