import { eventFamily as event, type Family, listOf, objectOf, textOf } from "./family.ts";
import { prose } from "./prose.ts";

export const SCOPES: readonly Family[] = [
  event("breadcrumbs", (length, turn) => ({
    breadcrumbs: listOf(length, (index) => ({
      timestamp: 1_767_225_600,
      category: "fetch",
      data: { url: `https://api.example.com/items/${turn}?page=${index}`, status_code: 200 },
    })),
  })),
  event("breadcrumbs of console arguments", (length, turn) => ({
    breadcrumbs: listOf(length, (index) => ({
      category: "console",
      message: `step %s of ${turn}: ${index}`,
      data: { arguments: ["step %s of %d:", `${turn}`, index], logger: "console" },
    })),
  })),
  event("tags", (length, turn) => ({ tags: objectOf(length, (index) => [`tag_${turn}_${index}`, `value ${index}`]) })),
  event("contexts", (length, turn) => ({
    contexts: objectOf(length, (index) => [`c${turn}x${index}`, { id: index }]),
  })),
  event("fields of a user", (length, turn) => ({
    user: objectOf(length, (index) => [`f${turn}x${index}`, `u${index}@example.com`]),
  })),
  event("a fingerprint of many parts", (length, turn) => ({
    fingerprint: listOf(length, (index) => `part ${turn} ${index}`),
  })),
  event("a fingerprint of addresses", (length, turn) => ({
    fingerprint: listOf(length, (index) => `u${turn}x${index}@example.com`),
  })),
  event("a message with many parameters", (length, turn) => ({
    logentry: {
      message: textOf(length / 3, () => "%s "),
      params: listOf((2 * length) / 3, (index) => `p${turn}x${index}`),
    },
  })),
  event("a message that names each of its parameters", (length, turn) => ({
    logentry: {
      message: textOf(length / 2, () => "password=%s "),
      params: listOf(length / 2, (index) => `p${turn}x${index}`),
    },
  })),
  event("a message with one long parameter", (length, turn) => ({
    logentry: { message: "%s", params: [prose(length, turn)] },
  })),
  event("a message with its formatted text", (length, turn) => ({ message: prose(length, turn) })),
  event("existing remarks in `_meta`", (length, turn) => ({
    extra: objectOf(length / 2, (index) => [`k${index}`, "ada@example.com"]),
    _meta: { extra: objectOf(length / 2, (index) => [`k${index}`, { "": { rem: [["!limit", "s", 0, turn]] } }]) },
  })),
];

export const REQUESTS: readonly Family[] = [
  event("request headers", (length, turn) => ({
    request: { headers: objectOf(length, (index) => [`x-header-${turn}-${index}`, "text/html, */*; q=0.8"]) },
  })),
  event("request headers in pairs", (length, turn) => ({
    request: { headers: listOf(length, (index) => [`X-Header-${turn}-${index}`, "text/html"]) },
  })),
  event("a cookie header", (length, turn) => ({
    request: { headers: { cookie: textOf(length, (index) => `c${turn}x${index}=v${index}; `) } },
  })),
  event("cookies", (length, turn) => ({
    request: { cookies: objectOf(length, (index) => [`c${turn}x${index}`, `v${index}`]) },
  })),
  event("a query", (length, turn) => ({
    request: {
      url: "https://shop.example/find",
      query_string: textOf(length, (index) => `k${turn}x${index}=v${index}&`),
    },
  })),
  event("a query in pairs", (length, turn) => ({
    request: { query_string: listOf(length, (index) => [`k${turn}x${index}`, `v${index}`]) },
  })),
  event("a query of sensitive names", (length, turn) => ({
    request: { url: `https://shop.example/find?${textOf(length, (index) => `token${turn}x${index}=v${index}&`)}` },
  })),
  event("a query in Latin-1", (length) => ({
    request: {
      url: `https://shop.example/find?q=${"%E9a".repeat(length / 4)}`,
      query_string: `q=${"%E9a".repeat(100)}`,
    },
  })),
  event("a request's data in JSON", (length, turn) => ({
    request: { data: JSON.stringify(objectOf(length, (index) => [`k${turn}x${index}`, { id: index }])) },
  })),
  event("a request's data as a form", (length, turn) => ({
    request: {
      data: textOf(length, (index) => `items[${index}][id]=${turn}&`),
      headers: { "content-type": "application/x-www-form-urlencoded" },
    },
  })),
];
