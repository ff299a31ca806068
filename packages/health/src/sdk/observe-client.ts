import { field, isFunction } from "@sentry-policy/internal/guards";
import { replaceMethod } from "@sentry-policy/internal/replace-method";
import type { Ledger } from "../counts/ledger.ts";
import { type Content, contentsOf, type Envelope } from "../delivery/contents.ts";
import type { TransportState } from "../delivery/response.ts";
import { type Sending, startSending } from "../delivery/sending.ts";
import { safely, warnOnce } from "../shared/warn.ts";
import { type Event, type Hint, noteCaptured, notePrepared, noteProcessed, noteResult } from "./captured.ts";
import { type HealthClient, isEnabled } from "./client.ts";
import { noteDropped } from "./dropped.ts";
import { flushQueued, queuesSends } from "./queued-sends.ts";

const NOT_OBSERVED = "A method of the client or of its transport cannot be replaced, so not everything is counted.";

/**
 * Observes what a client captures, drops and sends, and counts it in a ledger.
 *
 * Wraps three methods. Each wrapper also calls the original method:
 *
 * - The client's `emit`, to read each envelope before any listener. A listener, such as the scrubber's, can replace the
 *   items with others that are expensive to read.
 * - The client's `recordDroppedEvent`, which the SDK and other packages call for items that they drop.
 * - The transport's `send`, because only its result contains the server's response. For most responses, the client
 *   emits no event.
 *
 * @param onResult Called after the result of a send has been counted.
 */
export function observeClient(client: HealthClient, ledger: Ledger, onResult: () => void): void {
  /**
   * The envelope that the listeners of `beforeEnvelope` received last. The client passes it to the transport before it
   * emits another one.
   */
  let emitted: { readonly envelope: Envelope; readonly contents: Content[] } | undefined;
  /**
   * The contents of the envelope that is being processed by a listener of `beforeEnvelope` or by the transport's
   * `send`, or undefined if there is none.
   */
  let outgoing: Content[] | undefined;
  const transport: TransportState = { limits: {}, sending: 0 };

  /**
   * Sets `outgoing` to `contents` while `method` runs. If an item is dropped meanwhile, `noteDropped` removes it from
   * `contents`.
   */
  function sendDuring(contents: Content[] | undefined, method: Method, ...args: readonly unknown[]): unknown {
    const before = outgoing;
    outgoing = contents;
    try {
      return method(...args);
    } finally {
      outgoing = before;
    }
  }

  const listeners: Readonly<Record<string, (...args: never[]) => void>> = {
    preprocessEvent(event: Event, hint: Hint | undefined) {
      // A disabled client processes events but never sends them, so they are not counted.
      if (isEnabled(client)) noteCaptured(ledger, event, hint);
    },
    postprocessEvent: (event: Event) => notePrepared(ledger, event),
    beforeSendEvent: (event: Event) => noteProcessed(ledger, event),
    afterSendEvent: (event: Event, response: unknown) => noteResult(ledger, event, response),
  };

  wrap(client, "emit", (emit) => (hook: string, ...args: never[]) => {
    if (hook !== "beforeEnvelope") {
      if (Object.hasOwn(listeners, hook)) safely(() => listeners[hook]?.(...args));
      return emit(hook, ...args);
    }
    const [envelope]: readonly Envelope[] = args;
    if (envelope !== undefined) emitted = { envelope, contents: readContents(envelope) };
    return sendDuring(emitted?.contents, emit, hook, ...args);
  });

  wrap(client, "recordDroppedEvent", (record) => (reason: string, category: string, quantity = 1) => {
    safely(() => noteDropped(ledger, client.getOptions(), outgoing, reason, category, quantity));
    return record(reason, category, quantity);
  });

  const queued: Sending[] | undefined = queuesSends(client) ? [] : undefined;
  if (queued !== undefined)
    wrap(client.getTransport(), "flush", (flush) => (timeout?: number) => flushQueued(queued, () => flush(timeout)));

  wrap(client.getTransport(), "send", (send) => (envelope: Envelope) => {
    const contents = emitted !== undefined && emitted.envelope === envelope ? emitted.contents : readContents(envelope);
    emitted = undefined;
    const sending = startSending(ledger, transport, contents, onResult);
    try {
      const result = sendDuring(contents, send, envelope);
      if (queued !== undefined && !sending.isHeld) queued.push(sending);
      else if (isPromiseLike(result)) result.then(sending.succeed, sending.fail);
      else sending.succeed(result);
      return result;
    } catch (error) {
      sending.fail(error);
      throw error;
    }
  });
}

/** Returns the contents of an envelope, or an empty list if the envelope is malformed. */
function readContents(envelope: Envelope): Content[] {
  let contents: Content[] = [];
  safely(() => {
    contents = contentsOf(envelope);
  });
  return contents;
}

type Method = (...args: readonly unknown[]) => unknown;

function wrap(owner: object | undefined, name: string, make: (method: Method) => (...args: never[]) => unknown): void {
  if (owner === undefined) return;
  const method = field(owner, name);
  const isReplaced = isFunction(method) && replaceMethod(owner, name, make(method.bind(owner)));
  if (!isReplaced) warnOnce(NOT_OBSERVED);
}

function isPromiseLike(value: unknown): value is PromiseLike<unknown> {
  return isFunction(field(value, "then"));
}
