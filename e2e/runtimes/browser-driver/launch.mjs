import { chromium } from "playwright-core";

/** Starts the Chromium at `CHROMIUM_PATH`, with Chromium's own background requests turned off. */
export function launchChromium() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM_PATH,
    args: [
      // The sandbox of Chromium does not work as root, which is the user in most containers.
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
}
