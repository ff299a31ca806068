interface Mistake {
  readonly problem: string;
  readonly fix: string;
}

/** The problem of a value that is still a placeholder, such as `${DSN}`. */
export const NOT_FILLED_IN: Mistake = {
  problem: "is a template that was not filled in",
  fix: "check the step that sets it",
};

/** Returns the problem of a value that still has its quotes or is still a placeholder. Applies to every variable. */
export function commonMistakeIn(text: string, name: string): Mistake | undefined {
  // `"abc"` with its quotes -> true
  if (/^(["'`]).*\1$/s.test(text)) {
    return { problem: "has quotes around its value", fix: "remove them: only a shell strips them" };
  }
  // `${DSN}`, `$(DSN)`, `%DSN%`, `{{ dsn }}` and `@DSN@` -> true, `a@b` -> false
  if (text === name || /^(?:\$\{?\w+\}?|\$\(\w+\)|%\w+%|\$?\{\{[^{}]*\}\}|@\w+@)$/.test(text)) {
    return NOT_FILLED_IN;
  }
  return undefined;
}
