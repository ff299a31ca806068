import type { Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { toRelay } from "../../packages/export/src/relay/to-relay.ts";
import { benignSamples } from "../../packages/scrubber/corpus/benign.ts";
import { secretSamples } from "../../packages/scrubber/corpus/secrets.ts";
import { bigEvent } from "./big-event.ts";
import { isMissing, reason, startVisitor, type Visit, type Visitor } from "./browser.ts";
import { sentByGuard } from "./reference.ts";

/** Largest time, in milliseconds, from a key press in an event of 50 kB until its result is painted. */
const LIMIT_MS = 50;
/**
 * On a busy machine, the limit can be higher: this many times the time that a key press takes in a text area without
 * listeners.
 */
const TIMES_PLAIN = 3;
const PRESSES = 25;
const ROUNDS = 3;

describe.skipIf(isMissing)("the playground", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await startVisitor();
  });
  afterAll(() => visitor.close());

  async function openPlayground(fragment = ""): Promise<Visit> {
    const visit = await visitor.open(`/playground${fragment}`, { permissions: ["clipboard-read", "clipboard-write"] });
    await visit.page.waitForSelector("html[data-playground]");
    return visit;
  }

  test(`shows what is redacted in a sample that a real SDK has sent, with the rule and the place${reason}`, async () => {
    const { page, complaints, close } = await openPlayground();

    const redacted = await cellsOf(page, ".redactions", "user.email");
    // The fourth cell is what Sentry's server keeps.
    expect(redacted.slice(0, 5)).toEqual(["user.email", "@email", "ada@example.org", "ada@example.org", "[email]"]);
    expect((await cellsOf(page, ".totals", "event")).slice(0, 4)).toEqual(["event", "1", "1", "0"]);
    expect(await leaving(page)).not.toContain("ada@example.org");
    expect(complaints).toEqual([]);
    await close();
  });

  test(`works without a network, and sends nothing when something is typed${reason}`, async () => {
    const { page, requests, close } = await openPlayground();
    await page.waitForLoadState("networkidle");
    const before = [...requests];
    await page.context().setOffline(true);

    await page.fill("#playground-input", JSON.stringify({ event_id: "a", message: "mail bob@example.com" }));

    await page.waitForSelector('.redactions code:text-is("mail [email]")');
    expect(requests).toEqual(before);
    await close();
  });

  describe("while a sample is loaded", () => {
    /** Opens the playground, and chooses a sample that does not arrive until `release` is called. */
    async function openWithSlowSample(): Promise<Visit & { release(): Promise<void> }> {
      const visit = await openPlayground();
      const { page } = visit;
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      const slow = /\/03\.[^/]*\.js$/;
      await page.route(slow, async (route) => {
        await released;
        await route.continue();
      });
      const requested = page.waitForRequest(slow);
      await page.selectOption("#playground-sample", "Node SDK 11: logs of a checkout");
      const address = (await requested).url();
      return {
        ...visit,
        async release() {
          release();
          // The page began to import the same module earlier, so it has handled the sample when this import is done.
          await page.evaluate(`import(${JSON.stringify(address)}).then(() => undefined)`);
        },
      };
    }

    test(`another sample that is chosen remains${reason}`, async () => {
      const { page, release, close } = await openWithSlowSample();
      await page.selectOption("#playground-sample", "Node SDK 11: check-in");
      await expect.poll(() => page.inputValue("#playground-input")).toContain("check_in_id");
      await release();
      expect(await page.inputValue("#playground-input")).toContain("check_in_id");
      await close();
    });

    test(`text that is typed remains${reason}`, async () => {
      const { page, release, close } = await openWithSlowSample();
      await page.fill("#playground-input", '{"message":"typed"}');
      await release();
      expect(await page.inputValue("#playground-input")).toBe('{"message":"typed"}');
      await close();
    });
  });

  test(`reads a whole envelope as it is sent, and says which items are dropped and why${reason}`, async () => {
    const { page, close } = await openPlayground();
    const lines = [
      { event_id: "9ec79c33ec9942ab8353589fcb2e04dc" },
      { type: "event" },
      { message: "mail bob@example.com" },
      { type: "log", item_count: 1 },
      { items: [{ level: "info", body: "password=made-up-1" }] },
    ].map((line) => JSON.stringify(line));
    await page.fill("#playground-input", [...lines, '{"type":"new_kind","length":8}', "not json"].join("\n"));

    const totals = async (type: string) => (await cellsOf(page, ".totals", type)).slice(1, 4);
    expect(await totals("event")).toEqual(["1", "1", "0"]);
    expect(await totals("log")).toEqual(["1", "1", "0"]);
    expect(await totals("new_kind")).toEqual(["0", "0", "1: its type is unknown and it is not JSON"]);
    await close();
  });

  test(`a button in a row adds an entry to the policy, so that the value is kept, and changes nothing else in its text${reason}`, async () => {
    const { page, close } = await openPlayground();
    await page.fill("#playground-input", JSON.stringify({ event_id: "a", extra: { api_key: "made-up-1" } }));
    await page.click('button:text-is("Keep api_key")');

    await page.waitForSelector("text=Nothing is redacted.");
    expect(await page.inputValue("#playground-policy")).toBe(
      '{\n  sensitiveFields: ["loyalty_number"],\n  safeFields: ["api_key"],\n}',
    );
    await close();
  });

  test(`the editor completes the policy and shows its problems, while the last valid policy stays in effect${reason}`, async () => {
    const { page, complaints, close } = await openPlayground();
    await page.focus("#playground-policy");
    await page.waitForSelector(".editor .cm-content");
    // Replaces the policy by typing over its selected text. The first character puts the policy into brackets, and the
    // second one replaces it.
    await page.keyboard.press("Control+a");
    await page.keyboard.type("( ");
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.keyboard.type("{ sql");
    await page.waitForSelector('.editor .cm-tooltip-autocomplete li:has-text("sql")');
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.keyboard.type("{ detectors: { emial: false ");

    await page.waitForSelector(
      '#playground-policy-problems:has-text("detectors.emial: unknown kind; did you mean email?")',
    );
    await page.waitForSelector('.redactions:has-text("user.email")');
    expect(complaints).toEqual([]);
    await close();
  });

  test(`the editor takes over what is selected while it is loaded, so that typing replaces it${reason}`, async () => {
    const { page, close } = await openPlayground();
    await page.focus("#playground-policy");
    await page.keyboard.press("Control+a");
    await page.waitForSelector(".editor .cm-content");
    await page.keyboard.insertText("{ sql: false }");
    expect(await policyOf(page)).toBe("{ sql: false }");
    await close();
  });

  test(`all controls can be reached with the keyboard, even those after the editor${reason}`, async () => {
    const { page, close } = await openPlayground();
    await page.focus("#playground-policy");
    await page.waitForSelector(".editor .cm-content");

    const reached = new Set<string>();
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press("Tab");
      const at = await page.evaluate(() => {
        const { id, textContent, ariaLabel } = document.activeElement ?? document.body;
        return id || ariaLabel || textContent?.trim() || "";
      });
      reached.add(at);
    }

    for (const control of [
      "playground-sample",
      "playground-type",
      "Copy a link to this policy",
      "What is redacted",
      "Keep each email",
      "playground-input",
      "What leaves with the policy",
    ])
      expect([...reached]).toContain(control);
    await close();
  });

  test(`a link contains the policy, restores it, and never contains what was pasted${reason}`, async () => {
    const { page, close } = await openPlayground();
    const secret = "zebra-anvil-4471";
    await page.fill(
      "#playground-input",
      JSON.stringify({ event_id: "a", message: secret, extra: { [secret]: secret } }),
    );
    await page.fill("#playground-policy", `{ patterns: { order: /ORD-\\d{8}/ } }`);
    const policy = await policyOf(page);
    await page.click('button:text-is("Copy a link to this policy")');
    await page.waitForFunction(() => location.hash.length > 1);
    const link = page.url();

    expect(await opened(page)).not.toContain(secret);
    expect(link.length).toBeLessThan(400);
    const other = await openPlayground(new URL(link).hash);
    expect(await other.page.inputValue("#playground-policy")).toBe(policy);
    expect(await other.page.inputValue("#playground-input")).not.toContain(secret);
    await Promise.all([close(), other.close()]);
  });

  test(`redacts the whole corpus exactly as a real client with the guard does${reason}`, async () => {
    const inputs = [...secretSamples(4), ...benignSamples(4)].map(({ input }) => input);
    const events = inputs.map((input) => asJson({ event_id: "a".repeat(32), extra: { input } }));
    const expected = await sentByGuard(events);
    const { page, close } = await openPlayground();

    const envelope = [{ sent_at: "2026-01-01T00:00:00.000Z" }, events.map((event) => [{ type: "event" }, event])];
    await paste(page, JSON.stringify(envelope));
    await page.waitForSelector(`.totals td:text-is("${events.length}")`, { timeout: 60_000 });
    await page.locator('button:text-is("Copy")').first().click();
    await page.waitForSelector('.status:has-text("copied")');

    const copied = JSON.parse(await page.evaluate(() => navigator.clipboard.readText()));
    const found = copied[1].map(([, payload]: unknown[]) => payload);
    expect(found.length).toBe(expected.length);
    const different = expected.filter((each, place) => JSON.stringify(each) !== JSON.stringify(found[place]));
    expect(different).toEqual([]);
    expect(events.length).toBeGreaterThan(1000);
    await close();
  });

  test(`paints the result of a key press in an event of 50 kB within ${LIMIT_MS} ms${reason}`, async () => {
    const { page, close } = await openPlayground();
    await paste(page, JSON.stringify(bigEvent(50_000), null, 2));
    await page.waitForSelector(".totals");

    const isFast = async () => {
      const { ours, plain } = await page.evaluate(pressesInTurn, PRESSES);
      const [p50, p95, p95Plain] = [percentile(ours, 0.5), percentile(ours, 0.95), percentile(plain, 0.95)];
      console.log(
        `50 kB: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms; without a listener p95 ${p95Plain.toFixed(0)} ms`,
      );
      return p95 <= Math.max(LIMIT_MS, TIMES_PLAIN * p95Plain);
    };

    expect(await inSomeRound(isFast)).toBe(true);
    await close();
  });

  test.each([
    ["200 kB", 200_000, 500],
    ["1 MB", 1_000_000, 1000],
  ])(`the main thread works for no more than a second after a paste of %s${reason}`, async (name, size, limit) => {
    const { page, close } = await openPlayground();
    const { compact, indented } = { compact: JSON.stringify(bigEvent(size)), indented: indentedEvent(size) };

    const isShort = async () => {
      const [fromCompact, fromIndented] = [await workOfPaste(page, compact), await workOfPaste(page, indented)];
      const plain = await workOfPlainText(page, indented);
      console.log(
        `${name}: ${fromCompact.toFixed(0)} ms (compact), ${fromIndented.toFixed(0)} ms (indented); ` +
          `a text area without listeners ${plain.toFixed(0)} ms`,
      );
      return Math.max(fromCompact, fromIndented) <= Math.max(limit, plain);
    };

    expect(await inSomeRound(isShort)).toBe(true);
    await close();
  });

  test(`a long text that is pasted is shown in full, can be edited, and is replaced by the next paste${reason}`, async () => {
    const { page, complaints, close } = await openPlayground();
    const text = indentedEvent(200_000);
    await page.focus("#playground-input");
    await pasteWithKeys(page, text);
    await page.waitForSelector('.redactions code:text-is("exception.values.0.stacktrace.frames.0.vars.email")');
    expect(await page.isHidden("#playground-input")).toBe(true);
    const input = page.getByRole("region", { name: "Without the policy" });
    expect(await input.textContent()).toContain('"event_id"');

    await page.click('button:text-is("Edit")');
    expect(await page.inputValue("#playground-input")).toBe(text);

    await page.focus("#playground-input");
    await page.keyboard.press("Control+a");
    await pasteWithKeys(page, text);
    await input.waitFor();
    await page.keyboard.press("Control+a");
    await pasteWithKeys(page, '{ "message": "mail bob@example.com" }');
    await page.waitForSelector('.redactions code:text-is("mail [email]")');
    expect(await page.inputValue("#playground-input")).toBe('{ "message": "mail bob@example.com" }');
    expect(complaints).toEqual([]);
    await close();
  });

  test(`the policy is exported for Relay, with what differs, as soon as that is opened${reason}`, async () => {
    const { page, complaints, requests, close } = await openPlayground();
    await page.waitForLoadState("networkidle");
    const isLoaded = () => requests.some((url) => url.includes("/relay."));
    expect(isLoaded()).toBe(false);
    await page.focus('summary:text-is("Relay")');
    await page.keyboard.press("Enter");
    const panel = page.locator('details:has(> summary:text-is("Relay"))');
    await panel.locator('h4:text-is("unreachable (cannot reach)")').waitFor();
    expect(isLoaded()).toBe(true);

    await page.fill("#playground-policy", "{ patterns: { order: /ORD-\\d{8}/ }, safeFields: [/_hint$/] }");
    await panel.locator('li:has(code:text-is("safeFields[0]"))').waitFor();
    await panel.getByRole("button", { name: "Copy" }).click();
    await page.waitForSelector('.status:has-text("Relay is copied.")');

    const { config, notes } = toRelay({ patterns: { order: /ORD-\d{8}/ }, safeFields: [/_hint$/] });
    expect(JSON.parse(await page.evaluate(() => navigator.clipboard.readText()))).toEqual(config);
    expect(await panel.locator("li").count()).toBe(notes.length);
    expect(complaints).toEqual([]);
    await close();
  });

  test(`the editor is loaded when the policy gets the focus, and not before${reason}`, async () => {
    const { page, requests, close } = await openPlayground();
    await page.waitForLoadState("networkidle");
    const isLoaded = () => requests.some((url) => url.includes("/editor."));
    expect(isLoaded()).toBe(false);

    await page.focus("#playground-policy");
    await page.waitForSelector(".editor .cm-content");
    expect(isLoaded()).toBe(true);
    await close();
  });
});

