/** For each feature of the core, a pattern that matches the paths of the modules that belong to the feature. */
export const FEATURE_MODULES: Readonly<Record<string, RegExp>> = Object.freeze({
  credentials: /detectors\/credentials|key-value\/find\.|sensitive-names/,
  notations: /key-value\/(?:notation|open-values|options|patterns|prose|quoted)/,
  personalData: /personal|email|phone|checksums/,
  vendorKeys: /vendors/,
  encodedText: /base64|byte-lists|percent|encodings\/(?:decode|search)\./,
  truncatedText: /cut\/(?:search|head|tail)|scrub-breadcrumbs/,
  safeValues: /detect\/safe-values|policy\/cidr/,
  allow: /walk\/allow-list/,
  sql: /detect\/sql\/|sql-values/,
  paths: /walk\/paths|path-syntax|fast-redact/,
  replay: /items\/replay|compression/,
  offlineStore: /guard\/offline\./,
  startupWarnings: /startup-warnings/,
  policyChecks: /policy\/validate|regex-|internal\/src\/checks/,
});
