import { createServer } from "node:http";
import axe from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { isMissing, reason, startVisitor, type Visitor } from "./browser.ts";
import { pagePaths } from "./site-files.ts";

const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const PAGES = ["/", "/start", "/packages/scrubber", "/guides/troubleshooting", "/api/scrubber", "/playground"];

describe.skipIf(isMissing)("the built site", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await startVisitor();
  });
  afterAll(() => visitor.close());

  test(`each page loads only the site's own files, without a violation of its security policy or an error${reason}`, async () => {
    const complaints: Record<string, readonly string[]> = {};
    for (const path of pagePaths()) {
      const visit = await visitor.open(path);
      await visit.page.waitForLoadState("networkidle");
      if (visit.complaints.length > 0) complaints[path] = visit.complaints;
      await visit.close();
    }

    expect(pagePaths().length).toBeGreaterThan(25);
    expect(complaints).toEqual({});
  });

  test(`a page cannot send a request, because its security policy allows no connection${reason}`, async () => {
    let arrived = 0;
    const server = createServer((_, response) => {
      arrived += 1;
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const { page, complaints, close } = await visitor.open("/start");

    const outcome = await page.evaluate(
      async (port) => {
        const image = new Image();
        const shown = new Promise((resolve) => {
          image.onload = () => resolve("sent");
          image.onerror = () => resolve("blocked");
        });
        image.src = `http://127.0.0.1:${port}/pixel.png`;
        const fetched = fetch(`http://127.0.0.1:${port}/collect`, { mode: "no-cors" });
        return [await fetched.then(() => "sent").catch(() => "blocked"), await shown];
      },
      typeof address === "object" ? address?.port : undefined,
    );

    expect(outcome).toEqual(["blocked", "blocked"]);
    expect(arrived).toBe(0);
    expect(complaints.some((complaint) => complaint.startsWith("violation of connect-src"))).toBe(true);
    server.close();
    await close();
  });

  test(`the search finds a word, and links lead from page to page, without a violation${reason}`, async () => {
    const { page, complaints, close } = await visitor.open("/start");
    await page.keyboard.press("Control+k");
    await page.fill(".VPLocalSearchBox input", "flushAtStartup");
    await page.waitForSelector('.VPLocalSearchBox .result:has-text("Troubleshooting")');
    await page.keyboard.press("Escape");

    await page.click('.VPSidebar a:has-text("Migration")');
    await page.waitForSelector('h1:has-text("Migration")');

    expect(complaints).toEqual([]);
    await close();
  });

  test.each([
    ["a phone of 320 px", 320],
    ["a window of 1280 px with a zoom of 200 %", 640],
  ])(`on %s, no page scrolls sideways, and nothing is cut off${reason}`, async (_, width) => {
    const problems: Record<string, readonly string[]> = {};
    for (const path of pagePaths()) {
      const options = { viewport: { width, height: 450 }, deviceScaleFactor: 1280 / width };
      const { page, close } = await visitor.open(path, options);
      if (path === "/playground") await page.waitForSelector("html[data-playground]");
      const found = await page.evaluate(overflowing);
      if (found.length > 0) problems[path] = found;
      await close();
    }

    expect(problems).toEqual({});
  });

  test(`a diagram has a description, and keeps its size on a narrow screen${reason}`, async () => {
    const { page, complaints, close } = await visitor.open("/guides/fleet", { viewport: { width: 320, height: 800 } });
    const diagram = page.getByRole("img", { name: "OpenTelemetry SDK to tail_sampling (every span, OTLP)" });

    expect(await diagram.locator("text").first().boundingBox()).toMatchObject({ height: expect.closeTo(14, -1) });
    expect(await page.locator(".diagram marker[id]").count()).toBe(
      new Set(await page.locator(".diagram marker").evaluateAll((all) => all.map(({ id }) => id))).size,
    );
    expect(complaints).toEqual([]);
    await close();
  });

  test(`the switch between light and dark works without a violation${reason}`, async () => {
    const { page, complaints, close } = await visitor.open("/start", { colorScheme: "light" });
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await background();

    await page.click(".VPSwitchAppearance");
    await page.waitForSelector("html.dark");

    expect(await background()).not.toBe(light);
    expect(complaints).toEqual([]);
    await close();
  });

  test.each(
    [1280, 390].flatMap((width) => (["light", "dark"] as const).map((colorScheme) => ({ width, colorScheme }))),
  )(`pages at $width px, $colorScheme, have no violation of the accessibility guidelines${reason}`, async (look) => {
    const violations: Record<string, unknown> = {};
    for (const path of PAGES) {
      // Bypasses the security policy, because it forbids the styles that axe adds to the page.
      const options = { viewport: { width: look.width, height: 900 }, colorScheme: look.colorScheme, bypassCSP: true };
      const { page, close } = await visitor.open(path, options);
      if (path === "/playground") {
        await page.waitForSelector("html[data-playground]");
        await page.click('summary:text-is("Relay")');
        await page.waitForSelector('h3:text-is("How it differs from the policy")');
      }
      expect(await page.evaluate(() => document.documentElement.scrollWidth), path).toBeLessThanOrEqual(look.width);
      await page.evaluate(axe.source);
      const found = await page.evaluate(async (rules) => {
        const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run({ runOnly: rules });
        return violations.map(({ id, nodes }) => [id, ...nodes.map(({ target }) => target.join(" "))]);
      }, RULES);
      if (found.length > 0) violations[path] = found;
      await close();
    }

    expect(violations).toEqual({});
  });
});

/**
 * Runs in a page. Returns descriptions of the elements that are wider than the page, or that cut off their content
 * without a way to scroll to it.
 */
function overflowing(): readonly string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  const isHidden = (element: Element) => element.closest(".visually-hidden, [aria-hidden]") !== null;
  const cut = [...document.querySelectorAll("#app *")].filter((element) => {
    const { overflowX, clipPath } = getComputedStyle(element);
    return (
      ["hidden", "clip"].includes(overflowX) &&
      clipPath === "none" &&
      element.clientWidth > 0 &&
      element.textContent?.trim() !== "" &&
      element.scrollWidth > element.clientWidth + 1 &&
      !isHidden(element)
    );
  });
  return [
    ...(scrollWidth > clientWidth ? [`the page is ${scrollWidth} px wide`] : []),
    ...cut.map(({ tagName, className, scrollWidth: wanted }) => `${tagName} ${className} needs ${wanted} px`),
  ];
}

/** The part of axe that the tests use. */
interface Axe {
  run(options: { runOnly: readonly string[] }): Promise<{
    violations: readonly { id: string; nodes: readonly { target: readonly string[] }[] }[];
  }>;
}