/** Converts a value to JSON and back. A bigint becomes a string. */
function asJson(value: object): object {
  return JSON.parse(JSON.stringify(value, (_, each) => (typeof each === "bigint" ? String(each) : each)));
}

/** Returns the text that is laid out in the pane with what leaves. */
async function leaving(page: Page): Promise<string> {
  return (await page.locator(".windowed").allTextContents()).join("");
}

/** Finds the row of `table` that begins with `name`. Returns the texts of all cells in this row. */
async function cellsOf(page: Page, table: string, name: string): Promise<readonly string[]> {
  const row = page.locator(`${table} tr:has(th code:text-is("${name}"))`);
  await row.waitFor();
  return (await row.locator("th, td").allTextContents()).map((text) => text.trim());
}

async function policyOf(page: Page): Promise<string> {
  return page.inputValue("#playground-policy");
}

/**
 * Returns the address of a page, followed by the unpacked policy that its fragment contains, so that a test can search
 * both.
 */
function opened(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const packed = location.hash.replace("#policy=", "").replaceAll("-", "+").replaceAll("_", "/");
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
    return location.href + (await new Response(stream).text());
  });
}

/** Sets the input in the way that a paste does. Playwright's `fill` takes minutes for a long text. */
function paste(page: Page, text: string): Promise<void> {
  return page.evaluate((pasted) => {
    const field = document.querySelector<HTMLTextAreaElement>("#playground-input");
    if (field === null) return;
    field.value = pasted;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }, text);
}

