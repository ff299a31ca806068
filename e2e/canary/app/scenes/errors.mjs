import { z } from "zod";
import { eachKind, fieldsOf } from "../planted.mjs";

const named = (text, name) => Object.assign(new Error(text), { name });

export async function errors(Sentry) {
  await eachKind(async (at, number) => {
    Sentry.captureException(new Error(at("error: message").text));
    Sentry.captureException(named(`the name ${number}`, at("error: name").text));
    Sentry.captureException(new Error("the cause", { cause: new TypeError(at("error: cause").text) }));
    const inner = [new Error(at("error: aggregated").text), new RangeError("another")];
    Sentry.captureException(new AggregateError(inner, at("error: aggregate message").text));
    Sentry.captureException(
      Object.assign(new Error(`fields ${number}`), { status: 400, ...fieldsOf(at("error: field")) }),
    );
    Sentry.captureException(
      Object.assign(new Error(`deep fields ${number}`), {
        response: { data: { body: fieldsOf(at("error: nested field")) } },
      }),
    );
    Sentry.captureException(
      Object.assign(new Error(`own JSON ${number}`), { toJSON: () => ({ detail: fieldsOf(at("error: toJSON")) }) }),
    );
    Sentry.captureException({ reason: "no Error", ...fieldsOf(at("error: plain object")) });
    Sentry.captureException(at("error: text").text);
    captureWithHints(Sentry, at, number);
    captureIssues(Sentry, at);
    Sentry.captureMessage(at("message").text);
    Sentry.captureMessage(Sentry.parameterize`no account for ${at("message: parameter").text}`);
    await reject(at);
  });
}

function captureWithHints(Sentry, at, number) {
  Sentry.captureException(new Error(`capture context ${number}`), {
    user: fieldsOf(at("capture context: user")),
    tags: fieldsOf(at("capture context: tag")),
    extra: fieldsOf(at("capture context: extra")),
    contexts: { order: fieldsOf(at("capture context: context")) },
    fingerprint: [at("capture context: fingerprint").text],
  });
  Sentry.captureException(new Error(`hint ${number}`), {
    data: fieldsOf(at("hint: data")),
    attachments: [{ filename: "hint.txt", data: at("hint: attachment").text }],
  });
}

function captureIssues(Sentry, at) {
  const schema = z.strictObject({ name: z.string().refine(() => false, at("zod: issue message").text) });
  const { error } = schema.safeParse({ name: "Ada", [at("zod: unknown key").text]: 1 });
  Sentry.captureException(error);
}

/** Leaves two rejections unhandled, and waits until the runtime has reported them. */
async function reject(at) {
  void Promise.reject(new Error(at("unhandled rejection: message").text));
  void Promise.reject({ reason: "no Error", ...fieldsOf(at("unhandled rejection: plain object")) });
  await new Promise((resolve) => setImmediate(resolve));
}
