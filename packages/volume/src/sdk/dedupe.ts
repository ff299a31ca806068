import { field } from "@sentry-policy/internal/guards";
import type { VolumeClient } from "./client.ts";

/**
 * Removes the event processor of the SDK's Dedupe integration, which drops an event that equals the previous one. It
 * would drop the event with which `volume()` counts repeated errors.
 * https://github.com/getsentry/sentry-javascript/blob/develop/packages/core/src/integrations/dedupe.ts
 */
export function removeDedupe(client: VolumeClient): void {
  const processors = client.getEventProcessors();
  const place = processors.findIndex((processor) => field(processor, "id") === "Dedupe");
  if (place >= 0) processors.splice(place, 1);
}
