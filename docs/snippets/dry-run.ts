import { createScrub } from "@sentry-policy/scrubber";

const scrub = createScrub({
  dryRun: true,
  onScrub: ({ item, rules, paths }) => console.log(item, rules, paths),
});
scrub({ user: { id: "7", email: "ada@example.com" } });
