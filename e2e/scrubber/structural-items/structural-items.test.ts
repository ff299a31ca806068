import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, test } from "vitest";
import {
  STRUCTURAL_CANARIES,
  STRUCTURAL_SECRETS,
  structuralPlaces,
} from "../../../packages/scrubber/corpus/structural.ts";
import { runApp, type Sdk } from "../../src/drivers/run-app.ts";
import { type Ingest, startIngest } from "../../src/ingest/index.ts";
import { someSdks } from "../../support/some-of.ts";

const TEXT = STRUCTURAL_CANARIES.join(" ");
const places = structuralPlaces();
/**
 * One entry for each field that Sentry defines in an envelope. `part` is a header or payload with secrets in that
 * field. `type` is the item's type, unless `part` is an item header with its own `type`.
 */
const rows = places.map(({ target, type, around }) => ({ target, type, part: around(TEXT) }));

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "structural-"));
  await writeFile(join(folder, "rows.json"), JSON.stringify(rows));
});
afterAll(() => rm(folder, { recursive: true }));

async function send(sdk: Sdk, env: Record<string, string>): Promise<Ingest> {
  const ingest = await startIngest();
  const given = { SENTRY_DSN: ingest.dsn(), ROWS: join(folder, "rows.json"), ...env };
  const app = await runApp({ sdk, script: "scrubber/structural-items/app.mjs", env: given });
  await ingest.close();
  if (app.exitCode !== 0 || app.stderr !== "") throw new Error(app.stderr);
  return ingest;
}

/**
 * Returns the envelope's header, the item's header and the payload that arrived for each entry of `rows`, as one
 * string.
 */
function arrived(ingest: Ingest): ReadonlyMap<unknown, string> {
  return new Map(
    ingest.envelopes.flatMap(({ header, items }) =>
      items.map((item) => [
        item.header["row"],
        `${JSON.stringify(header)}\n${JSON.stringify(item.header)}\n${new TextDecoder().decode(item.bytes)}`,
      ]),
    ),
  );
}

function rowsWith(texts: ReadonlyMap<unknown, string>, secrets: readonly string[]): string[] {
  return places.filter((_, row) => secrets.some((secret) => texts.get(row)?.includes(secret))).map(({ name }) => name);
}

describe.concurrent("secrets in every field that Sentry defines, in every kind of item", () => {
  test.for(someSdks())("are sent in no item of %s", async (sdk, { expect }) => {
    const texts = arrived(await send(sdk, { GUARD: "1" }));

    expect(rowsWith(texts, STRUCTURAL_SECRETS)).toEqual([]);
    // Every entry has arrived. The key of a text is the index that the app wrote into the item's header.
    expect([...texts.keys()].sort()).toEqual([...places.keys()].sort());
  });

  test.for(someSdks())("are sent in every item of %s without the scrubber", async (sdk, { expect }) => {
    const texts = arrived(await send(sdk, {}));

    for (const secret of STRUCTURAL_SECRETS) expect(rowsWith(texts, [secret])).toEqual(places.map(({ name }) => name));
  });
});
