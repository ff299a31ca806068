import { expect, it } from "vitest";
import { isNoise, NOISE_KINDS } from "./browser-noise.ts";

const kindsOf = (text: string, stack = "", userAgent = "Mozilla/5.0 (X11; Linux x86_64) Chrome/140.0") =>
  NOISE_KINDS.filter((kind) => isNoise(kind, { text, stack: () => stack, userAgent: () => userAgent }));

it.each([
  ["Error: Extension context invalidated.", ["extensions"]],
  ["Error: Could not establish connection. Receiving end does not exist.", ["extensions"]],
  ["Error: The message port closed before a response was received.", ["extensions"]],
  ["Error: ResizeObserver loop completed with undelivered notifications.", ["resizeObserver"]],
  ["ResizeObserver loop limit exceeded", ["resizeObserver"]],
  ["Script error.", ["crossOriginScripts"]],
  ["Error: Script error.", ["crossOriginScripts"]],
  ["ChunkLoadError: Loading chunk 7 failed.", ["chunkLoading"]],
  ["Error: Loading CSS chunk app-1 failed.", ["chunkLoading"]],
  ["TypeError: Failed to fetch dynamically imported module: https://a.example/x.js", ["chunkLoading"]],
  ["TypeError: error loading dynamically imported module: https://a.example/x.js", ["chunkLoading"]],
  ["TypeError: Importing a module script failed.", ["chunkLoading"]],
  ["Error: Unable to preload CSS for /assets/x.css", ["chunkLoading"]],
  ["Error: Hydration failed because the server rendered HTML didn't match the client.", ["hydration"]],
  ["Error: Text content does not match server-rendered HTML.", ["hydration"]],
  ["Error: There was an error while hydrating.", ["hydration"]],
  ["Error: Minified React error #418; visit https://react.dev/errors/418", ["hydration"]],
  ["Error: Java object is gone", ["inAppBrowsers"]],
  ["TypeError: undefined is not an object (evaluating 'window.webkit.messageHandlers')", ["inAppBrowsers"]],
  ["ReferenceError: _AutofillCallbackHandler is not defined", ["inAppBrowsers"]],
  ["TypeError: x is not a function", []],
  ["Error: Minified React error #31", []],
  ["Error: Script error in step 3", []],
  ["Error: connect ECONNREFUSED 127.0.0.1:5432", []],
  ["TypeError: Failed to fetch", []],
  ["AbortError: The operation was aborted.", []],
])("%s is noise of the kinds %j", (text, kinds) => {
  expect(kindsOf(text)).toEqual(kinds);
});

it.each([
  ["    at a (chrome-extension://abcdef/content.js:1:1)", ["extensions"]],
  ["a@moz-extension://abcdef/content.js:1:1", ["extensions"]],
  ["a@safari-web-extension://abcdef/content.js:1:1", ["extensions"]],
  ["    at a (https://shop.example/app.js:1:1)", []],
])("an error with the stack %j is noise of the kinds %j", (stack, kinds) => {
  expect(kindsOf("TypeError: x is not a function", stack)).toEqual(kinds);
});

it.each([
  ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", ["crawlers"]],
  ["Mozilla/5.0 (compatible; bingbot/2.0)", ["crawlers"]],
  ["facebookexternalhit/1.1", ["crawlers"]],
  ["Mozilla/5.0 (Macintosh) AppleWebKit/605.1.15 Version/18.0 Safari/605.1.15", []],
  ["Mozilla/5.0 (Linux; Android 14; Cubot X30) Chrome/140.0 Mobile", []],
  ["Node.js/22", []],
  ["", []],
])("an error with the user agent %j is noise of the kinds %j", (userAgent, kinds) => {
  expect(kindsOf("TypeError: x is not a function", "", userAgent)).toEqual(kinds);
});
