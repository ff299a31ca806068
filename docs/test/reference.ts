import { createRequire } from "node:module";
import type { ScrubberPolicy } from "../../packages/scrubber/src/policy/types.ts";
import { scrubberIntegration } from "../../packages/scrubber/src/scrubber-integration.ts";
import { captureSent } from "../../packages/scrubber/src/testing/capture-sent.ts";

/** The part of @sentry/node that makes a client. */
interface Node {
  NodeClient: new (options: object) => { init(): void; sendEnvelope(envelope: unknown): PromiseLike<unknown> };
}

const node: Node = createRequire(new URL("../../e2e/package.json", import.meta.url))("sentry-node-v11");

/**
 * Sends an envelope with a real client and the guard. Returns the payloads that would have been sent, in their order.
 */
export async function sentByGuard(items: readonly object[], policy: ScrubberPolicy = {}): Promise<readonly unknown[]> {
  const sent = captureSent();
  const client = new node.NodeClient({
    dsn: "https://key@o1.example.com/1",
    transport: sent.transport,
    transportOptions: sent.transportOptions,
    integrations: [scrubberIntegration(policy)],
    stackParser: () => [],
  });
  client.init();
  await client.sendEnvelope([{ sent_at: "2026-01-01T00:00:00.000Z" }, items.map((item) => [{ type: "event" }, item])]);
  return sent.items("event").map(({ payload }) => payload);
}
