import { heading, printTable } from "./paint.mjs";

const STORM = /^Stock of item/;
const RARE = /^The price of item/;

/**
 * @typedef {{
 *   exception?: { values?: { value?: string }[] },
 *   contexts?: { volume?: { count: number } },
 *   discarded_events?: { reason: string, category: string, quantity: number }[],
 * }} Payload
 */

/**
 * Prints how much of a storm of errors arrived, and whether a rare error in the storm arrived. Returns whether the
 * rare error arrived in the run with the policy.
 *
 * @param {import("@sentry-policy/e2e/ingest").Ingest} ingest
 * @param {{ unprotected: string, protected: string }} projects
 */
export function printStorm(ingest, projects) {
  heading("A storm: 300 equal errors and one rare error, captured at once");
  const [plain, limited] = [projects.unprotected, projects.protected].map((project) => {
    /** @param {string} type @returns {Payload[]} */
    const payloads = (type) => ingest.items(type, project).map(({ payload }) => Object(payload));
    /** @param {RegExp} message */
    const eventsOf = (message) =>
      payloads("event").filter((event) => message.test(event.exception?.values?.at(-1)?.value ?? ""));
    /** @param {string} wanted */
    const dropsOf = (wanted) =>
      sum(
        payloads("client_report")
          .flatMap(({ discarded_events = [] }) => discarded_events)
          .filter(({ reason, category }) => reason === wanted && category === "error")
          .map(({ quantity }) => quantity),
      );
    const storm = eventsOf(STORM);
    return {
      sent: storm.length,
      counted: sum(storm.map((event) => event.contexts?.volume?.count ?? 1)),
      lost: dropsOf("queue_overflow"),
      rare: eventsOf(RARE).length,
    };
  });
  if (plain === undefined || limited === undefined) return false;
  printTable(
    ["", "sent without the policy", "sent with the policy"],
    [
      ["events of the 300 equal errors", `${plain.sent}`, `${limited.sent}`],
      ["errors that these events represent", `${plain.counted}`, `${limited.counted}`],
      ["errors lost in the SDK's full buffer", `${plain.lost}`, `${limited.lost}`],
      ["the rare error", arrivalOf(plain.rare), arrivalOf(limited.rare)],
    ],
  );
  return limited.rare > 0;
}

/** @param {number} events @returns {import("./paint.mjs").Cell} */
function arrivalOf(events) {
  return events === 0 ? { text: "lost", style: "red" } : { text: "sent", style: "green" };
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
