interface ImportMeta {
  /**
   * Returns one function for each file that matches a pattern. The function loads the file. Vite replaces calls of
   * `glob`.
   */
  glob<Module>(pattern: string): Record<string, () => Promise<Module>>;
}
