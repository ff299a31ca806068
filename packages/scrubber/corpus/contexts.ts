/**
 * A function that adds text before and after a secret. The contexts in `URLS` need a secret that is allowed in a URL
 * without escaping.
 */
export type Context = readonly [name: string, around: (text: string) => string];

const LOREM = "The quick brown fox jumps over the lazy dog and runs away. ";

export const CONTEXTS: readonly Context[] = [
  ["alone", (t) => t],
  ["at the start", (t) => `${t} was refused by the server`],
  ["at the end", (t) => `the server refused ${t}`],
  ["before a full stop", (t) => `We could not verify ${t}. Please try again.`],
  ["English", (t) => `login failed for ${t} after three attempts`],
  ["Cyrillic", (t) => `ошибка входа: ${t} не принят сервером`],
  ["Chinese", (t) => `登录失败：${t}，请重试`],
  ["Japanese", (t) => `値「${t}」は無効です`],
  ["Arabic", (t) => `فشل الطلب ${t} حاول مرة أخرى`],
  ["Hindi", (t) => `अनुरोध विफल ${t} फिर से प्रयास करें`],
  ["Greek", (t) => `η τιμή ${t} απορρίφθηκε`],
  ["emoji", (t) => `🔑 ${t} 🔥`],
  ["JSON", (t) => JSON.stringify({ note: t, page: 2 })],
  ["JSON in JSON", (t) => JSON.stringify({ body: JSON.stringify({ list: [t] }) })],
  ["JSON in prose", (t) => `Request failed: ${JSON.stringify({ note: t })} (status 500)`],
  ["log line", (t) => `2026-11-24T04:19:18.123Z ERROR [worker-3] request failed: ${t} status=500`],
  ["logfmt", (t) => `level=error msg="request failed" detail="${t}" took=12ms`],
  ["JavaScript", (t) => `const value = "${t}";`],
  ["call", (t) => `send('${t}', { retry: true })`],
  ["template literal", (t) => `throw new Error(\`bad value: ${t}\`)`],
  ["shell", (t) => `echo '${t}' | tool --verbose`],
  ["single quotes", (t) => `invalid value '${t}' given`],
  ["double quotes", (t) => `invalid value "${t}" given`],
  ["round brackets", (t) => `invalid value (${t}) given`],
  ["square brackets", (t) => `invalid values [${t}] given`],
  ["angle brackets", (t) => `invalid value <${t}> given`],
  ["curly quotes", (t) => `invalid value “${t}” given`],
  ["guillemets", (t) => `valeur «${t}» refusée`],
  ["XML", (t) => `<item><value>${t}</value></item>`],
  ["CSV", (t) => `id,value,state\n1,${t},ok\n`],
  ["tabs", (t) => `1\t${t}\tok`],
  ["lines", (t) => `first line\n${t}\nlast line`],
  ["Windows lines", (t) => `first line\r\n${t}\r\nlast line`],
  ["backticks", (t) => `Use \`${t}\` to sign in`],
  ["stack", (t) => `Error: ${t}\n    at login (/srv/app/login.js:10:5)\n    at async main (/srv/app/main.js:3:1)`],
  ["long text", (t) => `${LOREM.repeat(90)}${t} ${LOREM.repeat(30)}`],
];

/** Functions that write two secrets side by side. */
export const PAIRINGS: readonly ((first: string, second: string) => string)[] = [
  (a, b) => `${a},${b}`,
  (a, b) => `${a}, ${b}`,
  (a, b) => `["${a}","${b}"]`,
  (a, b) => `${a}\n${b}`,
  (a, b) => `${a}; ${b}`,
];

export const URLS: readonly Context[] = [
  ["URL path", (t) => `https://api.example.com/v1/${t}/items`],
  ["URL query", (t) => `https://api.example.com/v1/items?q=${t}&page=2`],
  ["relative URL", (t) => `/v1/items?next=${t}`],
  ["assignment", (t) => `VALUE=${t} ./run.sh`],
];

/** Functions that write a name and its value in a string. */
export const PAIRS: readonly ((name: string, value: string) => string)[] = [
  (name, value) => `${name}=${value}`,
  (name, value) => `${name}: ${value}`,
  (name, value) => `${name}="${value}"`,
  (name, value) => `retry with ${name}='${value}' and go on`,
  (name, value) => `{"id":7,"${name}":"${value}"}`,
  (name, value) => `Request failed with body {"${name}":"${value}"} (500)`,
  (name, value) => `{'${name}': '${value}', 'id': 7}`,
  (name, value) => `page=2&${name}=${value}&sort=asc`,
  (name, value) => `https://api.example.com/v1?${name}=${value}`,
  (name, value) => `${name} = ${value}`,
  (name, value) => `level=info ${name}=${value} took=12ms`,
];
