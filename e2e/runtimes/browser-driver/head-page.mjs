// A page that starts traces for two endpoints, one of which begins to fail partway through. The sampler runs in `head`
// mode, the default in browsers. The page writes the sample rates that the sampler chose to an attribute of its `<html>`,
// where the test reads them.

/**
 * The phases of the page. First, one request in a hundred fails. Then a second endpoint works, and finally it fails.
 */
const PHASES = [
  { name: "steady", count: 300, failsAt: (number) => number % 100 === 99 },
  { name: "breaking", count: 100, failsAt: () => false },
  { name: "breaking", count: 100, failsAt: () => true },
];
/**
 * Number of traces between flushes. It is small, because the browser SDK drops envelopes if more than 40 are pending.
 */
const TRACES_PER_FLUSH = 10;
/**
 * Turns off `keepalive`, because Chromium rejects `keepalive` requests if more than 64 KB of them are pending. Chromium
 * counts a request as pending even for a while after it has finished.
 */
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
      if (number % TRACES_PER_FLUSH === 0) await Sentry.flush(5000);
    }
  }
  await Sentry.flush(5000);
  document.documentElement.dataset.result = JSON.stringify(rates);
  Sentry.captureMessage("done");
}
