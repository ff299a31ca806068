import { NAMES, PATHS, PATTERNS } from "./names.mjs";

/** @typedef {import("./harness.mjs").Candidate} Candidate */

const REPLACEMENT = "[Filtered]";
const NAME_PATTERN = new RegExp(NAMES.join("|"), "i");
const NAME_SET = new Set(NAMES);

/**
 * Published packages. Each of them is configured for redaction in the way that its README shows.
 *
 * @type {readonly { name: string, readsValues?: boolean, load: () => Promise<Candidate> }[]}
 */
const PUBLISHED = [
  {
    name: "fast-redact, 20 paths",
    async load() {
      const { default: fastRedact } = await import("fast-redact");
      return { run: inPlace(fastRedact({ paths: [...PATHS], censor: REPLACEMENT, serialize: false, strict: false })) };
    },
  },
  {
    name: "@pinojs/redact, 20 paths",
    async load() {
      const { default: redact } = await import("@pinojs/redact");
      return { run: redact({ paths: [...PATHS], censor: REPLACEMENT, serialize: false, strict: false }) };
    },
  },
  {
    name: "redactyl.js, 30 names",
    async load() {
      const { default: Redactyl } = await import("redactyl.js");
      const redactyl = new Redactyl({ properties: [...NAMES], text: REPLACEMENT });
      return { run: (payload) => redactyl.redact(payload) };
    },
  },
  {
    name: "@hackylabs/deep-redact, 30 names",
    async load() {
      const { DeepRedact } = await import("@hackylabs/deep-redact");
      const redaction = new DeepRedact({ blacklistedKeys: [...NAMES], caseSensitiveKeyMatch: false, serialise: false });
      return { run: (payload) => redaction.redact(payload) };
    },
  },
  {
    name: "@hackylabs/deep-redact, 30 names, 12 patterns",
    readsValues: true,
    async load() {
      const { DeepRedact } = await import("@hackylabs/deep-redact");
      const redaction = new DeepRedact({
        blacklistedKeys: [...NAMES],
        caseSensitiveKeyMatch: false,
        serialise: false,
        stringTests: PATTERNS.map((pattern) => ({
          pattern: new RegExp(pattern.source, pattern.flags.replace("g", "")),
          replacer: (/** @type {string} */ text) => text.replace(pattern, REPLACEMENT),
        })),
      });
      return { run: (payload) => redaction.redact(payload) };
    },
  },
  {
    name: "@zapier/secret-scrubber",
    readsValues: true,
    async load() {
      const { findSensitiveValues, scrub } = await import("@zapier/secret-scrubber");
      return {
        run: (payload) => {
          const found = findSensitiveValues(payload);
          return found.length === 0 ? payload : scrub(payload, found);
        },
      };
    },
  },
  {
    name: "@heroku/js-blanket, presets",
    readsValues: true,
    async load() {
      const { GDPR_FIELDS, HEROKU_FIELDS, PCI_FIELDS, PII_PATTERNS, Scrubber } = await import("@heroku/js-blanket");
      const scrubber = new Scrubber({
        fields: [...HEROKU_FIELDS, ...GDPR_FIELDS, ...PCI_FIELDS],
        patterns: [...PII_PATTERNS],
        replacement: REPLACEMENT,
      });
      return { run: (payload) => scrubber.scrub(payload).data };
    },
  },
  {
    name: "redact-pii on every string",
    readsValues: true,
    async load() {
      const { SyncRedactor } = await import("redact-pii");
      const redactor = new SyncRedactor();
      return { run: (payload) => replaceTexts(payload, (text) => redactor.redact(text)) };
    },
  },
];

/** @type {readonly import("./harness.mjs").Row[]} */
const HAND_WRITTEN = [
  {
    name: "beforeSend, a set of names",
    group: "peer",
    prepare: () => ({ run: inPlace((payload) => deny(payload, (name) => NAME_SET.has(name.toLowerCase()))) }),
  },
  {
    name: "beforeSend, a pattern of names",
    group: "peer",
    prepare: () => ({ run: inPlace((payload) => deny(payload, (name) => NAME_PATTERN.test(name))) }),
  },
  {
    name: "beforeSend, a pattern of names, 12 patterns",
    group: "peer",
    readsValues: true,
    prepare: () => ({
      run: inPlace((payload) => {
        deny(payload, (name) => NAME_PATTERN.test(name));
        replaceTexts(payload, (text) => PATTERNS.reduce((rest, pattern) => rest.replace(pattern, REPLACEMENT), text));
      }),
    }),
  },
];

/** Loads every peer that is installed. Returns the loaded peers, and the names of the peers that are not installed. */
export async function loadPeers() {
  /** @type {import("./harness.mjs").Row[]} */
  const peers = [];
  /** @type {string[]} */
  const missing = [];
  for (const { load, ...peer } of PUBLISHED) {
    try {
      const candidate = await load();
      peers.push({ ...peer, group: "peer", prepare: () => candidate });
    } catch (error) {
      missing.push(`${peer.name}: ${error instanceof Error ? error.message.split("\n")[0] : "could not be loaded"}`);
    }
  }
  return { peers: [...HAND_WRITTEN, ...peers], missing };
}

/**
 * @param {(payload: any) => unknown} change
 * @returns {(payload: any) => unknown}
 */
function inPlace(change) {
  return (payload) => {
    change(payload);
    return payload;
  };
}

/**
 * @param {any} node
 * @param {(name: string) => boolean} isSensitive
 */
function deny(node, isSensitive) {
  for (const key in node) {
    if (isSensitive(key)) node[key] = REPLACEMENT;
    else if (typeof node[key] === "object" && node[key] !== null) deny(node[key], isSensitive);
  }
}

/**
 * @param {any} node
 * @param {(text: string) => string} replace
 */
function replaceTexts(node, replace) {
  for (const key in node) {
    const value = node[key];
    if (typeof value === "string") {
      const replaced = replace(value);
      if (replaced !== value) node[key] = replaced;
    } else if (typeof value === "object" && value !== null) replaceTexts(value, replace);
  }
  return node;
}
