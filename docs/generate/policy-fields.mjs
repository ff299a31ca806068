import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { ReflectionKind } from "typedoc";
import { SITE } from "./places.mjs";

const FILE = join(SITE, "playground/editor/policy-fields.json");

/**
 * Writes the fields of `ScrubberPolicy` and their docstrings to a file, for the completion in the playground's editor.
 *
 * @param {import("typedoc").ProjectReflection} project
 */
export function generatePolicyFields(project) {
  const scrubber = project.children?.find(({ name }) => name === "scrubber");
  const fieldsOf = (/** @type {string} */ name) => {
    const type = scrubber?.children?.find((child) => child.name === name && child.kind === ReflectionKind.Interface);
    if (type?.children === undefined) throw new Error(`The scrubber exports no interface ${name}.`);
    return type.children.map(({ name, comment }) => ({
      name,
      about: comment?.summary.map(({ text }) => text).join("") ?? "",
      byDefault:
        comment
          ?.getTag("@defaultValue")
          ?.content.map(({ text }) => text)
          .join("")
          .replaceAll(/```ts\n|\n```|`/g, "") ?? "",
    }));
  };
  mkdirSync(dirname(FILE), { recursive: true });
  const fields = { policy: fieldsOf("ScrubberPolicy"), limits: fieldsOf("ScrubberLimits") };
  writeFileSync(FILE, `${JSON.stringify(fields, null, 2)}\n`);
}
