import { NAMES, VARIABLES, type VariableName } from "./variables.ts";

/** What explains a variable, apart from what runs. */
interface Explanation {
  readonly description: string;
  readonly example: string;
  readonly otherwise: string;
}

const EXPLANATIONS: { readonly [Name in VariableName]: Explanation } = Object.freeze({
  SENTRY_DSN: {
    description: "where events go",
    example: "https://<key>@o1.ingest.sentry.io/42",
    otherwise: "Sentry is disabled",
  },
  SENTRY_ENVIRONMENT: { description: "at most 64 bytes, no slash", example: "staging", otherwise: "the SDK's" },
  SENTRY_RELEASE: { description: "at most 200 bytes, no slash", example: "shop@1.4.0", otherwise: "found by the SDK" },
  SENTRY_SAMPLE_RATE: { description: "errors sent, 0 to 1", example: "1", otherwise: "all" },
  SENTRY_TRACES_SAMPLE_RATE: { description: "traces recorded, 0 to 1", example: "0.1", otherwise: "tracing is off" },
  SENTRY_DEBUG: { description: "the SDK's own log", example: "false", otherwise: "off" },
  SENTRY_SEND_DEFAULT_PII: {
    description: "personal data that the SDK collects by itself",
    example: "false",
    otherwise: "not collected",
  },
});

/** The README's table. */
export function variablesTable(): string {
  const rows = NAMES.map((name) => {
    const { description, example, otherwise } = EXPLANATIONS[name];
    return `| \`${name}\` | \`${VARIABLES[name].option}\` | ${description} | \`${example}\` | ${otherwise} |`;
  });
  return ["| variable | option | meaning | example | unset |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}
