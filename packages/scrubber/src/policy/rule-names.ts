// `rule-names.test.ts` checks that these types are complete. To update them, run the test with the environment variable
// `UPDATE=1`.

/**
 * The kinds of values that the built-in detectors find, which are the keys of `detectors` in a policy. Values of the
 * kinds `person`, `birthdate` and `address` are found only by their field names.
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

/** Rules that redact fields because of a sensitive name. */
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
 * Rules for the values that detectors find, named after the kind of the detector. The only exception is `@usssn` for
 * the kind `ssn`, as on Sentry's server.
 */
type DetectorRule = `@${Exclude<DetectorKind, "ssn" | "pairs">}` | "@usssn";

/**
 * Rules that belong neither to a detector nor to a built-in name:
 *
 * - `strip-fields`: a field in the policy's `sensitiveFields`
 * - `paths`: a value at one of the policy's `paths`
 * - `allow`: a field that the policy's `allow` option does not list
 * - `@cut`: a secret that the SDK may have truncated
 * - `@binary`: binary data
 * - `@dataurl`: the content of a `data:` URL
 * - `@field`: the text of a masked element in a replay
 * - `@limit`: a value beyond a limit
 * - `@unreadable`: a value that cannot be read
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
 * Names of the built-in rules. They are the keys of `redaction` in a policy, and of the counts in a report. A report
 * can also count `sql` and `@repeated`, which are no keys of `redaction`. `sql` stands for values that
 * `sql: "parameterize"` replaced with `?`. `@repeated` stands for values that a JSON string lost because an object in
 * it contained the same field name twice.
 */
export type RuleName = FieldNameRule | DetectorRule | OtherRule;

type LowerCase =
  | ("a" | "b" | "c" | "d" | "e" | "f" | "g" | "h" | "i" | "j" | "k" | "l" | "m")
  | ("n" | "o" | "p" | "q" | "r" | "s" | "t" | "u" | "v" | "w" | "x" | "y" | "z");

/**
 * The name of one of the app's `patterns`. It must start with a letter, so a misspelled built-in rule, such as
 * `@pasword`, is a type error.
 */
export type PatternName = `${LowerCase | Uppercase<LowerCase>}${string}`;
