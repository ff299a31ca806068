import { FILTERED } from "../redaction.ts";
import { HAS } from "../scan.ts";
import type { Detector, Needs } from "./detector.ts";

/** The shortest key here has so long a part of letters, digits, `_` and `-`. */
const SHORTEST_RUN = 16;

/** The published forms of vendors' keys, each with the texts it begins with. They always go. */
export const VENDORS: readonly Detector[] = Object.freeze([
  vendor("aws", "AKIA ASIA ABIA ACCA", /(?<![A-Z\d])A(?:KIA|SIA|BIA|CCA)[A-Z2-7\d]{16}(?![A-Z\d])/g),
  vendor("github", "ghp_ gho_ ghu_ ghs_ ghr_ github_pat_", /gh[opsur]_[A-Za-z\d]{30,255}|github_pat_\w{20,255}/g),
  vendor(
    "gitlab",
    "glpat- gldt- glrt- glptt- glft- glimt- glagent- glsoat- glcbt- gloas- glffct- GR1348941",
    /gl(?:pat|dt|rt|ptt|ft|imt|agent|soat|cbt|oas|ffct)-[\w.-]{16,300}|GR1348941[\w-]{20,64}/g,
  ),
  vendor(
    "slack",
    "xoxa xoxb xoxc xoxe xoxo xoxp xoxr xoxs xapp-",
    /xox[abceoprs](?:\.xox[bp])?-[\w-]{10,255}|xapp-\d-[\w-]{10,255}/g,
  ),
  vendor(
    "slackwebhook",
    "hooks.slack.com/",
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/(?<secret>[\w/-]{20,200})/dg,
  ),
  vendor(
    "stripe",
    "sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_ pk_live_ pk_test_ whsec_",
    /[prs]k_(?:live|test|prod)_[A-Za-z\d]{10,255}|whsec_[A-Za-z\d+/=]{16,128}/g,
  ),
  vendor("anthropic", "sk-ant-", /sk-ant-[\w-]{20,255}/g),
  vendor("openai", "sk-", /sk-(?!ant-)[\w-]{20,255}/g),
  vendor(
    "google",
    "AIza GOCSPX- ya29. 1//0",
    /AIza[\w-]{30,64}|GOCSPX-[\w-]{20,64}|ya29\.[\w-]{16,2048}|(?<![\w/])1\/\/0[\w-]{20,256}/g,
  ),
  vendor("npm", "npm_", /npm_[A-Za-z\d]{30,64}/g),
  vendor("pypi", "pypi-AgE", /pypi-AgE[\w-]{40,1024}/g),
  vendor("sendgrid", "SG.", /SG\.[\w-]{16,64}\.[\w-]{16,128}/g),
  vendor("twilio", "SK", /(?<![A-Za-z\d])SK[\da-f]{32}(?![A-Za-z\d])/g),
  vendor("mailgun", "key-", /key-[\da-f]{32}(?![\w-])/g),
  vendor("square", "sq0 EAAA", /sq0[a-z]{3}-[\w-]{22,64}|(?<!\w)EAAA[\w-]{56,64}(?!\w)/g),
  vendor("shopify", "shpat_ shpca_ shppa_ shpss_ shptka_", /shp(?:at|ca|pa|ss|tka)_[A-Fa-f\d]{32}/g),
  vendor("digitalocean", "doo_v1_ dop_v1_ dor_v1_", /do[opr]_v1_[a-f\d]{32,64}/g),
  vendor("databricks", "dapi", /(?<![a-z\d])dapi[a-h\d]{32}(?:-\d)?/g),
  vendor("huggingface", "hf_ api_org_", /(?:hf|api_org)_[A-Za-z\d]{30,64}/g),
  vendor("linear", "lin_api_ lin_oauth_", /lin_(?:api|oauth)_[A-Za-z\d]{30,80}/g),
  vendor("notion", "ntn_ secret_", /(?<![A-Za-z\d])(?:ntn_[A-Za-z\d]{40,64}|secret_[A-Za-z\d]{43})(?![A-Za-z\d])/g),
  vendor(
    "discordwebhook",
    "discord.com/api/webhooks/ discordapp.com/api/webhooks/",
    /discord(?:app)?\.com\/api\/webhooks\/(?<secret>\d{10,24}\/[\w-]{40,100})/dg,
  ),
  vendor("heroku", "HRKU-", /HRKU-[\w-]{30,80}/g),
  vendor("vault", "hvs. hvb. hvr.", /hv[bsr]\.[\w-]{24,300}/g),
  vendor(
    "doppler",
    "dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.",
    /dp\.(?:pt|st|ct|sa|scim|audit)\.(?:[\w-]{1,40}\.)?[A-Za-z\d]{40,44}/g,
  ),
  vendor("planetscale", "pscale_", /pscale_(?:tkn|oauth|pw)_[\w.=-]{32,64}/g),
  vendor("postman", "PMAK-", /PMAK-[a-f\d]{24}-[a-f\d]{34}/g),
  vendor("newrelic", "NRAK- NRAA- NRIQ- NRRA- NRII- NRJS-", /NR(?:AK|AA|IQ|RA|II|JS)-[A-Za-z\d-]{19,64}/g),
  vendor("grafana", "glsa_ glc_", /glsa_[A-Za-z\d]{32}_[A-Fa-f\d]{8}|glc_[A-Za-z\d+/=]{32,400}/g),
  vendor("sentry", "sntrys_ sntryu_", /sntry[su]_[\w=+/-]{32,800}/g),
  vendor("fly", "fo1_ FlyV1 fm1 fm2", /fo1_[\w-]{43}|fm[12][ar]?_[\w+/=,-]{40,2000}/g),
  vendor("supabase", "sbp_ sb_secret_", /sb(?:p|_secret)_[\w-]{20,64}/g),
  vendor("age", "AGE-SECRET-KEY-1", /AGE-SECRET-KEY-1[QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L]{58}/g),
  vendor("atlassian", "ATATT3 ATCTT3 ATBB", /AT(?:AT|CT)T3[\w=-]{60,256}|ATBB[A-Za-z\d]{32}/g),
  vendor("airtable", "pat", /(?<!\w)pat[A-Za-z\d]{14}\.[a-f\d]{64}/g),
  vendor("cloudflare", "v1.0-", /v1\.0-[a-f\d]{24}-[a-f\d]{146}/g),
  vendor("facebook", "EAA", /(?<!\w)EAA[A-Za-z\d]{90,400}/g),
  vendor("dropbox", "sl.", /(?<![\w.])sl\.[\w-]{130,1500}/g),
  vendor("docker", "dckr_", /dckr_(?:pat|oat)_[\w-]{20,64}/g),
  vendor("rubygems", "rubygems_", /rubygems_[a-f\d]{48}/g),
  vendor("artifactory", "AKCp cmVmdGtuOj", /AKCp[A-Za-z\d]{69,80}|cmVmdGtuOj\w{54,64}/g),
  vendor(
    "models",
    "gsk_ xai- r8_ pplx-",
    /gsk_[A-Za-z\d]{40,64}|xai-[\w-]{70,90}|r8_[A-Za-z\d]{37}|pplx-[A-Za-z\d]{40,64}/g,
  ),
  vendor("figma", "figd_ figo_ figu_ figr_", /fig[dour]_[\w-]{36,64}/g),
  vendor(
    "plaid",
    "access-sandbox- access-development- access-production-",
    /access-(?:sandbox|development|production)-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g,
  ),
  vendor("alibaba", "LTAI", /(?<![A-Za-z\d])LTAI[A-Za-z\d]{12,24}(?![A-Za-z\d])/g),
  vendor("dynatrace", "dt0", /dt0[a-z]\d{2}\.[A-Z\d]{8,24}\.[A-Z\d]{40,64}/g),
  vendor("easypost", "EZAK EZTK", /EZ[AT]K[A-Za-z\d]{54}/g),
  vendor("brevo", "xkeysib- xsmtpsib-", /x(?:keysib|smtpsib)-[a-f\d]{64}-[A-Za-z\d]{16}/g),
  vendor("buildkite", "bkua_ bkaj_ bkct_", /bk(?:ua|aj|ct)_[A-Za-z\d]{32,64}/g),
  vendor("pulumi", "pul-", /pul-[a-f\d]{40}/g),
  vendor("clojars", "CLOJARS_", /CLOJARS_[A-Za-z\d]{60}/g),
  vendor("duffel", "duffel_", /duffel_(?:test|live)_[\w-]{43}/g),
  vendor("frameio", "fio-u-", /fio-u-[\w-]{64}/g),
  vendor("readme", "rdme_", /rdme_[a-z\d]{70}/g),
  vendor("typeform", "tfp_", /tfp_[\w.-]{44,64}/g),
  vendor("prefect", "pnu_ pnb_", /pn[ub]_[A-Za-z\d]{36}/g),
  vendor("netlify", "nfp_", /nfp_[A-Za-z\d]{36,64}/g),
  vendor("contentful", "CFPAT-", /CFPAT-[\w-]{40,64}/g),
  vendor("onepassword", "ops_eyJ", /ops_eyJ[\w+/=-]{40,2000}/g),
  vendor("tailscale", "tskey-", /tskey-[a-z]{2,12}-[\w-]{16,80}/g),
  vendor("launchdarkly", "sdk- mob- api-", /(?:sdk|mob|api)-[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g),
  vendor("firebase", "AAAA", /(?<![\w-])AAAA[\w-]{7}:[\w-]{100,200}/g),
  // These have no beginning of their own.
  detector("mailgun", { run: 50, has: HAS.dash }, /(?<![\w-])[\da-f]{32}-[\da-f]{8}-[\da-f]{8}(?![\w-])/g),
  detector("mailchimp", { run: 32, has: HAS.dash, includes: "-us" }, /(?<![\da-f])[\da-f]{32}-us\d{1,2}(?!\w)/g),
  detector("telegram", { run: 34, digits: 5, colons: 1 }, /(?<!\d)\d{5,16}:A[\w-]{34}(?![\w-])/g),
  detector("discord", { run: 27, dots: 2 }, /(?<![\w-])[MNO][\w-]{23,27}\.[\w-]{6,7}\.[\w-]{27,45}(?![\w-])/g),
  detector(
    "terraform",
    { run: 40, dots: 2, includes: ".atlasv1." },
    /(?<![A-Za-z\d])[A-Za-z\d]{14}\.atlasv1\.[\w-]{40,80}/g,
  ),
  detector("azure", { run: 31, has: HAS.upper, includes: "Q~" }, /(?<![\w~.-])[\w~.-]{3}\dQ~[\w~.-]{31,34}(?![\w~-])/g),
  detector(
    "azurestorage",
    { has: HAS.upper | HAS.equals, digits: 1, includes: "==" },
    /(?<![\w+/-])[A-Za-z\d+/]{86}==(?![\w=])/g,
  ),
  detector(
    "teamswebhook",
    { run: 32, has: HAS.slash, includes: "/IncomingWebhook/" },
    /\/webhookb2\/(?<secret>[\w@-]{36,100}\/IncomingWebhook\/[\w-]{16,64}(?:\/[\w-]{1,64}){0,3})/dg,
  ),
  detector("asana", { run: 32, colons: 1, digits: 13 }, /(?<!\d)[12]\/\d{13,20}(?:\/\d{13,20})?:[a-f\d]{32}/g),
]);

function vendor(kind: string, starts: string, pattern: RegExp): Detector {
  return detector(kind, { run: SHORTEST_RUN, starts: Object.freeze(starts.split(" ")) }, pattern);
}

function detector(kind: string, needs: Needs, pattern: RegExp): Detector {
  return Object.freeze({ kind, rule: `@${kind}`, personal: false, needs, pattern, replacement: FILTERED });
}
