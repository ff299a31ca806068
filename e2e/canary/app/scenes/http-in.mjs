import { once } from "node:events";
import { createServer, request } from "node:http";
import { eachKindAtOnce, fieldsOf, oneLine } from "../planted.mjs";

const url = ({ text }) => encodeURIComponent(text);
const query = (canary) => new URLSearchParams(fieldsOf(canary)).toString();
const headers = ({ text, field }) => ({ [field.name]: oneLine(field.value), "x-text": oneLine(text) });

export async function httpIn(Sentry) {
  let served = 0;
  const server = createServer(async (incoming, response) => {
    // The SDK captures the body of a request only if the app also reads it.
    incoming.on("data", () => {});
    await once(incoming, "end");
    served += 1;
    Sentry.captureException(new Error(`while serving ${served}`));
    response.end("ok");
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  const call = (path, sent, body) => Sentry.suppressTracing(() => post({ port, path, headers: sent }, body));

  await eachKindAtOnce(async (at) => {
    const path = `/u/${url(at("http in: path"))}?${query(at("http in: query"))}`;
    await call(path, headers(at("http in: headers")), JSON.stringify({ order: fieldsOf(at("http in: JSON body")) }));
    const cookie = `theme=dark; ${url(at("http in: cookie"))}=1; ${at("http in: cookie").field.name}=${url({ text: at("http in: cookie").field.value })}`;
    const form = { "content-type": "application/x-www-form-urlencoded" };
    await call(
      "/form",
      { cookie, ...form, "user-agent": oneLine(at("http in: user agent").text) },
      query(at("http in: form body")),
    );
    await call(
      "/text",
      {
        referer: `https://shop.example/?q=${url(at("http in: referer"))}`,
        "x-forwarded-for": oneLine(at("http in: forwarded for").text),
      },
      at("http in: text body").text,
    );
  });
  server.close();
}

async function post(options, body) {
  const outgoing = request({ host: "127.0.0.1", method: "POST", agent: false, ...options });
  outgoing.end(body);
  const [response] = await once(outgoing, "response");
  response.resume();
  await once(response, "end");
}
