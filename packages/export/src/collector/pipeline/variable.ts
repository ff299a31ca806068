/**
 * Returns a reference to an environment variable, which the collector replaces when it starts: `${env:NAME}`
 *
 * @param fallback The value if the variable is not set. Without a fallback, the value is then empty.
 */
export function variable(name: string, fallback?: string): string {
  return `\${env:${name}${fallback === undefined ? "" : `:-${fallback}`}}`;
}
