import { eachKind, fieldsOf } from "../planted.mjs";

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Adds event processors that throw. SDK v10 sends the thrown error as an event of its own, without calling any hook.
 */
export async function processors(Sentry) {
  await eachKind(async (at, number) => {
    Sentry.withScope((scope) => {
      scope.setExtras(fieldsOf(at("throwing processor: extra")));
      scope.addEventProcessor(() => {
        throw new Error(at("throwing processor: message").text);
      });
      Sentry.captureException(new Error("never sent"));
    });
    Sentry.withScope((scope) => {
      scope.addEventProcessor((event) => ({ ...event, extra: fieldsOf(at("processor: extra")) }));
      Sentry.captureException(new Error(`processed ${number}`));
    });
    await pause(1);
    let isThrown = false;
    const off = Sentry.getClient().on("postprocessEvent", () => {
      if (isThrown) return;
      // Throws only once, because the SDK captures the thrown error, and then calls this listener again.
      isThrown = true;
      throw new Error(at("throwing listener: message").text);
    });
    Sentry.captureException(new Error(`never sent ${number}`));
    await pause(1);
    off();
  });
}
