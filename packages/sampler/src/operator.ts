import { isRate, type Rate } from "./rate.ts";

/** The rate that the operator set on the client (and so perhaps in the environment), if there is one. */
export function rateOf(client: { getOptions(): object }): Rate | undefined {
  const rate: unknown = Reflect.get(client.getOptions(), "tracesSampleRate");
  return isRate(rate) ? rate : undefined;
}
