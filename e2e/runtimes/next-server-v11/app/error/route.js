import * as Sentry from "@sentry/node";

export const dynamic = "force-dynamic";

export async function GET() {
  Sentry.captureException(new Error(`made-up ${Math.random()}`));
  await Sentry.flush(5000);
  return new Response("captured");
}
