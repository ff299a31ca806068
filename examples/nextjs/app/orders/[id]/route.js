import * as Sentry from "@sentry/nextjs";

export async function POST(request, { params }) {
  const { id } = await params;
  const { email, card, phone } = await request.json();
  Sentry.logger.info(`Charging order ${id}, receipt to ${phone}`);
  throw new Error(`Card ${card} of ${email} was declined`);
}
