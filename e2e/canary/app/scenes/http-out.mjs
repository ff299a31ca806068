import { once } from "node:events";
import { request } from "node:http";
import { eachKindAtOnce, fieldsOf, oneLine } from "../planted.mjs";
import { startDownstream } from "./downstream.mjs";

const url = ({ text }) => encodeURIComponent(text);
const query = (canary) => new URLSearchParams(fieldsOf(canary)).toString();
const headers = ({ text, field }) => ({ [field.name]: oneLine(field.value), "x-text": oneLine(text) });

export async function httpOut(Sentry) {
  const server = await startDownstream();
  const host = `127.0.0.1:${server.address().port}`;
  await eachKindAtOnce((at, number) =>
    Sentry.withIsolationScope(() =>
      Sentry.startSpan({ name: at("outgoing baggage: transaction").text }, async () => {
        await get(
          `http://svc:${at("http out: user info").secret.replaceAll(/[^\w.-]/g, encodeURIComponent)}@${host}/`,
          {},
        );
        const path = `/u/${url(at("http out: path"))}?${query(at("http out: query"))}`;
        await get(`http://${host}${path}`, headers(at("http out: headers")));
        const fetched = `/u/${url(at("fetch: path"))}?${query(at("fetch: query"))}`;
        await (await fetch(`http://${host}${fetched}`, { headers: headers(at("fetch: headers")) })).text();
        Sentry.captureException(new Error(`after calls ${number}`));
      }),
    ),
  );
  server.close();
}

async function get(target, sent) {
  const outgoing = request(target, { headers: sent });
  outgoing.end();
  const [response] = await once(outgoing, "response");
  response.resume();
  await once(response, "end");
}
