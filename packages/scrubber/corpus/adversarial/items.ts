import { eventFamily as event, type Family, listOf } from "./family.ts";

const SPAN_ID = "b0e6f15b45c36b12";
const TRACE_ID = "4c79f60c11214eb38604f4ae0781bfb2";

export const ITEMS: readonly Family[] = [
  event("spans of a transaction", (length, turn) => ({
    type: "transaction",
    transaction: "GET /items",
    spans: listOf(length, (index) => ({
      span_id: SPAN_ID,
      trace_id: TRACE_ID,
      op: "db",
      description: `SELECT * FROM items WHERE id = ${turn} AND page = ${index}`,
      data: { "db.system": "postgresql", rows: index },
    })),
  })),
  {
    name: "spans with attributes",
    gives: "payload",
    make: (length, turn) => ({
      version: 2,
      items: listOf(length, (index) => ({
        span_id: SPAN_ID,
        name: `GET /items/${turn}`,
        attributes: {
          "url.full": { value: `https://shop.example/items?page=${index}`, type: "string" },
          rows: { value: index, type: "integer" },
        },
      })),
    }),
  },
  {
    name: "logs with attributes",
    gives: "payload",
    make: (length, turn) => ({
      version: 2,
      items: listOf(length, (index) => ({
        level: "info",
        body: `step ${turn} of ${index}`,
        attributes: { [`a${turn}x${index}`]: { value: `state ${index}`, type: "string" } },
      })),
    }),
  },
  {
    name: "logs with long templates and many parameters",
    gives: "payload",
    make: (length, turn) => ({ version: 2, items: listOf(length, (index) => logOfTemplate(turn + index)) }),
  },
  {
    name: "metrics with attributes",
    gives: "payload",
    make: (length, turn) => ({
      items: listOf(length, (index) => ({
        name: `count.${turn}`,
        type: "counter",
        value: index,
        attributes: { tenant: { value: `t${index}`, type: "string" } },
      })),
    }),
  },
];

/**
 * Returns a log with 99 parameters. For each of them, the scrubber parses the long template up to the parameter's
 * placeholder.
 */
function logOfTemplate(number: number): object {
  const attributes: Record<string, unknown> = {
    "sentry.message.template": { value: `${"a".repeat(3700)}${"%s ".repeat(99)}`, type: "string" },
  };
  for (let parameter = 0; parameter < 99; parameter++) {
    attributes[`sentry.message.parameter.${parameter}`] = { value: `p${number}`, type: "string" };
  }
  return { level: "info", body: "made up", attributes };
}
