import { eachKind } from "../planted.mjs";

export async function sessions(Sentry) {
  // Waits for the events of earlier scenes, because they could mark one of the new sessions as crashed.
  await Sentry.flush(20_000);
  await eachKind((at) =>
    Sentry.withIsolationScope((scope) => {
      scope.setUser({ id: at("session: did").text, ip_address: at("session: ip_address").text });
      Sentry.startSession({
        userAgent: at("session: user_agent").text,
        release: at("session: release").text,
        environment: at("session: environment").text,
      });
      Sentry.captureSession();
      Sentry.endSession();
    }),
  );
}
