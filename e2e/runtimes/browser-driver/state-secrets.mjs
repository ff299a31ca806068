// Made-up secrets, one for each way in which the scrubber recognizes secrets.
const letters = "H3nV8bYc".repeat(5).slice(0, 36);

export const secrets = {
  email: "edith.planted@example.com",
  password: "saffron-gate-4417-meadow",
  printed: "juniper-latch-5521-orchard",
  key: ["gh", "p_", letters].join(""),
};

export const note = `sent to ${secrets.email} with password=${secrets.password} and key ${secrets.key}`;
