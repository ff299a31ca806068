import { type Answer, json } from "./answer.ts";
import type { ResponseMode } from "./types.ts";

/** The response mode of each project, and the default mode of all other projects. */
export class ResponseModes {
  #default: ResponseMode = "ok";
  readonly #own = new Map<string, ResponseMode>();

  of(projectId: string): ResponseMode {
    return this.#own.get(projectId) ?? this.#default;
  }

  set(mode: ResponseMode, projectId?: string): void {
    if (projectId !== undefined) {
      this.#own.set(projectId, mode);
      return;
    }
    this.#default = mode;
    this.#own.clear();
  }
}

/** Returns the ingest's response: `good` if the mode accepts envelopes, and otherwise the mode's error response. */
export function answerIn(mode: ResponseMode, good: Answer): Answer {
  if (typeof mode === "string" || "slowMs" in mode) return good;
  switch (mode.status) {
    case 400:
    case 401:
    case 403:
      return json(mode.status, { detail: mode.detail });
    case 413:
      return json(413, { detail: "request body too large" });
    case 429:
      return json(
        429,
        { detail: "Sentry dropped data due to a quota or internal rate limit being reached." },
        limits(mode),
      );
    case 500:
      return json(500, { detail: "internal server error" });
  }
}

function limits({ retryAfter, rateLimits }: { retryAfter?: number; rateLimits?: string }): Record<string, string> {
  return {
    ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
    ...(rateLimits === undefined ? {} : { "x-sentry-rate-limits": rateLimits }),
  };
}
