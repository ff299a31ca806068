/**
 * The eight 16-bit groups of an IPv6 address. An IPv4 address `a.b.c.d` is stored as the IPv6 address `::ffff:a.b.c.d`.
 */
type Groups = readonly number[];

/** A block of IP addresses, such as `10.0.0.0/8`. It contains all addresses whose first bits equal those of `base`. */
export interface CidrBlock {
  readonly base: Groups;
  /**
   * How many leading bits of an address must equal `base`. In an IPv4 block, they include the 96 bits of the prefix
   * `::ffff:`.
   */
  readonly bits: number;
}

const IPV4_BITS = 32;
const IPV6_BITS = 128;
/**
 * Matches an IPv4 address and captures its four numbers. Example: for `10.0.0.1`, it captures `10`, `0`, `0` and `1`.
 */
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/;
/** Matches the prefix of an IPv4 address in IPv6 notation. Example: in `::ffff:10.0.0.1`, it matches `::ffff:`. */
const MAPPED = /^::ffff:(?=[\d.]{7,15}$)/i;
/**
 * Matches a string that looks like a block in CIDR notation, valid or not. Example: it matches `10.0.0.0/8` and
 * `fd00::/99`, but not `1/2`.
 */
const BLOCK_LIKE = /^(?:\d{1,4}(?:\.\d{1,4}){1,4}|[\da-f.]{0,32}:[\da-f:.]{0,64})\/\d{1,4}$/i;

export function looksLikeBlock(text: string): boolean {
  return BLOCK_LIKE.test(text);
}

/**
 * Parses a block in CIDR notation. Returns `undefined` if it is not valid, or if a bit after the prefix is set, as in
 * `10.0.0.1/8`.
 */
export function parseBlock(text: string): CidrBlock | undefined {
  const [address = "", length = "", ...rest] = text.split("/");
  const groups = groupsOf(address);
  const most = address.includes(":") ? IPV6_BITS : IPV4_BITS;
  if (groups === undefined || rest.length > 0 || !/^\d{1,3}$/.test(length) || Number(length) > most) return undefined;
  const bits = IPV6_BITS - most + Number(length);
  return groups.every((group, place) => (group & ~maskOf(place, bits)) === 0) ? { base: groups, bits } : undefined;
}

/**
 * Checks whether a string is an IP address in one of the blocks. IPv4 addresses are only in IPv4 blocks, and IPv6
 * addresses only in IPv6 blocks.
 */
export function isInBlocks(text: string, blocks: readonly CidrBlock[]): boolean {
  const groups = blocks.length === 0 ? undefined : groupsOf(text);
  if (groups === undefined) return false;
  return blocks.some(
    ({ base, bits }) =>
      isIpv4(groups) === isIpv4(base) &&
      groups.every((group, place) => ((group ^ (base[place] ?? 0)) & maskOf(place, bits)) === 0),
  );
}

/**
 * Returns a mask for one 16-bit group of an address. It selects the bits of the group that are among the first `bits`
 * bits of the address. `place` is the index of the group. Example: for 24 bits and group 1, it returns 0xff00.
 */
function maskOf(place: number, bits: number): number {
  const own = Math.min(16, Math.max(0, bits - 16 * place));
  return 0xffff & ~(0xffff >> own);
}

function isIpv4(groups: Groups): boolean {
  return groups[5] === 0xffff && groups.slice(0, 5).every((group) => group === 0);
}

function groupsOf(address: string): Groups | undefined {
  const quad = IPV4.exec(address.replace(MAPPED, ""));
  if (quad !== null) {
    const [a = 0, b = 0, c = 0, d = 0] = quad.slice(1).map(Number);
    return Math.max(a, b, c, d) < 256 ? [0, 0, 0, 0, 0, 0xffff, (a << 8) | b, (c << 8) | d] : undefined;
  }
  // Replaces `::` with zero groups. Example: `fd00::7` -> `fd00:0:0:0:0:0:0:7`. An extra colon at the beginning or end
  // is removed.
  const missing = 8 - address.split(":").filter((field) => field !== "").length;
  const full = address.replace("::", `:${"0:".repeat(Math.max(0, missing))}`).replace(/^:(?=.)|:$/g, "");
  const fields = address === "::" || missing > 0 === address.includes("::") ? full.split(":") : [];
  const isValid = fields.length === 8 && fields.every((field) => /^[\da-f]{1,4}$/i.test(field));
  return isValid ? fields.map((field) => Number.parseInt(field, 16)) : undefined;
}
