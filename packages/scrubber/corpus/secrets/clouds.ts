import { ALPHABETS, type Random, uuid } from "../../src/testing/random.ts";
import type { Planted, TextKind } from "../sample.ts";
import { base64 } from "./authorization.ts";
import { whole } from "./whole.ts";

const { alnum, base32, hex, urlSafe, base64: base64Alphabet } = ALPHABETS;

/**
 * Creates the key file of a service account. Format: Google Cloud documentation, "Create and delete service account
 * keys".
 */
function serviceAccount(random: Random): Planted {
  const lines = Array.from({ length: 6 }, () => random.text(base64Alphabet, 64));
  const dashes = "-".repeat(5);
  const keyId = random.text(hex, 40);
  const file = {
    type: "service_account",
    project_id: "shop-prod",
    private_key_id: keyId,
    private_key: `${dashes}BEGIN PRIVATE KEY${dashes}\n${lines.join("\n")}\n${dashes}END PRIVATE KEY${dashes}\n`,
    client_id: random.text(ALPHABETS.digits, 21),
    token_uri: "https://oauth2.googleapis.com/token",
  };
  return { text: JSON.stringify(file, null, random.pick([0, 2])), secrets: lines };
}

export const CLOUD_KINDS: readonly TextKind[] = [
  // Format: AWS IAM user guide, "Unique identifiers"; alphabet: gitleaks rule `aws-access-token`.
  whole("AWS access key id", (random) => random.pick(["AKIA", "ASIA"]) + random.text(base32, 16)),
  {
    kind: "AWS credentials file",
    make(random) {
      const [id, secret] = [`AKIA${random.text(base32, 16)}`, random.text(base64Alphabet, 40)];
      return {
        text: `[default]\naws_access_key_id = ${id}\naws_secret_access_key = ${secret}\nregion = eu-west-1\n`,
        secrets: [id, secret],
      };
    },
  },
  {
    // Format: Amazon S3 API reference, "Authenticating requests: using query parameters".
    kind: "AWS presigned URL",
    make(random) {
      const [id, signature] = [`ASIA${random.text(base32, 16)}`, random.text(hex, 64)];
      const token = random.text(alnum, 120);
      return {
        text: `https://shop.s3.amazonaws.com/a.pdf?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${id}%2F20260101%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Security-Token=${token}&X-Amz-Signature=${signature}`,
        secrets: [id, token, signature],
      };
    },
  },
  { kind: "GCP service account file", make: serviceAccount },
  // Format: gitleaks rule `gcp-api-key`.
  whole("Google API key", (random) => `AIza${random.text(urlSafe, 35)}`),
  // Format: secretlint rule `gcp`, and keys in the Google Cloud console.
  whole("Google OAuth client secret", (random) => `GOCSPX-${random.text(urlSafe, 28)}`),
  // Format of access and refresh tokens: Google Identity documentation, "Using OAuth 2.0".
  whole("Google access token", (random) => `ya29.${random.text(urlSafe, random.between(60, 180))}`),
  whole("Google refresh token", (random) => `1//0${random.text(urlSafe, random.between(60, 100))}`, false),
  // Format: Firebase documentation of the legacy Cloud Messaging server key.
  whole("Firebase server key", (random) => `AAAA${random.text(urlSafe, 7)}:${random.text(urlSafe, 140)}`, false),
  {
    // Format: Azure Storage documentation, "Configure connection strings".
    kind: "Azure storage connection string",
    make(random) {
      const key = `${random.text(base64Alphabet, 86)}==`;
      return {
        text: `DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${key};EndpointSuffix=core.windows.net`,
        secrets: [key],
      };
    },
  },
  {
    // Format: Azure Service Bus documentation of shared access policies.
    kind: "Azure shared access key",
    make(random) {
      const key = `${random.text(base64Alphabet, 43)}=`;
      return {
        text: `Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${key}`,
        secrets: [key],
      };
    },
  },
  {
    // Format: Azure Storage documentation, "Create a service SAS".
    kind: "Azure SAS URL",
    make(random) {
      const sig = `${random.text(alnum, 20)}%2B${random.text(alnum, 20)}%3D`;
      return {
        text: `https://shop.blob.core.windows.net/c/a.txt?sv=2022-11-02&se=2026-01-01T00%3A00%3A00Z&sr=b&sp=r&sig=${sig}`,
        secrets: sig.split("%").slice(0, 1),
      };
    },
  },
  // Format: gitleaks rule `azure-ad-client-secret`.
  whole(
    "Azure AD client secret",
    (random) => `${random.text(alnum, 3)}${random.below(10)}Q~${random.text(`${alnum}_-`, random.between(31, 34))}`,
  ),
  // Formats: Supabase; gitleaks rules `alibaba-access-key-id`, `digitalocean-*` and `heroku-api-key-v2`.
  whole("Supabase token", (random) => `sbp_${random.text(hex, 40)}`),
  whole("Alibaba access key id", (random) => `LTAI${random.text(alnum, 20)}`),
  whole("DigitalOcean token", (random) => `${random.pick(["dop", "doo", "dor"])}_v1_${random.text(hex, 64)}`),
  whole("Heroku key", (random) => `HRKU-AA${random.text(urlSafe, 58)}`),
  // Formats: Fly.io documentation, "Access tokens"; gitleaks rule `flyio-access-token`.
  whole("Fly token", (random) => `fo1_${random.text(urlSafe, 43)}`),
  whole("Fly macaroon", (random) => `FlyV1 fm2_${random.text(base64Alphabet, 120)}`, false),
  // Format: Tailscale documentation, "Key prefixes".
  whole(
    "Tailscale key",
    (random) => `tskey-${random.pick(["auth", "api", "client"])}-${random.text(alnum, 12)}-${random.text(alnum, 32)}`,
  ),
  whole("Databricks token", (random) => `dapi${random.text(hex, 32)}${random.pick(["", "-2"])}`),
  // Format: Docker Hub documentation of access tokens.
  whole("Docker Hub token", (random) => `dckr_pat_${random.text(urlSafe, 27)}`),
  {
    // Format: Kubernetes documentation, "Pull an image from a private registry".
    kind: "Docker configuration",
    make(random) {
      const auth = base64(`ada:${random.text(alnum, 24)}`);
      return { text: JSON.stringify({ auths: { "registry.example.com": { auth } } }), secrets: [auth] };
    },
  },
  whole("Vault token", (random) =>
    random.pick([`hvs.${random.text(urlSafe, 92)}`, `hvb.${random.text(urlSafe, 140)}`]),
  ),
  whole("Terraform token", (random) => `${random.text(alnum, 14)}.atlasv1.${random.text(urlSafe, 67)}`),
  whole("Doppler token", (random) => `dp.${random.pick(["pt", "st.dev", "ct"])}.${random.text(alnum, 43)}`),
  whole("PlanetScale token", (random) => `pscale_${random.pick(["tkn", "oauth", "pw"])}_${random.text(urlSafe, 43)}`),
  whole("Pulumi token", (random) => `pul-${random.text(hex, 40)}`),
  {
    // Format: Cloudinary documentation, "API environment variable".
    kind: "Cloudinary URL",
    make(random) {
      const secret = random.text(urlSafe, 27);
      return { text: `cloudinary://${random.text(ALPHABETS.digits, 15)}:${secret}@shop`, secrets: [secret] };
    },
  },
  // Format: LaunchDarkly documentation. An SDK key is a prefix and a UUID.
  whole("LaunchDarkly key", (random) => `sdk-${uuid(random)}`),
];
