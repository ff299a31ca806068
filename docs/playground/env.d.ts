interface ImportMeta {
  /** Replaced by Vite: functions that load the files that match a pattern. */
  glob<Module>(pattern: string): Record<string, () => Promise<Module>>;
}
