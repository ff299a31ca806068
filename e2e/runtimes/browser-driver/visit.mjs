import { createServer } from "node:http";
import { launchChromium } from "./launch.mjs";

/**
 * Serves a page on loopback, opens it in Chromium, and waits until stdin ends. `answer` responds to the page's
 * requests. Returns the results that `read` reads from the page at the end, and the page's warnings and errors.
 */
export async function visit(answer, read = async () => ({})) {
  const server = createServer(answer);
  await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
  const browser = await launchChromium();
  try {
    const page = await browser.newPage();
    const complaints = [];
    page.on("pageerror", (error) => complaints.push(error.message));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(message.text());
    });
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    for await (const _ of process.stdin);
    return { ...(await read(page)), complaints };
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
