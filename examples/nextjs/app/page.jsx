"use client";

import * as Sentry from "@sentry/nextjs";

function placeOrder(event) {
  event.preventDefault();
  const { email, card, phone } = Object.fromEntries(new FormData(event.currentTarget));
  Sentry.logger.info(`Charging an order, receipt to ${phone}`);
  throw new Error(`Card ${card} of ${email} was declined`);
}

export default function Page() {
  return (
    <form onSubmit={placeOrder}>
      <input name="email" placeholder="E-mail address" />
      <input name="card" placeholder="Card number" />
      <input name="phone" placeholder="Phone number" />
      <button type="submit">Buy</button>
    </form>
  );
}
