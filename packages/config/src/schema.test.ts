import { expect, it } from "vitest";
import * as z from "zod";
import { sentryEnv } from "./schema.ts";

it("sentryEnv works as a part of another zod schema and as a Standard Schema", async () => {
  const schema = z.object({ PORT: z.coerce.number(), sentry: sentryEnv });
  expect(schema.parse({ PORT: "80", sentry: { SENTRY_DEBUG: "on" } })).toEqual({
    PORT: 80,
    sentry: { SENTRY_DEBUG: true },
  });
  const result = await sentryEnv["~standard"].validate({ SENTRY_SAMPLE_RATE: "10" });
  expect(result.issues?.[0]?.message).toContain("for 10 % write 0.1");
});
