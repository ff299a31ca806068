import * as Sentry from "@sentry/react";
import { useState } from "react";

function Receipt({ order: { email, card, phone } }) {
  Sentry.logger.info(`Charging an order, receipt to ${phone}`);
  throw new Error(`Card ${card} of ${email} was declined`);
}

export function Shop() {
  const [order, setOrder] = useState();

  function placeOrder(event) {
    event.preventDefault();
    setOrder(Object.fromEntries(new FormData(event.currentTarget)));
  }

  if (order) return <Receipt order={order} />;
  return (
    <form onSubmit={placeOrder}>
      <input name="email" placeholder="E-mail address" />
      <input name="card" placeholder="Card number" />
      <input name="phone" placeholder="Phone number" />
      <button type="submit">Buy</button>
    </form>
  );
}
