// `rule-names.test.ts` checks that the lists below contain every built-in detector and every group of sensitive names.
// With the environment variable UPDATE=1, it writes the lists instead.

/**
 * Kinds of values that the built-in detectors find: the keys of a policy's `detectors`. `person`, `birthdate` and
 * `address` are found only by the name beside the value.
 */
export type DetectorKind =
  | "email"
  | "ip"
  | "ssn"
  | "iban"
  | "creditcard"
  | "phone"
  | "userpath"
  | "person"
  | "birthdate"
  | "address"
  | "pemkey"
  | "jwt"
  | "bearer"
  | "urlauth"
  | "passwordhash"
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
  | "circleci"
  | "hubspot"
  | "sonarqube"
  | "mongodb"
  | "nvidia"
  | "pinecone"
  | "posthog"
  | "langsmith"
  | "langfuse"
  | "tavily"
  | "jina"
  | "firecrawl"
  | "crates"
  | "nuget"
  | "adafruit"
  | "apify"
  | "alchemy"
  | "dependencytrack"
  | "stackhawk"
  | "bitbucket"
  | "salesforce"
  | "zoho"
  | "aws"
  | "appsync"
  | "pixie"
  | "portainer"
  | "rootly"
  | "ramp"
  | "squarecloud"
  | "pubnub"
  | "teamwork"
  | "telnyx"
  | "voiceflow"
  | "ubidots"
  | "nightfall"
  | "close"
  | "flexport"
  | "fleetbase"
  | "scrapfly"
  | "datadog"
  | "resend"
  | "neon"
  | "together"
  | "e2b"
  | "vercel"
  | "inngest"
  | "tencent"
  | "yandex"
  | "elastic"
  | "infisical"
  | "akamai"
  | "intercom"
  | "render"
  | "cloudflare"
  | "twilio"
  | "openai"
  | "mailgun"
  | "airtable"
  | "twitch"
  | "octopus"
  | "authress"
  | "launchdarkly"
  | "firebase"
  | "mailchimp"
  | "terraform"
  | "maxmind"
  | "telegram"
  | "discord"
  | "azurestorage"
  | "asana"
  | "azure"
  | "slackwebhook"
  | "discordwebhook"
  | "teamswebhook"
  | "webhook"
  | "apikey"
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

/**
 * Rules for what a detector finds. Each has the name of the detector's kind, except the rule for `ssn`: it is called
 * `@usssn`, as on Sentry's server.
 */
type DetectorRule = `@${Exclude<DetectorKind, "ssn" | "pairs">}` | "@usssn";

/**
 * Rules for other redactions: `strip-fields` for a field in `sensitiveFields`, `paths` for a value at one of the
 * policy's `paths`, `allow` for a field that the policy's `allow` does not list, `@cut` for a secret that the SDK may
 * have cut, `@binary` for binary data, `@dataurl` for the content of a `data:` URL, `@field` for the text of a masked
 * element in a replay, `@limit` for a value beyond a limit, and `@unreadable` for a value that cannot be read.
 */
export type OtherRule =
  | "strip-fields"
  | "paths"
  | "allow"
  | "@cut"
  | "@binary"
  | "@dataurl"
  | "@field"
  | "@limit"
  | "@unreadable";

/**
 * Built-in rules: the keys of a policy's `redaction`, and of the counts in a report. Reports also have the rule `sql`,
 * for values that `sql: "parameterize"` replaced with `?`. It always writes `?`, so it is not a key of `redaction`.
 */
export type RuleName = FieldNameRule | DetectorRule | OtherRule;

type LowerCase =
  | ("a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m")
  | ("n" | "o" | "p" | "q" | "r" | "s" | "t" | "u" | "v" | "w" | "x" | "y" | "z");

/**
 * Name of one of the app's own `patterns`. It must start with a letter, so that a misspelled built-in rule, such as
 * `@pasword`, is a type error.
 */
export type PatternName = `${LowerCase | Uppercase<LowerCase>}${string}`;
