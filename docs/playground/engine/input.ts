/** An item as the SDK holds it right before it is sent: its header and its payload. */
export interface InputItem {
  readonly header: Readonly<Record<string, unknown>>;
  readonly payload: unknown;
}

/** What was pasted: an envelope with its header, or a single payload, for which `header` is `undefined`. */
export interface Input {
  readonly header: Readonly<Record<string, unknown>> | undefined;
  readonly items: readonly InputItem[];
}

export class InputError extends Error {
  override readonly name = "InputError";
}
