import { eachKind } from "../planted.mjs";

export async function checkIns(Sentry) {
  await eachKind((at) => {
    Sentry.captureCheckIn(
      { monitorSlug: at("check-in: slug").text, status: "in_progress" },
      {
        schedule: { type: "crontab", value: at("check-in: schedule").text },
        timezone: at("check-in: timezone").text,
      },
    );
  });
}
