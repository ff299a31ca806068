import type { AllowPart, ScrubberPolicy } from "@sentry-policy/scrubber";
import type { ActiveRules } from "@sentry-policy/scrubber/rules";
import { type ExportNote, note } from "../notes/note.ts";
import { relayRedaction } from "./redaction.ts";
import { rootSelectorOf, selectorOf, spellingsOf } from "./selectors.ts";
import type { RelayPart } from "./types.ts";

/** The path of each part of an event, as Relay names it. Relay's PII configs do not cover parts without a path. */
const PARTS: Readonly<Record<AllowPart, readonly string[] | undefined>> = Object.freeze({
  extra: ["extra"],
  tags: ["tags"],
  user: ["user"],
  contexts: ["contexts"],
  "request.headers": ["request", "headers"],
  "request.data": ["request", "data"],
  "breadcrumbs.data": ["breadcrumbs", "values", "*", "data"],
  "spans.data": ["spans", "*", "data"],
  "frames.vars": ["$frame", "vars"],
  "logs.attributes": undefined,
  "metrics.attributes": undefined,
});
/** Contexts and attributes that Sentry needs. `allow` never removes them. */
const KEPT: Readonly<Partial<Record<AllowPart, readonly string[]>>> = Object.freeze({
  contexts: "trace,replay,profile,feedback,app,os,runtime,device,browser,culture,cloud_resource,gpu".split(","),
  "spans.data": ["sentry.op", "sentry.origin", "sentry.source", "sentry.sample_rate"],
});

/** Returns the rule that redacts everything that the policy's `allow` does not list. */
export function allowRules({ allow = {} }: ScrubberPolicy, { redactionOf }: ActiveRules): RelayPart {
  const notes: ExportNote[] = [];
  const selectors: string[] = [];
  for (const [part, place] of Object.entries(PARTS)) {
    const listed: readonly string[] | undefined = Reflect.get(allow, part);
    if (listed === undefined) continue;
    const field = `allow.${part}`;
    if (place === undefined) {
      notes.push(
        note("unreachable", field, "a PII config of Relay does not cover logs and metrics. Limit them in the app."),
      );
      continue;
    }
    const kept = KEPT[part as AllowPart] ?? [];
    selectors.push(...othersIn(place, [...listed, ...kept]));
    notes.push(note("weaker", field, "Relay never changes booleans, and keeps those that are not listed."));
    if (part === "spans.data")
      notes.push(
        note("wider", field, "of the attributes that Sentry needs, Relay keeps only those of the most common names."),
      );
  }
  if (selectors.length === 0) return { rules: {}, applications: {}, notes };
  return {
    rules: { allow: { type: "anything", redaction: relayRedaction(redactionOf("allow")) } },
    applications: { [selectors.map((selector) => `(${selector})`).join(" || ")]: ["allow"] },
    notes,
  };
}

/**
 * Returns selectors of everything in a part that is not listed. For `extra` with `cart.total`, they are, in simplified
 * form, `extra.* && !(extra.cart)` and `extra.cart.* && !(extra.cart.total)`.
 */
function othersIn(place: readonly string[], listed: readonly string[]): readonly string[] {
  const selectors: string[] = [];
  const visit = (above: readonly string[], names: readonly (readonly string[])[]): void => {
    const direct = new Set(names.map(([first = ""]) => first));
    const whole = names.map((keys) => keys.join("."));
    const kept = [...new Set([...direct, ...whole])].flatMap(spellingsOf).map((key) => selectorOf([...above, key]));
    selectors.push(`${rootSelectorOf([...above, "*"])}${kept.length === 0 ? "" : ` && !(${kept.join(" || ")})`}`);
    for (const key of direct) {
      const inner = names.filter(([first]) => first === key).map(([, ...rest]) => rest);
      if (inner.every((rest) => rest.length > 0)) for (const name of spellingsOf(key)) visit([...above, name], inner);
    }
  };
  visit(
    place,
    listed.map((name) => name.split(".")),
  );
  return selectors;
}
