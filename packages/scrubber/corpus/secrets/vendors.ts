import { ALPHABETS, uuid } from "../../src/testing/random.ts";
import type { TextKind } from "../sample.ts";
import { whole } from "./whole.ts";

const { alnum, digits, hex, letters, lowerAlnum, upperAlnum, urlSafe, base64 } = ALPHABETS;

/** Keys of vendors. The comment before each group names the sources of the formats. */
export const VENDOR_KINDS: readonly TextKind[] = [
  // Formats: GitHub documentation, "Token formats"; gitleaks rules `github-*`.
  ...["ghp", "gho", "ghu", "ghs", "ghr"].map((prefix) =>
    whole(`GitHub ${prefix}_`, (r) => `${prefix}_${r.text(alnum, 36)}`),
  ),
  whole("GitHub fine-grained token", (r) => `github_pat_${r.text(alnum, 22)}_${r.text(alnum, 59)}`),
  // Formats: GitLab documentation, "Token prefixes"; gitleaks rules `gitlab-*`.
  ...["glpat", "gldt", "glrt", "glft", "glsoat"].map((prefix) =>
    whole(`GitLab ${prefix}-`, (r) => `${prefix}-${r.text(urlSafe, 20)}`),
  ),
  whole("GitLab glptt-", (r) => `glptt-${r.text(hex, 40)}`),
  whole(
    "GitLab routable token",
    (r) => `glpat-${r.text(urlSafe, 27)}.${r.text(lowerAlnum, 2)}${r.text(lowerAlnum, 7)}`,
  ),
  // Formats: Slack documentation, "Tokens"; gitleaks rules `slack-*`.
  whole("Slack bot token", (r) => `xoxb-${r.text(digits, 12)}-${r.text(digits, 12)}-${r.text(alnum, 24)}`),
  whole(
    "Slack user token",
    (r) => `xoxp-${r.text(digits, 12)}-${r.text(digits, 12)}-${r.text(digits, 12)}-${r.text(hex, 32)}`,
  ),
  whole("Slack workspace token", (r) => `xoxa-2-${r.text(alnum, 40)}`),
  whole("Slack app token", (r) => `xapp-1-A${r.text(upperAlnum, 10)}-${r.text(digits, 13)}-${r.text(hex, 64)}`),
  {
    kind: "Slack webhook",
    make(r) {
      const secret = r.text(alnum, 24);
      return {
        text: `https://hooks.slack.com/services/T${r.text(upperAlnum, 10)}/B${r.text(upperAlnum, 10)}/${secret}`,
        secrets: [secret],
      };
    },
  },
  // Formats: Stripe documentation, "API keys"; gitleaks rule `stripe-access-token`.
  ...["sk_live", "rk_live", "sk_test", "rk_test"].map((prefix) =>
    whole(`Stripe ${prefix}_`, (r) => `${prefix}_${r.text(alnum, r.pick([24, 99]))}`),
  ),
  whole("Stripe webhook secret", (r) => `whsec_${r.text(alnum, 32)}`),
  // Formats: gitleaks rule `openai-api-key`. The middle part is the same in every key.
  whole("OpenAI key", (r) => `sk-${r.text(alnum, 20)}T3BlbkFJ${r.text(alnum, 20)}`),
  whole("OpenAI project key", (r) => `sk-proj-${r.text(urlSafe, 74)}T3BlbkFJ${r.text(urlSafe, 74)}`),
  whole("OpenAI service account key", (r) => `sk-svcacct-${r.text(urlSafe, 58)}T3BlbkFJ${r.text(urlSafe, 58)}`),
  // Format: gitleaks rules `anthropic-*`.
  whole("Anthropic key", (r) => `sk-ant-${r.pick(["api03", "admin01"])}-${r.text(urlSafe, 93)}AA`),
  // Formats: gitleaks rules `huggingface-*` and `perplexity-api-key`; documentation of Groq, xAI and Replicate.
  whole("Hugging Face token", (r) => `hf_${r.text(letters, 34)}`),
  whole("Perplexity key", (r) => `pplx-${r.text(alnum, 48)}`),
  whole("Groq key", (r) => `gsk_${r.text(alnum, 52)}`),
  whole("xAI key", (r) => `xai-${r.text(alnum, 80)}`),
  whole("Replicate token", (r) => `r8_${r.text(alnum, 37)}`),
  // Formats: gitleaks rules `npm-access-token`, `pypi-upload-token` and `rubygems-api-token`.
  whole("npm token", (r) => `npm_${r.text(alnum, 36)}`),
  whole("PyPI token", (r) => `pypi-AgEIcHlwaS5vcmc${r.text(urlSafe, r.between(70, 160))}`),
  whole("RubyGems token", (r) => `rubygems_${r.text(hex, 48)}`),
  // Formats: gitleaks rules `sendgrid-api-token`, `mailgun-*`, `mailchimp-api-key` and `sendinblue-api-token`; Twilio's
  // published rule for API key SIDs.
  whole("SendGrid key", (r) => `SG.${r.text(urlSafe, 22)}.${r.text(urlSafe, 43)}`),
  whole("Twilio key", (r) => `SK${r.text(hex, 32)}`),
  whole("Mailgun key", (r) => `key-${r.text(hex, 32)}`),
  whole("Mailchimp key", (r) => `${r.text(hex, 32)}-us${r.between(1, 21)}`),
  whole("Brevo key", (r) => `xkeysib-${r.text(hex, 64)}-${r.text(alnum, 16)}`),
  // Formats: gitleaks rules `square-access-token` and `shopify-*`; Square's documentation of the refresh secret.
  whole("Square token", (r) => `sq0atp-${r.text(urlSafe, 22)}`),
  whole("Square access token", (r) => `EAAA${r.text(urlSafe, 60)}`),
  whole("Square secret", (r) => `sq0csp-${r.text(urlSafe, 43)}`),
  ...["shpat", "shpss", "shpca", "shppa"].map((prefix) =>
    whole(`Shopify ${prefix}_`, (r) => `${prefix}_${r.text(hex, 32)}`),
  ),
  // Formats: gitleaks rules `linear-api-key` and `notion-api-token`; documentation of Figma and Airtable. Notion's
  // tokens formerly began with `secret_`.
  whole("Linear key", (r) => `lin_api_${r.text(alnum, 40)}`),
  whole("Notion token", (r) => `ntn_${r.text(digits, 11)}${r.text(alnum, 35)}`),
  whole("Notion secret", (r) => `secret_${r.text(alnum, 43)}`),
  whole("Figma token", (r) => `figd_${r.text(urlSafe, 40)}`),
  whole("Airtable token", (r) => `pat${r.text(alnum, 14)}.${r.text(hex, 64)}`),
  whole("Atlassian token", (r) => `ATATT3${r.text(urlSafe, 186)}`),
  // Formats: gitleaks rule `telegram-bot-api-token`; secretlint rule `discord`; Discord's documentation.
  whole("Telegram bot token", (r) => `${r.between(1, 9)}${r.text(digits, 9)}:AA${r.text(urlSafe, 33)}`, false),
  whole(
    "Discord bot token",
    (r) => `${r.pick(["M", "N", "O"])}${r.text(alnum, 23)}.${r.text(urlSafe, 6)}.${r.text(urlSafe, 38)}`,
  ),
  {
    kind: "Discord webhook",
    make(r) {
      const secret = r.text(urlSafe, 68);
      return {
        text: `https://discord.com/api/webhooks/${r.between(1, 9)}${r.text(digits, 18)}/${secret}`,
        secrets: [secret],
      };
    },
  },
  // Formats: gitleaks rules `postman-api-token`, `new-relic-*`, `grafana-*`, `sentry-*` and `dynatrace-api-token`.
  whole("Postman key", (r) => `PMAK-${r.text(hex, 24)}-${r.text(hex, 34)}`),
  whole("New Relic key", (r) => `NRAK-${r.text(upperAlnum, 27)}`),
  whole("Grafana service account token", (r) => `glsa_${r.text(alnum, 32)}_${r.text(hex, 8)}`),
  whole("Grafana cloud token", (r) => `glc_${r.text(base64, 90)}=`, false),
  whole("Sentry user token", (r) => `sntryu_${r.text(hex, 64)}`),
  whole(
    "Sentry organization token",
    (r) => `sntrys_eyJpYXQiO${r.text(alnum, 40)}LCJyZWdpb25fdXJs${r.text(alnum, 60)}=_${r.text(base64, 43)}`,
    false,
  ),
  whole("Dynatrace token", (r) => `dt0c01.${r.text(upperAlnum, 24)}.${r.text(upperAlnum, 64)}`),
  // Formats: documentation of Netlify and Buildkite; gitleaks rules for Contentful, 1Password and age.
  whole("Netlify token", (r) => `nfp_${r.text(alnum, 36)}`),
  whole("Contentful token", (r) => `CFPAT-${r.text(urlSafe, 43)}`),
  whole("Buildkite token", (r) => `bkua_${r.text(hex, 40)}`),
  whole("1Password service account token", (r) => `ops_eyJ${r.text(alnum, 260)}`),
  whole("age secret key", (r) => `AGE-SECRET-KEY-1${r.text("QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L", 58)}`),
  {
    // Format: gitleaks rule `microsoft-teams-webhook`.
    kind: "Teams webhook",
    make(r) {
      const secret = r.text(lowerAlnum, 32);
      return {
        text: `https://shop.webhook.office.com/webhookb2/${uuid(r)}@${uuid(r)}/IncomingWebhook/${secret}/${uuid(r)}`,
        secrets: [secret],
      };
    },
  },
];
