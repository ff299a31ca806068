/** The parts of an error that the patterns for noise can match. */
export interface NoiseSample {
  /** The name and the message of the error, such as `TypeError: x is not a function`. */
  readonly text: string;
  /** Returns the stack, or an empty string. */
  stack(): string;
  userAgent(): string;
}

/** A kind of noise in the preset `browserNoise`. */
export type BrowserNoiseKind =
  | "extensions"
  | "crawlers"
  | "resizeObserver"
  | "crossOriginScripts"
  | "chunkLoading"
  | "hydration"
  | "inAppBrowsers";

interface NoiseKind {
  readonly text?: RegExp;
  readonly stack?: RegExp;
  readonly userAgent?: RegExp;
}

/**
 * Errors that the page's own code does not cause, or that its authors cannot fix. An error belongs to a kind if any
 * pattern of the kind matches.
 */
const KINDS: Readonly<Record<BrowserNoiseKind, NoiseKind>> = Object.freeze({
  /**
   * Errors of browser extensions. The pattern for the stack: `chrome-extension://abc/content.js` -> true;
   * `https://example.com/app.js` -> false
   */
  extensions: {
    text: /Extension context invalidated|Receiving end does not exist|message (?:port|channel) closed before a response/i,
    stack:
      /(?:chrome|moz|safari|safari-web|ms-browser)-extension:\/\/|@webkit-masked-url:\/\/|\(webkit-masked-url:\/\//,
  },
  /** Errors of bots. `Googlebot/2.1` -> true; `CUBOT X30` -> false, because Cubot is a brand of phones */
  crawlers: {
    userAgent: /(?:(?<!cu)bot|crawler|spider|slurp|lighthouse|facebookexternalhit|bingpreview)\b/i,
  },
  /**
   * Harmless notices that the callback of a ResizeObserver changed the layout again.
   * `ResizeObserver loop limit exceeded` -> true; `ResizeObserver is not defined` -> false
   */
  resizeObserver: { text: /ResizeObserver loop (?:limit exceeded|completed with undelivered notifications)/ },
  /**
   * Errors in scripts from other origins, whose details browsers hide. `Script error.` -> true; `Script error: x` ->
   * false
   */
  crossOriginScripts: { text: /^(?:[A-Za-z]*: )?Script error\.?$/ },
  /**
   * A chunk of the app failed to load: a deployment has removed it, or the network failed. `Loading chunk 7 failed.` ->
   * true; `Loading the profile failed` -> false
   */
  chunkLoading: {
    text: /^ChunkLoadError\b|Loading (?:CSS )?chunk \S{1,80} failed|(?:Failed to fetch|error loading) dynamically imported module|Importing a module script failed|Unable to preload CSS/i,
  },
  /**
   * A browser or an extension changed the HTML of a React page before React hydrated it. `Minified React error #418` ->
   * true; `Minified React error #310` -> false
   */
  hydration: {
    text: /Hydration failed because|error while hydrating|(?:Text content|server rendered HTML) (?:does not|didn't) match|Minified React error #(?:418|419|421|422|423|425)\b/i,
  },
  /**
   * Errors in code that apps with a built-in browser inject into each page. `Java object is gone` -> true;
   * `x is undefined` -> false
   */
  inAppBrowsers: {
    text: /Java (?:object is gone|bridge method invocation error)|webkit\.messageHandlers|_AutofillCallbackHandler|instantSearchSDKJSBridge|zaloJSV2|__firefox__/,
  },
});

export const NOISE_KINDS: readonly BrowserNoiseKind[] = Object.freeze([
  "extensions",
  "crawlers",
  "resizeObserver",
  "crossOriginScripts",
  "chunkLoading",
  "hydration",
  "inAppBrowsers",
]);

/** Checks whether an error is noise of the given kind. */
export function isNoise(name: BrowserNoiseKind, sample: NoiseSample): boolean {
  const { text, stack, userAgent } = KINDS[name];
  return (
    text?.test(sample.text) === true ||
    stack?.test(sample.stack()) === true ||
    userAgent?.test(sample.userAgent()) === true
  );
}
