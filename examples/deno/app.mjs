import * as Sentry from "@sentry/deno";

async function placeOrder(request, id) {
  const { email, card, phone } = await request.json();
  Sentry.logger.info(`Charging order ${id}, receipt to ${phone}`);
  throw new Error(`Card ${card} of ${email} was declined`);
}

Deno.serve(
  {
    port: Number(Deno.env.get("PORT") ?? 3000),
    onListen: ({ port }) => console.log(`Listening on http://localhost:${port}`),
  },
  async (request) => {
    const [, collection, id] = new URL(request.url).pathname.split("/");
    if (collection === "orders") return await placeOrder(request, id);
    return collection === "products" ? Response.json({ id }) : new Response("ok");
  },
);
