// `rule-names.test.ts` compares the lists with the detectors and the names, and writes them with UPDATE=1.

/** Kinds of values that the built-in detectors find: the keys of a policy's `detectors`. */
export type DetectorKind =
  | "email"
  | "ip"
  | "ssn"
  | "iban"
  | "creditcard"
  | "userpath"
  | "pemkey"
  | "jwt"
  | "bearer"
  | "urlauth"
  | "anthropic"
  | "github"
  | "gitlab"
  | "slack"
  | "stripe"
  | "google"
  | "npm"
  | "pypi"
  | "sendgrid"
  | "square"
  | "shopify"
  | "digitalocean"
  | "databricks"
  | "huggingface"
  | "linear"
  | "notion"
  | "heroku"
  | "vault"
  | "doppler"
  | "planetscale"
  | "postman"
  | "newrelic"
  | "grafana"
  | "sentry"
  | "fly"
  | "supabase"
  | "age"
  | "atlassian"
  | "facebook"
  | "dropbox"
  | "docker"
  | "rubygems"
  | "artifactory"
  | "groq"
  | "xai"
  | "replicate"
  | "perplexity"
  | "figma"
  | "plaid"
  | "alibaba"
  | "dynatrace"
  | "easypost"
  | "brevo"
  | "buildkite"
  | "pulumi"
  | "clojars"
  | "duffel"
  | "frameio"
  | "readme"
  | "typeform"
  | "prefect"
  | "netlify"
  | "contentful"
  | "onepassword"
  | "tailscale"
  | "adobe"
  | "shippo"
  | "sourcegraph"
  | "settlemint"
  | "scalingo"
  | "intra42"
  | "openshift"
  | "infracost"
  | "flutterwave"
  | "harness"
  | "clickhouse"
  | "aws"
  | "twilio"
  | "openai"
  | "mailgun"
  | "airtable"
  | "cloudflare"
  | "octopus"
  | "authress"
  | "launchdarkly"
  | "firebase"
  | "slackwebhook"
  | "discordwebhook"
  | "mailchimp"
  | "terraform"
  | "maxmind"
  | "teamswebhook"
  | "telegram"
  | "discord"
  | "azure"
  | "azurestorage"
  | "asana"
  | "pairs";

/** Rules for fields with a sensitive name, by group of names. */
export type FieldNameRule =
  | "@password"
  | "@secret"
  | "@token"
  | "@apikey"
  | "@auth"
  | "@cookie"
  | "@session"
  | "@creditcard"
  | "@ssn"
  | "@account";

/** Rules for what a detector finds. Each has the name of its kind, except `@usssn`, which Sentry's server calls so. */
type DetectorRule = `@${Exclude<DetectorKind, "ssn" | "pairs">}` | "@usssn";

/**
 * Rules for what is redacted for another reason: `strip-fields` and `paths` are the policy's own fields and paths,
 * `@cut` is what the SDK may have cut, and `@field` is what was typed into a masked field of a replay.
 */
export type OtherRule =
  | "strip-fields"
  | "paths"
  | "@cut"
  | "@binary"
  | "@dataurl"
  | "@field"
  | "@limit"
  | "@unreadable";

/** Built-in rules: the keys of a policy's `redaction`, and of the counts in a report. */
export type RuleName = FieldNameRule | DetectorRule | OtherRule;

type LowerCase =
  | ("a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m")
  | ("n" | "o" | "p" | "q" | "r" | "s" | "t" | "u" | "v" | "w" | "x" | "y" | "z");

/** Name of a kind that the app defines: it starts with a letter, so that a misspelled `@rule` is a type error. */
export type PatternName = `${LowerCase | Uppercase<LowerCase>}${string}`;
