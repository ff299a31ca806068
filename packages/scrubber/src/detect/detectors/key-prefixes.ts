/**
 * The published prefixes of vendors' keys. A line such as `circleci a22_h40 CCIPAT_` lists the kind of the detector,
 * the format of the characters after a prefix, and the prefixes.
 *
 * A format consists of parts such as `a22`. A part is a letter, which states the allowed characters, and the number of
 * characters. All other characters in a format stand for themselves. The letters are:
 *
 * - `a`: letters and digits
 * - `h`: lower-case hexadecimal digits
 * - `l`: lower-case letters and digits
 * - `u`: capitals and digits
 * - `w`: letters, digits, `_` and `-`
 * - `b`: the characters of `w`, and `+`, `/`, `=`, `.` and `~`
 *
 * The last number in a format is a minimum. `uuid` stands for a UUID. Example: `a2_h4` matches `Zq_0f1e` and
 * `Zq_0f1e9`.
 */
export const KEY_PREFIXES = `
anthropic w20 sk-ant-
github w20 ghp_ gho_ ghu_ ghs_ ghr_ github_pat_
gitlab b16 glpat- gldt- glrt- glptt- glft- glimt- glagent- glsoat- glcbt- gloas- glffct- GR1348941
slack w10 xoxa- xoxb- xoxc- xoxe- xoxe.xoxb- xoxe.xoxp- xoxo- xoxp- xoxr- xoxs- xapp- xwfp-
stripe b10 sk_live_ sk_test_ sk_prod_ rk_live_ rk_test_ rk_prod_ pk_live_ pk_test_ whsec_
google b20 AIza GOCSPX- ya29. 1//0
npm w30 npm_
pypi w40 pypi-AgE
sendgrid b32 SG.
square w22 sq0atp- sq0csp- sq0idp-
shopify w32 shpat_ shpca_ shppa_ shpss_ shptka_
digitalocean w32 doo_v1_ dop_v1_ dor_v1_
databricks w32 dapi
huggingface w30 hf_ api_org_
linear w30 lin_api_ lin_oauth_
notion w40 ntn_ secret_
heroku w30 HRKU-
vault w24 hvs. hvb. hvr.
doppler b40 dp.pt. dp.st. dp.ct. dp.sa. dp.scim. dp.audit.
planetscale b32 pscale_tkn_ pscale_oauth_ pscale_pw_
postman w50 PMAK-
newrelic w19 NRAK- NRAA- NRIQ- NRRA- NRII- NRJS- NRBR-
grafana b32 glsa_ glc_ eyJrIjoi
sentry b32 sntrys_ sntryu_
fly b40 fo1_ fm1r_ fm1a_ fm2_
supabase w20 sbp_ sb_secret_
age w50 AGE-SECRET-KEY-1
atlassian b24 ATATT3 ATCTT3 ATBB
facebook w90 EAA
dropbox w130 sl.
docker w20 dckr_pat_ dckr_oat_
rubygems w40 rubygems_
artifactory w54 AKCp cmVmd
groq w40 gsk_
xai w60 xai-
replicate w36 r8_
perplexity w40 pplx-
figma w36 figd_ figo_ figu_ figr_
plaid w36 access-sandbox- access-development- access-production-
alibaba w12 LTAI
dynatrace b60 dt0
easypost w54 EZAK EZTK
brevo w60 xkeysib- xsmtpsib-
buildkite w32 bkua_ bkaj_ bkct_
pulumi w40 pul-
clojars w60 CLOJARS_
duffel w43 duffel_test_ duffel_live_
frameio w64 fio-u-
readme w70 rdme_
typeform b40 tfp_
prefect w36 pnu_ pnb_
netlify w36 nfp_
contentful w40 CFPAT-
onepassword b30 ops_eyJ A3-
tailscale w20 tskey-
adobe w28 p8e-
shippo w40 shippo_live_ shippo_test_
sourcegraph w40 sgp_
settlemint w16 sm_pat_ sm_aat_ sm_sat_
scalingo w48 tk-us-
intra42 w64 s-s4t2ud- s-s4t2af-
openshift w43 sha256~
infracost w32 ico-
flutterwave w32 FLWSECK_TEST- FLWPUBK_TEST- FLWSECK- FLWPUBK-
harness b40 pat. sat.
clickhouse w38 4b1d
circleci a22_h40 CCIPAT_ CCIPRJ_
hubspot uuid pat-na1- pat-na2- pat-na3- pat-eu1- pat-ap1-
sonarqube h40 squ_ sqp_ sqa_
mongodb w40 mdb_sa_sk_
nvidia w60 nvapi-
pinecone w60 pcsk_
posthog w40 phx_ phs_
langsmith h32_h10 lsv2_pt_ lsv2_sk_
langfuse uuid sk-lf-
tavily w32 tvly-
jina a60 jina_
firecrawl h32 fc-
crates a32 cio
nuget l43 oy2
adafruit a28 aio_
apify a36 apify_api_
alchemy w30 alcht_
dependencytrack w32 odt_
stackhawk w20.w20 hawk.
bitbucket b40 BBDC-
salesforce b60 3MVG9 5Aep861
zoho h32.h32 1000.
aws uuid amzn.mws.
aws b100 ABSK IQoJb3JpZ2luX2Vj bedrock-api-key-
appsync l26 da2-
pixie uuid px-api- px-dep-
portainer b40 ptr_
rootly h64 rootly_
ramp a48 ramp_sec_
sourcegraph h64 slk_
squarecloud w60 sqco_
pubnub w48 sec-c-
teamwork b68 tkn.v1_
telnyx w50 KEY0
voiceflow a24.a16 VF. VF.DM. VF.WS.
ubidots a30 BBFF-
nightfall a32 NF-
close a22.a22 api_
flexport a40 shltm_
fleetbase a20 flb_live_
scrapfly h32 scp-live-
datadog a34 ddapp_ DDRCM_
resend a8_a24 re_
neon a60 napi_
neon a12 npg_
together w43 tgp_v1_
e2b h40 e2b_
vercel w40 vercel_blob_rw_
inngest h64 signkey-prod- signkey-test-
tencent a32 AKID
yandex w35 AQVN
yandex w50 y0_
yandex b100 t1.9eu
elastic b40 essu_
infisical h24.h32.h32 st.
akamai l16-l16 akab-
intercom b50 dG9rOm
render a24 rnd_
cloudflare a40 cfk_ cfut_ cfat_
`;
