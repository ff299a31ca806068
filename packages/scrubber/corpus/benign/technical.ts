import { ALPHABETS, type Random } from "../../src/testing/random.ts";
import type { BenignKind } from "./kind.ts";

const { alnum, digits, hex, lower } = ALPHABETS;
const word = (r: Random) =>
  r.pick(["order", "cart", "item", "price", "stock", "coupon", "basket", "invoice", "shipment"]);
const browser = (r: Random) => `${r.between(80, 140)}.0.${r.between(1000, 7000)}.${r.between(10, 250)}`;

/** Technical text such as SQL, headers and code. */
export const TECHNICAL: readonly BenignKind[] = [
  [
    "SQL select",
    (r) => `SELECT id, ${word(r)}_id FROM ${word(r)}s WHERE state = $1 AND created_at > $2 LIMIT ${r.below(90)}`,
  ],
  ["SQL with secret columns", (r) => `SELECT id, password_hash, token FROM users WHERE ${word(r)}_id = ?`],
  ["SQL insert", (r) => `INSERT INTO ${word(r)}s (a, b, c) VALUES (${r.below(9)}, '${word(r)}', NULL)`],
  ["SQL comparison of a placeholder", (r) => `UPDATE users SET password = $1, token = $2 WHERE id = ${r.below(900)}`],
  ["SQL comparison of a named placeholder", () => "UPDATE users SET password = @password, token = @p1 WHERE id = @id"],
  ["text that counts", (r) => `closed: sessions=${r.below(900)} cookies: ${r.below(9)}`],
  [
    "stack line",
    (r) =>
      `    at ${word(r)}Service.load (/srv/app/node_modules/${word(r)}/dist/index.js:${r.below(900)}:${r.below(90)})`,
  ],
  ["Python stack line", (r) => `File "/srv/app/${word(r)}.py", line ${r.below(900)}, in get_token`],
  [
    "function name",
    (r) => r.pick(["getPassword", "validateToken", "Session.refresh", "authorize", "checkCookie", "hashPassword"]),
  ],
  ["code", (r) => `const ${word(r)} = await load(${r.below(90)}, { retry: ${r.below(9)} });`],
  ["code that reads a password", (r) => `if (!validatePassword(user, input)) throw new AuthError(${r.below(90)});`],
  ["code of types", () => "function login(password: string, token?: string): Promise<Session>"],
  ["decorator", (r) => `@Injectable() export class ${word(r)}Service {}`],
  ["npm package", (r) => `@acme/${word(r)}-${r.pick(["ui", "core", "token-parser", "session"])}`],
  ["npm package with version", (r) => `node_modules/@babel/core@7.${r.below(30)}.${r.below(9)}/lib/index.js`],
  ["path", (r) => `/var/www/${word(r)}/releases/${r.text(digits, 14)}/public/index.php`],
  ["Windows path", (r) => `C:\\Program Files\\Acme\\${word(r)}.exe`],
  ["URL", (r) => `https://shop.example.com/${word(r)}s/${r.below(9000)}?page=${r.below(90)}&sort=asc`],
  ["URL with harmless words", (r) => `https://shop.example.com/auth/password/reset?step=${r.below(9)}&key=${word(r)}`],
  ["URL with an at sign in its path", (r) => `https://cdn.example.com/npm/@acme/${word(r)}@1.${r.below(9)}.0/index.js`],
  ["relative URL", (r) => `/api/v2/${word(r)}s/${r.below(9000)}/token/refresh`],
  ["route", (r) => `GET /api/${word(r)}s/:id/sessions`],
  ["asset", (r) => `/static/js/main.${r.text(hex, 8)}.chunk.js`],
  ["webpack module", (r) => `webpack:///./src/${word(r)}.tsx?${r.text(hex, 4)}`],
  ["data URL", (r) => `data:image/png;base64,iVBORw0KGgo${r.text(alnum, 80)}=`],
  ["CSS", (r) => `.${word(r)} > a:hover{color:#${r.text(hex, 6)};margin:0 ${r.below(30)}px;background:url(/a.png)}`],
  ["CSS selector", (r) => `div#root > form.login > input[type="password"][name="password"]:nth-child(${r.below(9)})`],
  ["HTML", (r) => `<input type="password" name="password" id="${word(r)}" required>`],
  ["HTML text", (r) => `<p class="${word(r)}">Forgot your password?</p>`],
  [
    "Chrome user agent",
    (r) =>
      `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser(r)} Safari/537.36`,
  ],
  [
    "Edge user agent",
    (r) =>
      `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36 Edg/120.0.${r.below(255)}.${r.below(255)}`,
  ],
  ["bot user agent", (r) => `${word(r)}bot/1.${r.below(9)}.${r.below(9)}.${r.below(9)} (+https://example.com/bot)`],
  [
    "MIME type",
    (r) =>
      r.pick(["application/json; charset=utf-8", "multipart/form-data; boundary=----WebKitFormBoundary", "text/html"]),
  ],
  ["accept header", () => "text/html,application/xhtml+xml;q=0.9,image/avif,*/*;q=0.8"],
  ["cache header", (r) => `public, max-age=${r.below(9000)}, s-maxage=60, stale-while-revalidate=30`],
  ["etag", (r) => `W/"${r.text(hex, 10)}-${r.text(alnum, 27)}"`],
  ["server timing", (r) => `cdn-cache;desc=HIT, edge;dur=${r.below(9)}, origin;dur=${r.below(90)}`],
  ["CSP", () => "default-src 'self'; script-src 'nonce-abc' https://js.example.com; frame-ancestors 'none'"],
  ["CSV", (r) => `id,name,qty\n${r.below(90)},${word(r)},${r.below(9)}\n${r.below(90)},${word(r)},${r.below(9)}\n`],
  [
    "markdown",
    (r) =>
      `## Release ${r.below(9)}.${r.below(9)}\n\n- **${word(r)}**: see [docs](https://docs.example.com/${word(r)})\n- \`npm i\``,
  ],
  ["YAML", (r) => `service:\n  name: ${word(r)}\n  replicas: ${r.below(9)}\n  image: ${word(r)}:latest`],
  ["regular expression", () => "/^[a-z0-9_-]{3,16}$/"],
  ["logfmt", (r) => `level=info msg="${word(r)} loaded" took=${r.below(90)}ms rows=${r.below(900)} cache=hit`],
  [
    "JSON",
    (r) =>
      JSON.stringify({
        id: r.below(900),
        name: word(r),
        tags: ["a", "b"],
        ok: true,
        author: "Ada",
        total: r.below(90),
      }),
  ],
  ["pretty JSON", (r) => JSON.stringify({ id: r.below(900), [word(r)]: { qty: r.below(9), price: "9.99" } }, null, 2)],
  [
    "JSON with versions",
    (r) =>
      JSON.stringify({
        app_version: `2.14.${r.below(256)}.7`,
        os: { version: `10.0.${r.below(256)}.${r.below(256)}` },
      }),
  ],
  [
    "JSON in JSON",
    (r) => JSON.stringify({ event: word(r), payload: JSON.stringify({ id: r.below(900), state: "ok" }) }),
  ],
  ["GraphQL", (r) => `query ${word(r)}($id: ID!) { ${word(r)}(id: $id) { id token { symbol } } }`],
  ["MAC-like list", (r) => `flags ${r.text(lower, 2)}, ${r.text(lower, 2)}, ${r.text(lower, 2)}`],
  [
    "environment dump without secrets",
    (r) => `NODE_ENV=production PORT=${r.between(1000, 9000)} LOG_LEVEL=debug TZ=UTC`,
  ],
  ["host and port", (r) => `${word(r)}-db.internal:${r.between(1000, 9000)}`],
  ["at sign", (r) => r.pick([`user@${word(r)}`, "@media (min-width: 40em)", "@sentry/node", `meet @${word(r)} at 5`])],
];
