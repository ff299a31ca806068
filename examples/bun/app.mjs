import * as Sentry from "@sentry/bun";

const server = Bun.serve({
  port: Number(process.env.PORT ?? 3000),
  routes: {
    "/health": () => new Response("ok"),
    "/products/:id": ({ params }) => Response.json({ id: params.id }),
    "/orders/:id": {
      async POST(request) {
        const { email, card, phone } = await request.json();
        Sentry.logger.info(`Charging order ${request.params.id}, receipt to ${phone}`);
        throw new Error(`Card ${card} of ${email} was declined`);
      },
    },
  },
  error: () => new Response("Internal Server Error", { status: 500 }),
});
console.log(`Listening on http://localhost:${server.port}`);
