// Made-up secrets, one for each way in which the scrubber recognizes them. `note` contains all of them.
const letters = "Q7xK2mZ9".repeat(5).slice(0, 36);

export const secrets = {
  email: "grace.planted@example.com",
  password: "cobalt-ferry-3305-lantern",
  key: ["gh", "p_", letters].join(""),
};

export const note = `sent to ${secrets.email} with password=${secrets.password} and key ${secrets.key}`;
