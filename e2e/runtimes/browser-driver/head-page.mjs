// A page whose endpoint begins to fail, under the sampler's default for browsers. What was decided is left on the page.

/** One error in a hundred is usual; then an endpoint works well for a while, and then not at all. */
const PHASES = [
  { name: "steady", count: 300, failsAt: (number) => number % 100 === 99 },
  { name: "breaking", count: 100, failsAt: () => false },
  { name: "breaking", count: 100, failsAt: () => true },
];
/** Few at a time, since an SDK in a page drops what is beyond 40 envelopes. */
const TOGETHER = 10;
/** Chromium refuses what is kept alive beyond 64 KB, and takes its time to count a request that was answered as done. */
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
