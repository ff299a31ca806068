import { eachKind, fieldsOf, oneLine } from "../planted.mjs";

const bytes = (text) => new TextEncoder().encode(text);

export async function attachments(Sentry) {
  await eachKind((at, number) =>
    Sentry.withScope((scope) => {
      const form = new URLSearchParams(fieldsOf(at("attachment: form"))).toString();
      const noText = Buffer.concat([
        Buffer.from([0xff, 0xfe, 0x00, 0xd8]),
        bytes(at("attachment: bytes that are no text").text),
      ]);
      for (const attachment of [
        { filename: "a.txt", data: `before ${at("attachment: text").text} after`, contentType: "text/plain" },
        { filename: "a.json", data: JSON.stringify(fieldsOf(at("attachment: JSON"))), contentType: "application/json" },
        { filename: "a.form", data: form, contentType: "application/x-www-form-urlencoded" },
        { filename: "a.log", data: bytes(at("attachment: bytes of text").text) },
        { filename: "a.bin", data: noText },
        { filename: `${oneLine(at("attachment: filename").text)}.txt`, data: "nothing" },
        { filename: "b.txt", data: "nothing", contentType: oneLine(at("attachment: content type").text) },
      ]) {
        scope.addAttachment(attachment);
      }
      Sentry.captureException(new Error(`with attachments ${number}`));
    }),
  );
}
