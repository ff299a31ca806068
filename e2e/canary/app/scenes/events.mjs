import { eachKind, fieldsOf, oneLine } from "../planted.mjs";

const url = ({ text }) => encodeURIComponent(text);
const query = (canary) => new URLSearchParams(fieldsOf(canary)).toString();
const headers = ({ text, field }) => ({ [field.name]: oneLine(field.value), "x-text": oneLine(text) });

/** Captures events with all fields that integrations for frameworks set. */
export async function events(Sentry) {
  await eachKind((at, number) => {
    Sentry.captureEvent({
      message: at("event: message").text,
      logger: at("event: logger").text,
      server_name: at("event: server_name").text,
      environment: at("event: environment").text,
      release: at("event: release").text,
      dist: at("event: dist").text,
      transaction: at("event: transaction").text,
      unheard_of: fieldsOf(at("event: unknown field")),
      exception: { values: [exception(at)] },
      request: request(at),
    });
    Sentry.captureEvent({
      logentry: { message: at("event: logentry.message").text, params: [at("event: logentry.params").text] },
      request: {
        url: `https://svc:${url(at("event: request.url user info"))}@shop.example/`,
        cookies: fieldsOf(at("event: request.cookies")),
        query_string: Object.entries(fieldsOf(at("event: request.query_string pairs"))),
        data: JSON.stringify(fieldsOf(at("event: request.data as JSON"))),
      },
      contexts: {
        response: { headers: headers(at("event: response headers")), data: at("event: response data").text },
      },
    });
    Sentry.captureEvent({
      message: `form ${number}`,
      threads: {
        values: [{ id: 1, name: at("event: thread name").text, stacktrace: stack(at("event: thread variable")) }],
      },
      request: {
        data: query(at("event: request.data as a form")),
        headers: { cookie: `a=b; ${query(at("event: cookie header"))}` },
      },
      debug_meta: {
        images: [{ type: "sourcemap", code_file: "app.js", debug_id: "0", note: at("event: debug image").text }],
      },
    });
  });
}

function exception(at) {
  return {
    type: at("event: exception type").text,
    value: at("event: exception value").text,
    module: at("event: exception module").text,
    mechanism: { type: "generic", handled: true, data: fieldsOf(at("event: mechanism data")) },
    stacktrace: stack(at("event: frame variable"), at("event: context line"), at("event: lines before and after")),
  };
}

function stack(vars, line = undefined, around = undefined) {
  const source = (canary) =>
    canary && `const ${canary.field.name.replaceAll("-", "_")} = ${JSON.stringify(canary.field.value)};`;
  const lines = { context_line: source(line), pre_context: [source(around)], post_context: [source(around)] };
  return { frames: [{ filename: "app.js", function: "run", lineno: 7, vars: fieldsOf(vars), ...(line && lines) }] };
}

function request(at) {
  return {
    method: "POST",
    url: `https://shop.example/u/${url(at("event: request.url path"))}?${query(at("event: request.url query"))}`,
    query_string: query(at("event: request.query_string")),
    headers: headers(at("event: request.headers")),
    cookies: query(at("event: request.cookies as text")),
    data: { order: fieldsOf(at("event: request.data")) },
    env: fieldsOf(at("event: request.env")),
  };
}
