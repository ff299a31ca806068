import { type ExportNote, note } from "../notes/note.ts";

const FRAME = "stacktrace.frames.*";
/**
 * The paths in an event that a selector of Relay can match, in Relay's notation. A selector can also match everything
 * below these paths. `*` stands for any key or index. A test compares the list with Relay 26.9.
 */
const REACHABLE: readonly (readonly string[])[] = Object.freeze(
  [
    ...["server_name", "logentry.formatted", "logentry.params", "extra", "tags", "user.*", "contexts.*"],
    ...["url", "data", "query_string", "fragment", "cookies", "headers", "env"].map((field) => `request.${field}`),
    ...["message", "data"].map((field) => `breadcrumbs.values.*.${field}`),
    ...["value", "mechanism.description", "mechanism.data"].map((field) => `exception.values.*.${field}`),
    ...["exception", "threads"].flatMap((list) =>
      ["filename", "abs_path", "module", "vars"].map((field) => `${list}.values.*.${FRAME}.${field}`),
    ),
    ...["description", "data", "tags"].map((field) => `spans.*.${field}`),
  ].map((path) => path.split(".")),
);
/** Contexts whose fields Sentry defines. */
const TYPED_CONTEXT =
  /^(?:app|browser|cloud_resource|culture|device|feedback|gpu|monitor|nel|os|otel|profile|replay|response|runtime|trace)$/;

/**
 * Returns a note if Relay does not reach a path of an event, or reaches only a part of it. `path` must have the form
 * that Relay uses, as returned by `relayPath`.
 */
export function noteOnReach(path: readonly string[], field: string): ExportNote | undefined {
  const [first, second = "*"] = path;
  if (!REACHABLE.some((reachable) => isInside(path, reachable)))
    return note("unreachable", field, "no selector of Relay reaches this path in an event. Redact it in the app.");
  if (first === "contexts" && TYPED_CONTEXT.test(second))
    return note(
      "unreachable",
      field,
      "Relay changes only some of the fields that Sentry defines in this context. Redact it in the app as well.",
    );
  return first === "user" && second === "geo"
    ? note("unreachable", field, "Relay changes the fields of `user.geo`, but not the object as a whole.")
    : undefined;
}

function isInside(path: readonly string[], reachable: readonly string[]): boolean {
  return (
    path.length >= reachable.length && reachable.every((key, at) => key === "*" || path[at] === "*" || path[at] === key)
  );
}
