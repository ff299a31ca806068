import { describe, expect, it } from "vitest";
import { createScrub } from "../../create-scrub.ts";
import { withLuhn } from "../../testing/check-digits.ts";
import { ALPHABETS, type Random, random, uuid } from "../../testing/random.ts";

const scrub = createScrub();
const CARD = "4111111111111111";
const { alnum, digits, hex, urlSafe } = ALPHABETS;

const COUNT = 3000;
/** Maximum share of the random ids that the scrubber may change. */
const MOST_CHANGED = 0.001;

describe("a card number", () => {
  it.each([
    CARD,
    "4111 1111 1111 1111",
    "4111-1111-1111-1111",
    "5105105105105100",
    "2223003122003222",
    "378282246310005",
    "3782 822463 10005",
    "30569309025904",
    "3056 930902 5904",
    "3056930009020004",
    "6011000990139424",
    "3566002020360505",
    "6200000000000005",
    withLuhn("622888000000000000"),
    "4111 1111 1111 1111 110",
  ])("is redacted alone and in a sentence: %s", (card) => {
    expect(scrub(card)).toBe("[creditcard]");
    expect(scrub({ note: card })).toEqual({ note: "[creditcard]" });
    expect(scrub(`card ${card} declined`)).toBe("card [creditcard] declined");
    expect(scrub(`could not charge ${card}.`)).toBe("could not charge [creditcard].");
    expect(scrub(`first line\\n${card}\\nlast`)).toBe("first line\\n[creditcard]\\nlast");
  });

  it.each([
    ["its expiry", `${CARD} 12/27`, "[creditcard] 12/27"],
    ["an encoded space", `q=to+${CARD}`, "q=to+[creditcard]"],
    ["a date", "2026-11-29 4111 1111 1111 1111", "2026-11-29 [creditcard]"],
    ["a full stop without a space", `card no.${CARD}`, "card no.[creditcard]"],
    ["a name that contains words for both a card and an id", `{"card_id": "${CARD}"}`, '{"card_id":"[creditcard]"}'],
    ["19 digits after a word for a card", `Visa ${withLuhn("411111111111111111")}`, "Visa [creditcard]"],
  ])("is redacted beside %s", (_, before, after) => {
    expect(scrub(before)).toBe(after);
  });
});

describe("a number that is not a card number", () => {
  it.each([
    ["a part of an id", "blk_4568377692254637284"],
    ["a part of a name", `file_${CARD} card${CARD} ${CARD}abc`],
    ["a part of an id with dashes", `id-${CARD}-z`],
    ["the end of a UUID and the next word", "req-6b8f0c42-a8aa-4947-918c-385855184318 113d3a99"],
    ["groups of an IBAN", "IS14 A159 2600 7654 5510 7303 39"],
    ["groups of an IBAN of digits", "RS35 2600 0560 1001 6113 70"],
    ["groups of other lengths", "7031 5020 150604 240"],
    ["13 digits, as in an EAN", "4006381333931"],
    ["an id", `id=${CARD}`],
    ["an order", `order ${CARD}`],
    ["the number of an order", `Order no. ${CARD} is late`],
    ["a ticket", `ticket #${CARD}`],
    ["an id in JSON in a sentence", `failed: {"requestId": "${CARD}"}`],
    ["19 digits that begin like a card", withLuhn("411111111111111111")],
  ])("is kept: %s", (_, text) => {
    expect(scrub(text)).toBe(text);
  });

  it.each([
    ["a phone number", "+4915112345678"],
    ["a number of 16 digits after a plus", `+${CARD}, (+${CARD})`],
    ["a phone number after 00", "004915112345678"],
    ["a phone number in a link", `tel:${CARD}`],
  ])("is kept if the detector for phone numbers is turned off: %s", (_, text) => {
    expect(createScrub({ detectors: { phone: false } })(text)).toBe(text);
  });

  it.each(["id", "order_id", "orderId", "userIDs", "requestId", "trace-id", "uuid", "order", "invoice_no", "ean"])(
    "is kept as the whole value of the field %s",
    (name) => {
      const fields = { [name]: CARD, list: [{ [name]: Number(CARD) }] };
      expect(scrub(fields)).toEqual(fields);
      expect(scrub({ [name]: `paid with ${CARD}` })).toEqual({ [name]: "paid with [creditcard]" });
    },
  );

  it.each(["note", "message", "paid", "valid", "reference", "card_id", "cardId"])(
    "is redacted in the field %s, whose name does not mean an id",
    (name) => {
      expect(scrub({ [name]: CARD })).toEqual({ [name]: "[creditcard]" });
    },
  );
});

describe("random ids", () => {
  const IDS: Readonly<Record<string, (r: Random) => string>> = {
    "16 digits": (r) => r.text("123456789", 1) + r.text(digits, 15),
    "19 digits": (r) => r.text("123456789", 1) + r.text(digits, 18),
    "EAN-13": (r) => `4${r.text(digits, 12)}`,
    ULID: (r) => `01${r.text("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 24)}`,
    nanoid: (r) => r.text(urlSafe, 21),
    KSUID: (r) => r.text(alnum, 27),
    UUID: uuid,
    "SHA-1": (r) => r.text(hex, 40),
  };
  const CONTEXTS: Readonly<Record<string, (id: string) => unknown>> = {
    "a query": (id) => `/v1/items?id=${id}`,
    "a sentence": (id) => `order ${id} was shipped`,
    "a log line": (id) => `level=info request_id=${id} took=12ms`,
    "JSON in a sentence": (id) => `failed: {"userId":"${id}"}`,
    "a name": (id) => `blk_${id}`,
    "a field": (id) => ({ order_id: id }),
    "a list of fields": (id) => [{ id }],
  };

  it.each(Object.keys(IDS).flatMap((kind) => Object.keys(CONTEXTS).map((context) => [kind, context] as const)))(
    "of the kind %s are kept in %s, except for at most 1 in 1000",
    (kind, context) => {
      const r = random(`${kind} in ${context}`);
      let changed = 0;
      for (let turn = 0; turn < COUNT; turn++) {
        const input = CONTEXTS[context]?.(IDS[kind]?.(r) ?? "");
        if (JSON.stringify(scrub(input)) !== JSON.stringify(input)) changed += 1;
      }
      expect(changed / COUNT).toBeLessThanOrEqual(MOST_CHANGED);
    },
  );

  it.each(["EAN-13", "ULID", "nanoid", "KSUID", "UUID", "SHA-1"])(
    "of the kind %s are kept between two words, except for at most 1 in 1000",
    (kind) => {
      const r = random(kind);
      let changed = 0;
      for (let turn = 0; turn < COUNT; turn++) {
        const text = `got ${IDS[kind]?.(r)} twice`;
        if (scrub(text) !== text) changed += 1;
      }
      expect(changed / COUNT).toBeLessThanOrEqual(MOST_CHANGED);
    },
  );
});
