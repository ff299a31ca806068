import { ALPHABETS, type Random } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";
import { whole } from "./whole.ts";

const word = (random: Random) => random.text(ALPHABETS.lower, random.between(4, 9));
const address = (random: Random) =>
  `${word(random)}.${word(random)}@${word(random)}.${random.pick(["com", "org", "io", "co.uk", "de"])}`;

/**
 * Creates a kind of personal data, such as a phone number, without other text around it. It is not tested in URLs,
 * because it can contain characters that a URL must escape.
 */
function personal(kind: string, make: (random: Random) => string): TextKind {
  return whole(kind, make, false);
}

function octets(random: Random): string {
  // 127 is left out, because it begins loopback addresses.
  return [random.between(11, 126), random.below(256), random.below(256), random.between(1, 254)].join(".");
}

const group = (random: Random) => random.text("123456789abcdef", 1) + random.text(ALPHABETS.hex, 3);
const groups = (random: Random, count: number) => Array.from({ length: count }, () => group(random)).join(":");

/** Creates a valid SSN: the area is not 000, 666 or above 899, the group is not 00, and the serial is not 0000. */
function ssn(random: Random): string {
  let area = random.between(1, 899);
  if (area === 666) area = 667;
  const serial = String(random.between(1, 9999)).padStart(4, "0");
  return `${String(area).padStart(3, "0")}-${String(random.between(1, 99)).padStart(2, "0")}-${serial}`;
}

/**
 * Creates a kind of secret that is the user name in a path, such as `ann` in `/home/ann`. It is not tested in stack
 * frames and field names, in which the scrubber leaves paths unchanged.
 */
function home(kind: string, path: (user: string, random: Random) => string, user = word): TextKind {
  return {
    kind: `home directory: ${kind}`,
    notIn: /frame|key name/,
    make(random) {
      const name = `${user(random)}${random.text(ALPHABETS.lower, 3)}`;
      return { text: path(name, random), secrets: name.split(" ") };
    },
  };
}

const digits = (random: Random, count: number) => random.text(ALPHABETS.digits, count);

/** Phone numbers with a plus sign or zeros before the country code. */
const PHONE_KINDS: readonly TextKind[] = [
  personal("phone, E.164", (random) => `+${random.between(1, 9)}${digits(random, random.between(9, 14))}`),
  personal(
    "phone, with spaces",
    (random) => `+49 ${random.between(151, 179)} ${digits(random, 4)} ${digits(random, 4)}`,
  ),
  personal(
    "phone, in groups of two",
    (random) => `+33 ${Array.from({ length: 4 }, () => digits(random, 2)).join(" ")} 12`,
  ),
  personal("phone, with dashes", (random) => `+1-${random.between(200, 989)}-555-${digits(random, 4)}`),
  personal("phone, with dots", (random) => `+1.${random.between(200, 989)}.555.${digits(random, 4)}`),
  personal("phone, with brackets", (random) => `+1 (${random.between(200, 989)}) 555-${digits(random, 4)}`),
  personal("phone, with a zero in brackets", (random) => `+44 (0)20 7946 ${digits(random, 4)}`),
  personal("phone, with zeros", (random) => `0049${random.between(151, 179)}${digits(random, 8)}`),
  {
    kind: "phone, percent-encoded",
    make(random) {
      const number = `49${random.between(151, 179)}${digits(random, 8)}`;
      return { text: `https://api.example.com/calls?to=%2B${number}&page=2`, secrets: [number] };
    },
  },
];

export const PERSONAL_KINDS: readonly TextKind[] = [
  personal("e-mail", address),
  personal("e-mail with a plus tag", (random) => `${word(random)}+${word(random)}@${word(random)}.com`),
  personal("e-mail of a subdomain", (random) => `${word(random)}@mail.${word(random)}.${word(random)}.co.jp`),
  personal(
    "e-mail of a punycode host",
    (random) => `${word(random)}@xn--${word(random)}-${random.text(ALPHABETS.lowerAlnum, 3)}.de`,
  ),
  personal(
    "e-mail with signs",
    (random) => `${word(random)}_${word(random)}-${random.below(90)}@${word(random)}-${word(random)}.net`,
  ),
  {
    kind: "e-mail with a Unicode local part",
    make(random) {
      const head = random.pick(["jürgen", "андрей", "用户", "søren"]);
      const text = `${head}${word(random)}@${word(random)}.org`;
      return { text, secrets: [text, head] };
    },
  },
  {
    kind: "e-mail in angle brackets",
    make(random) {
      const text = address(random);
      return { text: `"Ada L." <${text}>`, secrets: [text] };
    },
  },
  {
    kind: "e-mail, percent-encoded",
    make(random) {
      const [local, domain] = [word(random) + word(random), `${word(random)}.com`];
      return {
        text: `https://api.example.com/users?email=${local}%40${domain}&page=2`,
        secrets: [`${local}%40${domain}`],
      };
    },
  },
  {
    kind: "mailto link",
    make(random) {
      const text = address(random);
      return { text: `mailto:${text}?subject=Hi`, secrets: [text] };
    },
  },
  personal("US SSN", ssn),
  personal("IPv4", octets),
  {
    kind: "IPv4 with a port",
    make(random) {
      const ip = octets(random);
      return { text: `${ip}:${random.between(1024, 65_000)}`, secrets: [ip] };
    },
  },
  {
    kind: "IPv4 as a URL's host",
    make(random) {
      const ip = octets(random);
      return { text: `http://${ip}${random.pick(["", ":8080"])}/health`, secrets: [ip] };
    },
  },
  {
    kind: "IPv4 network",
    make(random) {
      const ip = octets(random);
      return { text: `${ip}/${random.pick([8, 16, 24])}`, secrets: [ip] };
    },
  },
  personal("IPv6, full", (random) => groups(random, 8)),
  personal("IPv6, upper case", (random) => groups(random, 8).toUpperCase()),
  personal(
    "IPv6, compressed",
    (random) => `${groups(random, random.between(1, 4))}::${groups(random, random.between(1, 3))}`,
  ),
  personal("IPv6, leading ::", (random) => `::${groups(random, random.between(2, 5))}`),
  {
    kind: "IPv6, mapped IPv4",
    make(random) {
      const ip = octets(random);
      return { text: `::ffff:${ip}`, secrets: [ip] };
    },
  },
  {
    kind: "IPv6 with a zone",
    make(random) {
      const ip = `fe80::${groups(random, 4)}`;
      return { text: `${ip}%${random.pick(["eth0", "en0", "3"])}`, secrets: [ip] };
    },
  },
  {
    kind: "IPv6 in brackets with a port",
    make(random) {
      const ip = `2001:db8::${groups(random, 2)}`;
      return { text: `http://[${ip}]:8443/health`, secrets: [ip] };
    },
  },
  ...PHONE_KINDS,
  home("Linux", (user) => `/home/${user}/app/config.json`),
  home("Linux, at the end", (user) => `/home/${user}`),
  home("macOS", (user) => `/Users/${user}/Library/Caches/app`),
  home("macOS file URL", (user) => `file:///Users/${user}/Documents/a.pdf`),
  home("Windows", (user) => `C:\\Users\\${user}\\AppData\\Local\\Temp`),
  home("Windows, forward slashes", (user) => `C:/Users/${user}/AppData/Local`),
  home("Windows, escaped", (user) => `C:\\\\Users\\\\${user}\\\\AppData`),
  home(
    "Windows, two words",
    (user) => `D:\\Users\\${user}\\Desktop\\a.txt`,
    (random) => `${word(random)} ${word(random)}`,
  ),
];
