interface Mistake {
  readonly problem: string;
  readonly fix: string;
}

/** The problem of a placeholder that was never replaced, such as `${DSN}`. */
export const NOT_FILLED_IN: Mistake = {
  problem: "is a template that was not filled in",
  fix: "check the step that sets it",
};

/** Returns a problem if a value has quotes around it or is a placeholder. The values of all variables are checked. */
export function commonMistakeIn(text: string, name: string): Mistake | undefined {
  // Matches a value in quotes: `"abc"` -> true; `abc` -> false
  if (/^(["'`]).*\1$/s.test(text)) {
    return { problem: "has quotes around its value", fix: "remove them: only a shell strips them" };
  }
  // Checks for the variable's own name, and for a placeholder: `${DSN}`, `$(DSN)`, `%DSN%`, `{{ dsn }}` and `@DSN@` ->
  // true; `a@b` -> false
  if (text === name || /^(?:\$\{?\w+\}?|\$\(\w+\)|%\w+%|\$?\{\{[^{}]*\}\}|@\w+@)$/.test(text)) {
    return NOT_FILLED_IN;
  }
  return undefined;
}
