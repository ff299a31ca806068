import * as Sentry from "@sentry/aws-serverless";

export async function handler({ rawPath, body }) {
  const [, collection, id] = rawPath.split("/");
  if (collection !== "orders") return { statusCode: 200, body: "ok" };

  const { email, card, phone } = JSON.parse(body);
  Sentry.logger.info(`Charging order ${id}, receipt to ${phone}`);
  throw new Error(`Card ${card} of ${email} was declined`);
}
