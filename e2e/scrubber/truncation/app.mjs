// Sends strings that the SDK truncates in the middle of a made-up secret, at several positions in each secret. With
// `GUARD=no`, the scrubber is not used. With `GUARD=hook`, the app's own `beforeSend` runs after that of the scrubber.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import * as Sentry from "@sentry/node";
import { compose } from "@sentry-policy/compose";
import { scrubber } from "@sentry-policy/scrubber";
import { canaries } from "@sentry-policy/scrubber/testing";

const VALUE_LENGTH = 250;
const MAX_BREADCRUMBS = 1000;
/** How many errors are captured before each flush. The transport buffers 64 envelopes, and drops any others. */
const ERRORS_PER_FLUSH = 40;
const CUT_FRACTIONS = [0.35, 0.7, 0.95];
const LINES_OF_CONTEXT = 7;
/** Words in Cyrillic letters, which no secret contains. */
const FILLER = "щит жук дом ";
/**
 * An email address that is longer than its replacement. So redaction makes a truncated string shorter than the SDK's
 * limit. The scrubber must still notice that the string was truncated.
 */
const ADDRESS = "щит@жук.дом ";

/**
 * Returns strings with one secret each. Truncating a string to `length` characters cuts its secret in two. `show` puts
 * the secret into other text, such as a line of source code.
 */
function cutTexts(way, length, show = (text) => text) {
  return canaries(way).flatMap(({ text, secret }) => {
    const shown = show(text);
    const start = shown.indexOf(secret);
    const places = CUT_FRACTIONS.map((part) => start + Math.round(part * (secret.length - 1))).filter(
      (at) => at < length,
    );
    return places.map((at) => fill(length - at) + shown + fill(60));
  });
}

function fill(length) {
  return FILLER.repeat(length / FILLER.length + 2).slice(-length);
}

/**
 * Returns the source of a module that contains the given lines. It throws an error after each group of lines, so that
 * the SDK sends them as the error's context, truncated to 140 characters each.
 */
function sourceOf(lines) {
  const chunks = [];
  for (let start = 0; start < lines.length; start += LINES_OF_CONTEXT - 1)
    chunks.push(lines.slice(start, start + LINES_OF_CONTEXT - 1));
  return chunks
    .map((chunk, index) => `export function fail${index}() {\n${chunk.join("\n")}\n  throw new Error("source");\n}\n`)
    .join("");
}

// Functions, because a call of `scrubber()` alone makes the scrubber attach itself to the client, even if its options
// are not used.
const OPTIONS = {
  no: () => ({}),
  yes: () => scrubber(),
  hook: () => compose(scrubber(), { beforeSend: (event) => event }),
};

Sentry.init({
  dsn: process.env.SENTRY_DSN,
  maxValueLength: VALUE_LENGTH,
  maxBreadcrumbs: MAX_BREADCRUMBS,
  ...OPTIONS[process.env.GUARD](),
});

for (const message of cutTexts("addBreadcrumb", 2048)) Sentry.addBreadcrumb({ category: "addBreadcrumb", message });
for (const message of cutTexts("scope.addBreadcrumb", 2048))
  Sentry.getIsolationScope().addBreadcrumb({ category: "scope.addBreadcrumb", message }, MAX_BREADCRUMBS);
const { write } = process.stdout;
process.stdout.write = () => true;
for (const message of cutTexts("console", 2048)) console.info(message);
process.stdout.write = write;
Sentry.captureMessage("breadcrumbs");
Sentry.getIsolationScope().clearBreadcrumbs();

for (const [index, message] of cutTexts("exception", VALUE_LENGTH - ADDRESS.length).entries()) {
  Sentry.captureException(new Error(ADDRESS + message));
  if (index % ERRORS_PER_FLUSH === 0) await Sentry.flush(3000);
}
await Sentry.flush(3000);

const open = '  ю("';
const escaped = (text) => JSON.stringify(text).slice(1, -1);
const lines = cutTexts("source", 140 - open.length, escaped).map((text) => `${open}${text}", "${fill(80)}");`);
const folder = mkdtempSync(join(tmpdir(), "cut-"));
const file = join(folder, "source.mjs");
writeFileSync(file, `const ю = () => {};\n${sourceOf(lines)}`);
for (const fail of Object.values(await import(pathToFileURL(file).href))) {
  try {
    fail();
  } catch (error) {
    Sentry.captureException(error);
  }
}
await Sentry.flush(3000);
rmSync(folder, { recursive: true });
