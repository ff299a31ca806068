import type { ScrubberPolicy } from "@sentry-policy/scrubber";
import { activeRules } from "@sentry-policy/scrubber/rules";
import { type ExportNote, note } from "../notes/note.ts";
import { selectorOfNames } from "../relay/selectors.ts";
import { toRelay } from "../relay/to-relay.ts";

/**
 * The settings of a project, as `PUT /api/0/projects/{organization}/{project}/` expects them: [Update a
 * Project](https://docs.sentry.io/api/projects/update-a-project/).
 */
export interface ProjectSettings {
  /** Whether Sentry's server scrubs data. */
  readonly dataScrubber: boolean;
  /** Whether Sentry's default scrubbers are on. */
  readonly dataScrubberDefaults: boolean;
  /** Whether Sentry discards the IP addresses of users. */
  readonly scrubIPAddresses: boolean;
  /** Names of additional sensitive fields. Sentry's server also searches values for these names. */
  readonly sensitiveFields: readonly string[];
  /** Names of fields that the default scrubbers do not change. */
  readonly safeFields: readonly string[];
  /** Relay's PII config, as JSON. */
  readonly relayPiiConfig: string;
}

/**
 * Maximum length of all `sensitiveFields` of a project together, in characters. Above it, Sentry refuses the request:
 * [MAX_SENSITIVE_FIELD_CHARS](https://github.com/getsentry/sentry/blob/master/src/sentry/core/endpoints/project_details.py)
 */
const MOST_CHARACTERS = 4000;

/** The result of `toProjectSettings`. */
export interface ProjectSettingsExport {
  readonly body: ProjectSettings;
  readonly notes: readonly ExportNote[];
}

/**
 * Translates a scrubber's policy into the settings of a project in Sentry. They include Relay's PII config, because the
 * other settings alone remove much less. `notes` lists what differs from the policy in the app.
 *
 * @throws {ScrubberPolicyError} if the policy is invalid.
 * @example
 * ```ts
 * import { toProjectSettings } from "@sentry-policy/export";
 *
 * const { body, notes } = toProjectSettings({ sensitiveFields: ["national_ref"], safeFields: ["token_hint"] });
 * await fetch("https://sentry.io/api/0/projects/acme/shop/", {
 *   method: "PUT",
 *   headers: { authorization: `Bearer ${process.env["SENTRY_AUTH_TOKEN"]}`, "content-type": "application/json" },
 *   body: JSON.stringify(body),
 * });
 * console.error(notes);
 * ```
 */
export function toProjectSettings(policy: ScrubberPolicy = {}): ProjectSettingsExport {
  const { config, notes } = toRelay(policy);
  const { scrubDefaults = true, sensitiveFields = [], safeFields = [] } = policy;
  const names = namesIn(sensitiveFields);
  const body = {
    dataScrubber: true,
    dataScrubberDefaults: scrubDefaults,
    scrubIPAddresses: activeRules(policy).hidesIp,
    sensitiveFields: hasRoomFor(names) ? names : [],
    safeFields: safeFields
      .filter((field) => typeof field === "string")
      .map((field) => selectorOfNames(field.split("."))),
    relayPiiConfig: JSON.stringify(config),
  };
  return { body, notes: [...notes, ...notesOf(policy)] };
}

/** Returns the fields that the project's setting can express. It takes names, but no paths and no RegExps. */
function namesIn(fields: readonly (string | RegExp)[]): readonly string[] {
  return fields.filter((field) => typeof field === "string").filter((field) => !field.includes("."));
}

/** Checks whether the names fit into `MOST_CHARACTERS`. Like Sentry, it counts code points. */
function hasRoomFor(names: readonly string[]): boolean {
  return [...names.join("")].length <= MOST_CHARACTERS;
}

const IN_VALUES = "Sentry's server looks for these names in values too, and redacts the whole value.";
const NO_ROOM = `The setting sensitiveFields of a project takes at most ${MOST_CHARACTERS} characters, so it is empty. The PII config redacts these fields.`;

function notesOf({
  scrubDefaults = true,
  scrubPersonalData = true,
  sensitiveFields = [],
}: ScrubberPolicy): readonly ExportNote[] {
  const names = namesIn(sensitiveFields);
  return [
    ...(scrubDefaults
      ? [
          note(
            "wider",
            "scrubDefaults",
            `Sentry's default scrubbers look for words such as \`password\` in values too, and redact the whole value.${scrubPersonalData ? "" : " They redact some personal data as well, such as card numbers."} If that is too much, set dataScrubberDefaults to false: the PII config has the same rules and more.`,
          ),
        ]
      : []),
    ...(hasRoomFor(names) ? [] : [note("elsewhere", "sensitiveFields", NO_ROOM)]),
    ...(hasRoomFor(names) && names.length > 0 ? [note("wider", "sensitiveFields", IN_VALUES)] : []),
  ];
}
