import { eachKindAtOnce } from "../planted.mjs";
import { startPostgres } from "./postgres.mjs";

const quoted = ({ text }) => `'${text.replaceAll("'", "''")}'`;

export async function database(Sentry) {
  const server = await startPostgres();
  // `pg` is imported only after `init`, so that the SDK can instrument it.
  const { Client } = (await import("pg")).default;
  await eachKindAtOnce(async (at) => {
    const client = new Client({
      host: "127.0.0.1",
      port: server.address().port,
      user: at("database: user").text,
      password: at("database: password").secret,
      database: at("database: name").text,
    });
    await Sentry.startSpan({ name: "queries" }, async () => {
      await client.connect();
      await client.query(`SELECT * FROM users WHERE note = ${quoted(at("database: statement"))}`);
      await client.query("SELECT * FROM users WHERE note = $1", [at("database: parameter").text]);
    });
    await client.end();
  });
  server.close();
}
