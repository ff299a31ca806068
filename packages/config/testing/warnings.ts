import { beforeEach, vi } from "vitest";

/** Records the warnings that are logged during each test of a file, instead of printing them. */
export function recordWarnings(): readonly string[] {
  const warnings: string[] = [];
  beforeEach(() => {
    warnings.length = 0;
    vi.spyOn(console, "warn").mockImplementation((text) => void warnings.push(String(text)));
  });
  return warnings;
}
