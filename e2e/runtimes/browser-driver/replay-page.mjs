// A page with every feature enabled: replay, feedback, tracing, sessions and logs. The SDK's own masking is turned off
// where possible, so it masks only passwords, and the scrubber must redact everything else.
import { namedAt, textAt } from "./canaries.mjs";

// drive-replay.mjs bundles this page with esbuild, which replaces PAGE_OPTIONS with an object literal.
const { dsn, tunnel, compress, guarded } = PAGE_OPTIONS;

export function startPage({ Sentry, compose, scrubber }) {
  const app = {
    dsn,
    tunnel,
    release: "shop@1.2.3",
    // A browser rejects `keepalive` requests if more than 64 KB are pending, and the SDK then drops their envelopes.
    transportOptions: { fetchOptions: { keepalive: false } },
    environment: "smoke",
    enableLogs: true,
    sendDefaultPii: true,
    tracesSampleRate: 1,
    replaysSessionSampleRate: 1,
    replaysOnErrorSampleRate: 1,
    tracePropagationTargets: [location.origin],
    integrations: [
      Sentry.browserTracingIntegration(),
      Sentry.replayIntegration({
        useCompression: compress,
        maskAllText: false,
        maskAllInputs: false,
        blockAllMedia: false,
        maskAttributes: [],
        minReplayDuration: 0,
        networkDetailAllowUrls: [location.origin],
        networkRequestHeaders: ["x-note", "authorization"],
        networkResponseHeaders: ["x-answer"],
      }),
      Sentry.feedbackIntegration({ autoInject: true, showBranding: false }),
      Sentry.consoleLoggingIntegration(),
    ],
  };
  Sentry.init(guarded ? compose(scrubber(), app) : app);
  window.runPage = () => run(Sentry);
  window.finishPage = () => finish(Sentry);
  document.documentElement.dataset.ready = "true";
}

async function run(Sentry) {
  changeDom();
  localStorage.setItem("note", textAt("extra from localStorage"));
  localStorage.setItem("refreshToken", namedAt("localStorage by name"));
  // biome-ignore lint/suspicious/noDocumentCookie: the SDK reads `document.cookie`.
  document.cookie = `session=${namedAt("cookie by name")}`;
  history.pushState({}, "", `/account?note=${encodeURIComponent(textAt("pushed query"))}`);
  console.log(textAt("console.log"));
  console.error(textAt("console.error"));
  console.info("of an object", { note: textAt("console object") });
  await request();
  await requestByXhr();
  await Sentry.flush(5000);
  await capture(Sentry);
}

function changeDom() {
  const later = document.createElement("p");
  later.textContent = textAt("dom text added later");
  document.body.append(later);
  document.querySelector("#changing").setAttribute("data-note", textAt("attribute changed later"));
  const root = document.querySelector("#host").attachShadow({ mode: "open" });
  root.innerHTML = "<em></em>";
  root.querySelector("em").textContent = textAt("shadow text");
}

async function request() {
  const query = new URLSearchParams({ note: textAt("fetch query"), access_token: namedAt("query by name") });
  const answer = await fetch(`/api/login?${query}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-note": textAt("fetch header"),
      authorization: namedAt("header by name"),
    },
    body: JSON.stringify({ note: textAt("fetch body"), password: namedAt("body by name") }),
  });
  await answer.text();
}

function requestByXhr() {
  return new Promise((resolve) => {
    const sent = new XMLHttpRequest();
    sent.open("POST", `/api/search?note=${encodeURIComponent(textAt("xhr query"))}`);
    sent.onloadend = resolve;
    sent.send(textAt("xhr body"));
  });
}

async function capture(Sentry) {
  const attachment = (name) => ({ filename: "note.txt", data: textAt(name), contentType: "text/plain" });
  Sentry.setUser({ id: "7", username: textAt("user") });
  Sentry.addBreadcrumb({ category: "app", message: textAt("breadcrumb") });
  Sentry.startSpan(
    {
      name: `work ${textAt("span name")}`,
      attributes: { note: textAt("span attribute"), password: namedAt("span attribute by name") },
      forceTransaction: true,
    },
    () => undefined,
  );
  Sentry.logger.info(`a log ${textAt("log")}`, {
    note: textAt("log attribute"),
    api_key: namedAt("log attribute by name"),
  });
  Sentry.metrics.count("a.count", 1, { attributes: { note: textAt("metric attribute") } });
  await Sentry.flush(5000);
  Sentry.withScope((scope) => {
    scope.setTag("note", textAt("tag"));
    scope.setExtra("storage", { ...localStorage });
    scope.setExtra("headers", { cookie: document.cookie });
    scope.addAttachment(attachment("error attachment"));
    Sentry.captureException(new Error(textAt("error message")));
  });
  await Sentry.flush(5000);
  Sentry.captureFeedback(
    {
      name: textAt("feedback name"),
      email: "visitor@shop.example",
      message: textAt("feedback message"),
      url: `${location.origin}/?note=${encodeURIComponent(textAt("feedback url"))}`,
    },
    { attachments: [attachment("feedback attachment")] },
  );
}

async function finish(Sentry) {
  await Sentry.getReplay().flush();
  // Ends the span of the page load, so that its trace is sent.
  Sentry.startBrowserTracingNavigationSpan(Sentry.getClient(), { name: "leave" });
  Sentry.getActiveSpan()?.end();
  await Sentry.flush(5000);
  await Sentry.getReplay().flush();
  await Sentry.flush(5000);
}
