/** Returns an error event of about `size` characters in compact JSON, with secrets in many places. */
export function bigEvent(size: number): object {
  const breadcrumbs: object[] = [];
  const frames: object[] = [];
  const event = {
    event_id: "a".repeat(32),
    exception: { values: [{ type: "Error", value: "x", stacktrace: { frames } }] },
    breadcrumbs,
    request: { headers: { cookie: "sid=made-up-1" } },
  };
  for (let number = 0; JSON.stringify(event).length < size; number += 1) {
    for (let each = 0; each < 4; each += 1) {
      const email = `user${number}@example.com`;
      const vars = { email, password: "made-up-pass-word" };
      frames.push({ filename: `/srv/app/module${number}.js`, function: `run${number}`, lineno: number, vars });
      const url = `https://api.example/v1/items/${number}?token=made-up-${number}`;
      const note = "some longer text that is kept as it is, because there is nothing to find in it at all";
      breadcrumbs.push({ category: "http", message: `GET ${url}`, data: { url, ip: `203.0.113.${each}`, note } });
    }
  }
  return event;
}
