interface Mistake {
  readonly problem: string;
  readonly fix: string;
}

/** The problem of a value that contains a placeholder, such as `${DSN}`, that was never replaced. */
export const NOT_FILLED_IN: Mistake = {
  problem: "is a template that was not filled in",
  fix: "check the step that sets it",
};

/**
 * Returns the problem of a value that has quotes around it or is a placeholder. This check applies to every variable.
 */
export function commonMistakeIn(text: string, name: string): Mistake | undefined {
  // The quotes are part of the value: `"abc"` -> true; `abc` -> false
  if (/^(["'`]).*\1$/s.test(text)) {
    return { problem: "has quotes around its value", fix: "remove them: only a shell strips them" };
  }
  // Matches a placeholder: `${DSN}`, `$(DSN)`, `%DSN%`, `{{ dsn }}` and `@DSN@` -> true; `a@b` -> false
  if (text === name || /^(?:\$\{?\w+\}?|\$\(\w+\)|%\w+%|\$?\{\{[^{}]*\}\}|@\w+@)$/.test(text)) {
    return NOT_FILLED_IN;
  }
  return undefined;
}
