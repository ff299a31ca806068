import { type Answer, json } from "./answer.ts";
import type { Mood } from "./types.ts";

/** The mood of each project, with a common one for projects that have none set. */
export class Moods {
  #common: Mood = "ok";
  readonly #own = new Map<string, Mood>();

  of(projectId: string): Mood {
    return this.#own.get(projectId) ?? this.#common;
  }

  set(mood: Mood, projectId?: string): void {
    if (projectId !== undefined) {
      this.#own.set(projectId, mood);
      return;
    }
    this.#common = mood;
    this.#own.clear();
  }
}

/** Returns the response for a mood; `good` is the one for moods that accept the envelope. */
export function answerIn(mood: Mood, good: Answer): Answer {
  if (typeof mood === "string" || "slowMs" in mood) return good;
  switch (mood.status) {
    case 400:
    case 401:
    case 403:
      return json(mood.status, { detail: mood.detail });
    case 413:
      return json(413, { detail: "request body too large" });
    case 429:
      return json(
        429,
        { detail: "Sentry dropped data due to a quota or internal rate limit being reached." },
        limits(mood),
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
