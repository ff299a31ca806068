export type { HealthStatus } from "./delivery/status.ts";
export { type DeliveryHealth, deliveryHealth, type HealthRequest } from "./delivery-health.ts";
export type { HealthOptions } from "./options.ts";
export type { Meter, PromClient } from "./output/observe-meter.ts";
export type { HealthFailure, HealthReport } from "./output/report.ts";
export type { FastifyReply, NodeResponse } from "./output/respond.ts";
export type { HealthClient } from "./sdk/client.ts";
