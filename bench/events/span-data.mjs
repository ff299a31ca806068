/**
 * Creates the name, operation and attributes of a span of a server.
 *
 * @param {import("./random.mjs").Random} random
 * @returns {{ op: string, name: string, attributes: Record<string, string | number | boolean> }}
 */
export function spanData(random) {
  const { int, chance, pick, hex, word, words, uuid, camel, path, planted } = random;
  const common = {
    "sentry.environment": "production",
    "server.address": `${word()}.internal`,
    "code.function.name": `${camel()}.${camel()}`,
    "app.tenant": word(),
    "app.correlation": uuid(),
  };
  return pick([
    () => {
      const url = `https://${word()}.internal${path(3)}`;
      const query = `${word()}=${word()}&limit=${int(1, 99)}${chance(0.05) ? `&access_token=${planted.token()}` : ""}`;
      return {
        op: "http.client",
        name: `GET ${url}`,
        attributes: {
          ...common,
          "http.request.method": "GET",
          "url.full": `${url}?${query}`,
          "url.query": query,
          "http.response.status_code": pick([200, 204, 404, 500]),
          "http.response.header.content-type": "application/json; charset=utf-8",
          "http.request.header.x-request-id": uuid(),
          "user_agent.original": "node-fetch/1.0 (+https://shop.example/bot)",
          "network.protocol.version": "1.1",
          ...(chance(0.05) ? { "http.request.header.authorization": `Bearer ${planted.jwt()}` } : {}),
        },
      };
    },
    () => ({
      op: "db.query",
      name: `SELECT "${word()}"."id", "${word()}"."${word()}" FROM "${word()}" LEFT JOIN "${word()}" ON "${word()}_id" = $1`,
      attributes: {
        ...common,
        "db.system.name": "postgresql",
        "db.namespace": word(),
        "db.query.text": `SELECT * FROM "${word()}" WHERE "${word()}" = $1 AND "${word()}" IN ($2, $3) ORDER BY "${word()}" LIMIT ${int(1, 99)}`,
        "db.query.summary": `SELECT ${word()}`,
        "db.collection.name": word(),
        "db.operation.name": "SELECT",
        "db.user": "app",
        "db.response.returned_rows": int(0, 500),
        ...(chance(0.04) ? { "db.query.parameter.0": planted.email() } : {}),
      },
    }),
    () => ({
      op: "function",
      name: `${camel()}.${camel()}`,
      attributes: {
        ...common,
        "app.stage": word(),
        "app.note": words(7),
        "app.batch": hex(16),
        "app.retry": chance(0.2),
        "app.items": int(1, 900),
        "app.kind": `${word()}.${word()}`,
        ...(chance(0.03) ? { "user.email": planted.email() } : {}),
      },
    }),
    () => ({
      op: "cache.get",
      name: `${word()}:${word()}:${int(1, 99_999)}`,
      attributes: {
        ...common,
        "cache.key": `${word()}:${word()}:${int(1, 99_999)}`,
        "cache.hit": chance(0.7),
        "cache.item_size": int(10, 9000),
        "db.system.name": "redis",
        "db.query.text": `GET ${word()}:${word()}:${hex(12)}`,
        "network.peer.address": `${word()}-${hex(6)}`,
      },
    }),
  ])();
}
