import { joined as j, type Vector, vector as v } from "./vector.ts";

const AWS_ID = j("AKIA", "IOSFODNN7EXAMPLE");
const AWS_SECRET = j("wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYEXAMPLEKEY");
const AZURITE_KEY = j("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/", "K1SZFPTOtr/KBHBeksoGMGw==");
const COSMOS_KEY = j("C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/", "Jw==");
const DISCORD_HOOK = j(
  "3d89bb7572e0fb30d8128367b3b1b44f",
  "ecd1726de135cbe28a41f8b2f777c372ba2939e72279b94526ff5d1bd4358d65cf11",
);

/** Examples from the vendors' documentation. */
export const VENDORS: readonly Vector[] = [
  v("AWS IAM user guide", AWS_ID),
  v(
    "AWS CLI user guide",
    `[default]\naws_access_key_id = ${AWS_ID}\naws_secret_access_key = ${AWS_SECRET}`,
    AWS_ID,
    AWS_SECRET,
  ),
  v("AWS CLI user guide", `export AWS_SECRET_ACCESS_KEY=${AWS_SECRET}`, AWS_SECRET),
  v("AWS SDK for JavaScript guide", { accessKeyId: AWS_ID, secretAccessKey: AWS_SECRET }, AWS_ID, AWS_SECRET),
  v(
    "Amazon S3 API reference, Signature Version 4",
    `AWS4-HMAC-SHA256 Credential=${AWS_ID}/20130524/us-east-1/s3/aws4_request, SignedHeaders=host;range;x-amz-date, Signature=fe5f80f77d5fa3beca038a248ff027d0445342fe2855ddc963176630326f1024`,
    AWS_ID,
  ),
  v(
    "Amazon S3 API reference, presigned URL",
    `https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${AWS_ID}%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404`,
    AWS_ID,
    "aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
  ),
  v(
    "Azure Storage emulator",
    `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${AZURITE_KEY};BlobEndpoint=http://localhost:10000/devstoreaccount1;`,
    AZURITE_KEY,
  ),
  v("Azure Cosmos DB emulator", `AccountEndpoint=https://localhost:8081/;AccountKey=${COSMOS_KEY}`, COSMOS_KEY),
  v(
    "Azure Storage, account SAS",
    "https://blobsamples.blob.core.windows.net/?sv=2022-11-02&ss=b&srt=co&sp=rw&se=2023-05-24T01:13:55Z&sig=Z%2FRHIX5Xcg0Mq2rqI3OlWTjEg2tYkboXr1P9ZUXDtkk%3D",
    "RHIX5Xcg0Mq2rqI3OlWTjEg2tYkboXr1P9ZUXDtkk",
  ),
  v(
    "GitHub documentation, OAuth apps",
    { access_token: j("gho_", "16C7e42F292c6912E7710c838347Ae178B4a"), scope: "repo" },
    j("gho_", "16C7e42F292c6912E7710c838347Ae178B4a"),
  ),
  v("GitHub documentation, OAuth apps", j("gho_", "16C7e42F292c6912E7710c838347Ae178B4a")),
  v("GitHub documentation, GitHub Apps", j("ghu_", "16C7e42F292c6912E7710c838347Ae178B4a")),
  v("GitHub documentation, installation tokens", j("ghs_", "16C7e42F292c6912E7710c838347Ae178B4a")),
  v("Stripe documentation, keys of the samples", j("sk_test_", "4eC39HqLyjWDarjtT1zdp7dc")),
  v("Stripe documentation, keys of the samples", j("sk_test_", "BQokikJOvBiI2HlWgH4olfQ2")),
  v(
    "Stripe documentation, curl",
    `curl https://api.stripe.com/v1/charges -u ${j("sk_test_", "4eC39HqLyjWDarjtT1zdp7dc")}:`,
    j("4eC39HqLyj", "WDarjtT1zdp7dc"),
  ),
  v(
    "Slack documentation, incoming webhooks",
    j("https://hooks.slack.com/services/", "T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX"),
    "XXXXXXXXXXXXXXXXXXXXXXXX",
  ),
  v("Telegram documentation", j("123456:", "ABC-DEF1234ghIkl-zyx57W2v1u123ew11")),
  v("Telegram documentation", j("110201543:", "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")),
  v(
    "Telegram documentation, request",
    `https://api.telegram.org/bot${j("110201543:", "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw")}/getMe`,
    "AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
  ),
  v(
    "Discord documentation, authorization",
    `Authorization: Bot ${j("MTk4NjIyNDgzNDcxOTI1MjQ4", ".Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs")}`,
    "ZnCjm1XVW7vRze4b7Cq4se7kKWs",
  ),
  v(
    "Discord documentation, webhooks",
    `https://discord.com/api/webhooks/223704706495545344/${DISCORD_HOOK}`,
    DISCORD_HOOK,
  ),
  v("PostgreSQL documentation, connection URIs", "postgresql://user:secret@localhost", ":secret@"),
  v(
    "PostgreSQL documentation, libpq",
    "host=localhost port=5432 user=app password=sh!bboleth dbname=mydb",
    "sh!bboleth",
  ),
  v(
    "MongoDB manual, connection strings",
    "mongodb://myDatabaseUser:D1fficultP%40ssw0rd@mongodb0.example.com:27017/?authSource=admin",
    "D1fficultP",
  ),
  v("RabbitMQ documentation, URI specification", "amqp://user:pass@host:10000/vhost", ":pass@"),
  v("npm documentation, .npmrc", j("//registry.npmjs.org/:_authToken=", "MYTOKEN4711"), "MYTOKEN4711"),
  v("curl manual, .netrc", "machine example.com\nlogin daniel\npassword qwerty4711", "qwerty4711"),
];