/**
 * Presses a key in turn in the input and in a text area without listeners. Returns the times from each press until the
 * paint.
 */
async function pressesInTurn(count: number): Promise<{ ours: number[]; plain: number[] }> {
  const input = document.querySelector<HTMLTextAreaElement>("#playground-input");
  if (input === null) throw new Error("There is no input.");
  const other = document.createElement("textarea");
  other.className = input.className;
  other.wrap = "off";
  other.style.height = "512px";
  other.value = input.value;
  input.after(other);
  const painted = () =>
    new Promise((resolve) => {
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = resolve;
        port2.postMessage(undefined);
      });
    });
  const times = { ours: [] as number[], plain: [] as number[] };
  for (let press = 0; press < count; press += 1) {
    for (const [name, field] of [["ours", input] as const, ["plain", other] as const]) {
      field.focus();
      const at = field.value.search(/"value": ?"/) + 10;
      field.setSelectionRange(at, at);
      await painted();
      const start = performance.now();
      document.execCommand("insertText", false, "y");
      await painted();
      times[name].push(performance.now() - start);
    }
  }
  other.remove();
  return times;
}

function indentedEvent(size: number): string {
  return JSON.stringify(bigEvent(size), null, 2);
}

/** Pastes a text with the keyboard, as a person does. */
async function pasteWithKeys(page: Page, text: string): Promise<void> {
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await page.keyboard.press("Control+v");
}

