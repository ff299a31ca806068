// A page on which an error occurs, with the defaults of a real browser SDK and without a policy. Every secret is made
// up.
/**
 * The part of the SDK that the page uses.
 *
 * @typedef {{ init(options: object): void, setUser(user: object): void, flush(ms: number): PromiseLike<boolean> }} Sdk
 */

/** @param {Sdk} Sentry @param {string} dsn */
export async function runPage(Sentry, dsn) {
  Sentry.init({ dsn, environment: "production", release: "shop@1.4.0" });
  Sentry.setUser({ id: "user-7", email: "ada@example.org", username: "ada" });
  console.log("signed in", { token: "made-up-session-token-1" });
  await fetch("/api/cart?email=ada@example.org&api_key=made-up-payment-key-0001");
  const button = Object.assign(document.createElement("button"), { id: "pay", textContent: "Pay" });
  document.body.append(button);
  button.addEventListener("click", () => {
    throw new TypeError("Cannot read the card 4111 1111 1111 1111 of ada@example.org");
  });
  button.click();
  await Sentry.flush(5000);
  document.documentElement.dataset["done"] = "";
}
