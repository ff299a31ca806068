// A page whose endpoint starts to fail, with the sampler's default for browsers. Leaves the decisions on the page.

/** First one request in a hundred fails; then an endpoint works for a while, and then fails always. */
const PHASES = [
  { name: "steady", count: 300, failsAt: (number) => number % 100 === 99 },
  { name: "breaking", count: 100, failsAt: () => false },
  { name: "breaking", count: 100, failsAt: () => true },
];
/** Few at a time, because the browser SDK drops envelopes beyond 40 pending ones. */
const TOGETHER = 10;
/** Chromium rejects more than 64 KB of pending `keepalive` requests, and counts a finished one for a while longer. */
const transportOptions = { fetchOptions: { keepalive: false } };

export async function runHead({ Sentry, sampler, dsn }) {
  const rates = [];
  Sentry.init({ dsn, transportOptions, ...sampler({ rate: 0.1, onDecision: ({ rate }) => rates.push(rate) }) });
  let number = 0;
  for (const { name, count, failsAt } of PHASES) {
    for (let made = 0; made < count; made++) {
      number += 1;
      const attributes = { number };
      Sentry.startNewTrace(() =>
        Sentry.startSpan({ name, op: "task", attributes }, (root) => {
          if (!failsAt(made)) return;
          root.setStatus({ code: 2, message: "internal_error" });
          Sentry.captureException(new Error(`${name}, ${number}`));
        }),
      );
      if (number % TOGETHER === 0) await Sentry.flush(5000);
    }
  }
  await Sentry.flush(5000);
  document.documentElement.dataset.result = JSON.stringify(rates);
  Sentry.captureMessage("done");
}