/** Replaces the input by a paste. Returns how long the main thread worked, in milliseconds, until the result is shown. */
async function workOfPaste(page: Page, text: string): Promise<number> {
  // A long input is shown without the text area.
  await page.locator("#playground-input:visible, [aria-label^='Without the policy']").focus();
  await page.keyboard.press("Control+a");
  await pasteWithKeys(page, "{}");
  await page.waitForSelector(".summary:text-matches('^0 places')");
  await page.keyboard.press("Control+a");
  return workDuring(page, async () => {
    await pasteWithKeys(page, text);
    await page.waitForSelector(".summary:text-matches('^[1-9][0-9]* places')");
  });
}

/** Sets the text of a text area without listeners. Returns how long the main thread worked, in milliseconds. */
function workOfPlainText(page: Page, text: string): Promise<number> {
  return workDuring(page, () =>
    page.evaluate(async (written) => {
      const field = document.body.appendChild(document.createElement("textarea"));
      field.wrap = "off";
      field.value = written;
      await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
      field.remove();
    }, text),
  );
}

/** Returns for how many milliseconds the main thread of a page worked during an action. */
async function workDuring(page: Page, action: () => Promise<void>): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const worked = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return (metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN) * 1000;
  };
  const before = await worked();
  await action();
  const total = (await worked()) - before;
  await session.detach();
  return total;
}

/** Measures in several rounds until one is fast enough, because another program may have slowed a round down. */
async function inSomeRound(isFast: () => Promise<boolean>): Promise<boolean> {
  for (let round = 0; round < ROUNDS; round += 1) if (await isFast()) return true;
  return false;
}

function percentile(times: readonly number[], share: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length - 1) * share)] ?? Number.POSITIVE_INFINITY;
}
