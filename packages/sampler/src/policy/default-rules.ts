import { firstText, pathOf, type RootFacts, userAgentOf } from "./context.ts";

/** The name of a default rule. A default rule applies only if none of the policy's own rules matches. */
export type DefaultRuleName =
  | "healthChecks"
  | "staticAssets"
  | "kubernetes"
  | "elb"
  | "route53"
  | "googleCloud"
  | "azure"
  | "consul"
  | "sentryUptime"
  | "betterUptime"
  | "datadogSynthetics"
  | "pingdom"
  | "site24x7"
  | "statusCake"
  | "uptimeRobot";

/** What a default rule matches: either the path of the request, without its query, or the user agent of the request. */
export type DefaultRule = { readonly path: RegExp } | { readonly userAgent: RegExp };

/** What each default rule matches, by the rule's name. Every default rule sets the rate 0. */
export const DEFAULT_RULES: Readonly<Record<DefaultRuleName, DefaultRule>> = {
  /** Matches the paths of health checks. `/api/v1/health/db` and `/-/healthy` -> true; `/healthy` -> false */
  healthChecks: {
    path: /^\/(?:(?:(?:api\/(?:v\d+\/)?)?(?:health(?:\/.*)?|(?:healthz|healthcheck|livez|readyz|ready|ping|up|_health|heartbeat)\/?))|-\/(?:healthy|ready)|actuator\/health(?:\/.*)?|internal\/health[^/]*)$/is,
  },
  /** Matches the paths of static assets. `/assets/app.js` -> true; `/shop/assets/app.js` -> false */
  staticAssets: { path: /^\/(?:favicon\.ico|robots\.txt|(?:_next\/static|static|assets)(?:\/.*)?)$/s },
  kubernetes: { userAgent: /^kube-probe\// },
  elb: { userAgent: /^ELB-HealthChecker\// },
  route53: { userAgent: /^Amazon-Route53-Health-Check-Service/ },
  googleCloud: { userAgent: /^GoogleHC\/|^GoogleStackdriverMonitoring-UptimeChecks/ },
  azure: { userAgent: /^(?:Edge Health Probe|HealthCheck\/1\.0)/ },
  consul: { userAgent: /^Consul Health Check/ },
  sentryUptime: { userAgent: /^SentryUptimeBot\// },
  betterUptime: { userAgent: /^Better (?:Stack|Uptime)/ },
  datadogSynthetics: { userAgent: /DatadogSynthetics/ },
  pingdom: { userAgent: /^Pingdom\.com_bot|PingdomTMS\// },
  site24x7: { userAgent: /Site24x7/ },
  statusCake: { userAgent: /StatusCake/ },
  uptimeRobot: { userAgent: /UptimeRobot\// },
};

// This cast is safe, because each key of `DEFAULT_RULES` is a `DefaultRuleName`.
export const DEFAULT_RULE_NAMES: readonly DefaultRuleName[] = Object.freeze(
  Object.keys(DEFAULT_RULES) as DefaultRuleName[],
);

/** Which default rules apply: all (`true`), none (`false`), or all except those that an object sets to `false`. */
export type DefaultRules = boolean | { readonly [Name in DefaultRuleName]?: boolean | undefined };

/** Returns the names of the default rules that apply. */
export function chosenDefaultRules(chosen: DefaultRules): readonly DefaultRuleName[] {
  return DEFAULT_RULE_NAMES.filter((name) => (typeof chosen === "boolean" ? chosen : chosen[name] !== false));
}

/**
 * Returns a function that returns the name of the first default rule that matches. Rules that `chosen` turns off are
 * skipped.
 */
export function compileDefaultRules(chosen: DefaultRules): (facts: RootFacts) => DefaultRuleName | undefined {
  const names = chosenDefaultRules(chosen);
  const paths = names.flatMap((name) => {
    const rule = DEFAULT_RULES[name];
    return "path" in rule ? { name, pattern: rule.path } : [];
  });
  const agents = names.flatMap((name) => {
    const rule = DEFAULT_RULES[name];
    return "userAgent" in rule ? { name, pattern: rule.userAgent } : [];
  });
  // Most requests come from browsers, whose user agents match no pattern. One combined pattern quickly excludes these
  // requests. If `agents` is empty, the combined pattern is `(?!)`, which never matches.
  const anyAgent = new RegExp(agents.map(({ pattern }) => pattern.source).join("|") || "(?!)");
  return (facts) => {
    const path = pathOf(facts) ?? "";
    const userAgent = firstText(userAgentOf(facts)) ?? "";
    const found = paths.find(({ pattern }) => pattern.test(path));
    if (found !== undefined || !anyAgent.test(userAgent)) return found?.name;
    return agents.find(({ pattern }) => pattern.test(userAgent))?.name;
  };
}
