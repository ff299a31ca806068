// Combines volume() with the scrubber and an app's own options, and captures repeated errors with secrets.
import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { sampler } from "@sentry-policy/sampler";
import { scrubber } from "@sentry-policy/scrubber";
import { volume, volumeIntegration } from "@sentry-policy/volume";
import { secrets } from "../../support/secrets.mjs";

const base = { dsn: process.env.SENTRY_DSN };
const policy = { perIssue: { first: 1 }, rules: [{ message: /failed/, fingerprint: ["by rule", secrets.email] }] };
const ownScope = new Sentry.Scope();
ownScope.setTag("own", "yes");
const own = {
  object: { tags: { own: "yes" } },
  scope: ownScope,
  function: (scope) => {
    scope.setTag("own", "yes");
    return scope;
  },
  "function without a result": (scope) => {
    scope.setTag("own", "yes");
  },
};
const ways = {
  spread: () => ({ ...base, ...scrubber(), ...sampler(), ...volume(policy) }),
  "spread, in the other order": () => ({ ...volume(policy), ...sampler(), ...scrubber(), ...base }),
  compose: () => compose(base, scrubber(), sampler(), volume(policy)),
  "compose, in the other order": () => compose(volume(policy), sampler(), scrubber(), base),
  integration: () => compose(base, scrubber(), { integrations: [volumeIntegration(policy)] }),
  "twice the same": () => compose(base, scrubber(), volume(policy), { integrations: [volumeIntegration(policy)] }),
  "two equal policies": () => compose(base, scrubber(), volume(policy), volume(structuredClone(policy))),
  "two policies": () => compose(base, scrubber(), volume(policy), volume({ perIssue: { first: 10 } })),
  replaced: () => ({ ...base, ...scrubber(), ...volume(policy), initialScope: own.object }),
};
for (const [kind, initialScope] of Object.entries(own)) {
  ways[`compose with an own ${kind}`] = () => compose(base, scrubber(), volume(policy), { initialScope });
  ways[`compose after an own ${kind}`] = () => compose(base, scrubber(), { initialScope }, volume(policy));
}
const names = Object.keys(ways);
if (process.env.LIST !== undefined) console.log(JSON.stringify(names));
else {
  Sentry.init(ways[process.env.JOIN]());
  await new Promise((resolve) => setImmediate(resolve));
  for (let number = 0; number < 20; number += 1) {
    Sentry.withIsolationScope((scope) => {
      scope
        .setTag("number", number)
        .setExtra("password", secrets.password)
        .addBreadcrumb({ message: `at ${number}` });
      Sentry.captureException(new Error(`failed for ${secrets.email} ${number}`));
    });
  }
  await Sentry.close(20_000);
}
