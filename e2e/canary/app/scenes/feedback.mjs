import { eachKind, fieldsOf } from "../planted.mjs";

export async function feedback(Sentry) {
  await eachKind((at) =>
    Sentry.captureFeedback(
      {
        message: at("feedback: message").text,
        name: at("feedback: name").text,
        email: at("feedback: email").text,
        url: `https://shop.example/?q=${encodeURIComponent(at("feedback: url").text)}`,
        source: at("feedback: source").text,
        tags: fieldsOf(at("feedback: tag")),
      },
      {
        captureContext: { extra: fieldsOf(at("feedback: extra")) },
        attachments: [{ filename: "f.txt", data: at("feedback: attachment").text }],
      },
    ),
  );
}
