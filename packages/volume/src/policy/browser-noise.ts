/** What the gate knows about an error when it looks for noise. */
export interface NoiseSample {
  /** Name and message, such as `TypeError: x is not a function`. */
  readonly text: string;
  /** The stack, or what is known of it: the URL of the frame that threw. */
  stack(): string;
  userAgent(): string;
}

/** Name of a kind of noise in the preset `browserNoise`. */
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
 * Kinds of errors in web pages that the page's own code does not cause, or that its authors cannot fix. An error belongs
 * to a kind if one of the patterns matches.
 */
const KINDS: Readonly<Record<BrowserNoiseKind, NoiseKind>> = Object.freeze({
  /** Code of browser extensions. `chrome-extension://abc/content.js` -> true */
  extensions: {
    text: /Extension context invalidated|Receiving end does not exist|message (?:port|channel) closed before a response/i,
    stack:
      /(?:chrome|moz|safari|safari-web|ms-browser)-extension:\/\/|@webkit-masked-url:\/\/|\(webkit-masked-url:\/\//,
  },
  /** Bots. `Mozilla/5.0 (compatible; Googlebot/2.1; ...)` -> true. Cubot is a brand of phones. */
  crawlers: {
    userAgent: /(?:(?<!cu)bot|crawler|spider|slurp|lighthouse|facebookexternalhit|bingpreview)\b/i,
  },
  /** Notices of browsers that a page laid itself out again. They do no harm. */
  resizeObserver: { text: /ResizeObserver loop (?:limit exceeded|completed with undelivered notifications)/ },
  /** Errors of scripts of other origins, about which browsers say nothing. */
  crossOriginScripts: { text: /^(?:[A-Za-z]*: )?Script error\.?$/ },
  /** Parts of the app that a page from before a deployment cannot load any more, or that a network blocked. */
  chunkLoading: {
    text: /^ChunkLoadError\b|Loading (?:CSS )?chunk \S{1,80} failed|(?:Failed to fetch|error loading) dynamically imported module|Importing a module script failed|Unable to preload CSS/i,
  },
  /** React pages that a browser or an extension changed before React took them over. */
  hydration: {
    text: /Hydration failed because|error while hydrating|(?:Text content|server rendered HTML) (?:does not|didn't) match|Minified React error #(?:418|419|421|422|423|425)\b/i,
  },
  /** Code that apps with a built-in browser add to each page. */
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
