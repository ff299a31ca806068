// Plants made-up secrets where the SDK truncates texts, so that each secret is cut at several points. GUARD=no leaves
// the scrubber out; with GUARD=hook, a hook of the app runs after ours.
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
/** Number of errors that are captured before a flush. The buffer of the transport holds 64. */
const ERRORS_PER_FLUSH = 40;
const CUT_FRACTIONS = [0.35, 0.7, 0.95];
const LINES_OF_CONTEXT = 7;
/** A text that has no character in common with any secret. */
const FILLER = "щит жук дом ";
/**
 * An email address. The text that replaces it is shorter, so after scrubbing, a text no longer has the length to which
 * the SDK cut it.
 */
const ADDRESS = "щит@жук.дом ";

/**
 * Returns texts in which the cut after `length` characters falls inside a secret. `show` formats the text of a canary.
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
 * Returns the source of a module. Its lines are longer than the 140 characters that the SDK keeps, and each group of
 * lines is followed by a throw.
 */
function sourceOf(lines) {
  const chunks = [];
  for (let start = 0; start < lines.length; start += LINES_OF_CONTEXT - 1)
    chunks.push(lines.slice(start, start + LINES_OF_CONTEXT - 1));
  return chunks
    .map((chunk, index) => `export function fail${index}() {\n${chunk.join("\n")}\n  throw new Error("source");\n}\n`)
    .join("");
}

// These are functions, so that `scrubber()` is called only if it is used. A call alone would guard the client, even if
// the client got none of its options.
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
