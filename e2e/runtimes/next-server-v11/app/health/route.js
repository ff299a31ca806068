import { deliveryHealth } from "@sentry-policy/health";

export const dynamic = "force-dynamic";
export const GET = deliveryHealth().fetch;
