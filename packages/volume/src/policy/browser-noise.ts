/** The facts about an error that the patterns for noise are matched against. */
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
 * Kinds of errors in web pages that the page's own code does not cause, or that its authors cannot fix. An error
 * belongs to a kind if any of the kind's patterns matches.
 */
const KINDS: Readonly<Record<BrowserNoiseKind, NoiseKind>> = Object.freeze({
  /**
   * Errors of browser extensions. Example: the pattern for the stack matches `chrome-extension://abc/content.js`, but
   * not `https://example.com/app.js`.
   */
  extensions: {
    text: /Extension context invalidated|Receiving end does not exist|message (?:port|channel) closed before a response/i,
    stack:
      /(?:chrome|moz|safari|safari-web|ms-browser)-extension:\/\/|@webkit-masked-url:\/\/|\(webkit-masked-url:\/\//,
  },
  /**
   * Errors of bots. Example: the pattern matches `Googlebot/2.1`, but not `CUBOT X30`, because Cubot is a brand of
   * phones.
   */
  crawlers: {
    userAgent: /(?:(?<!cu)bot|crawler|spider|slurp|lighthouse|facebookexternalhit|bingpreview)\b/i,
  },
  /**
   * Harmless notices of a browser. They state that the callback of a ResizeObserver changed the layout again. Example:
   * the pattern matches `ResizeObserver loop limit exceeded`, but not `ResizeObserver is not defined`.
   */
  resizeObserver: { text: /ResizeObserver loop (?:limit exceeded|completed with undelivered notifications)/ },
  /**
   * Errors in scripts from other origins. Browsers hide the details of these errors. Example: the pattern matches
   * `Script error.`, but not `Script error: x`.
   */
  crossOriginScripts: { text: /^(?:[A-Za-z]*: )?Script error\.?$/ },
  /**
   * Errors because a chunk of the app failed to load: a deployment has removed it, or the network failed. Example: the
   * pattern matches `Loading chunk 7 failed.`, but not `Loading the profile failed`.
   */
  chunkLoading: {
    text: /^ChunkLoadError\b|Loading (?:CSS )?chunk \S{1,80} failed|(?:Failed to fetch|error loading) dynamically imported module|Importing a module script failed|Unable to preload CSS/i,
  },
  /**
   * Errors of React pages whose HTML was changed by a browser or an extension before React hydrated it. Example: the
   * pattern matches `Minified React error #418`, but not `Minified React error #310`.
   */
  hydration: {
    text: /Hydration failed because|error while hydrating|(?:Text content|server rendered HTML) (?:does not|didn't) match|Minified React error #(?:418|419|421|422|423|425)\b/i,
  },
  /**
   * Errors in code that apps with a built-in browser inject into each page. Example: the pattern matches
   * `Java object is gone`, but not `x is undefined`.
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
