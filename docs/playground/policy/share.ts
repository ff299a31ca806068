/** The part of a link's fragment before the policy: `#policy=...` */
const PREFIX = "#policy=";
/** Maximum length of a policy in a link, in characters, so that a hostile link cannot fill the memory. */
const LONGEST_POLICY = 100_000;

/** Returns a fragment that contains a policy, and nothing else. A fragment is never sent to a server. */
export async function fragmentOf(policy: string): Promise<string> {
  const bytes = await through(new TextEncoder().encode(policy), new CompressionStream("deflate-raw"));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  return PREFIX + btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Returns the policy in a fragment, or `undefined` if there is none. */
export async function policyIn(fragment: string): Promise<string | undefined> {
  if (!fragment.startsWith(PREFIX)) return undefined;
  try {
    const binary = atob(fragment.slice(PREFIX.length).replaceAll("-", "+").replaceAll("_", "/"));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const text = new TextDecoder().decode(await through(bytes, new DecompressionStream("deflate-raw")));
    return text.length > LONGEST_POLICY ? undefined : text;
  } catch {
    return undefined;
  }
}

async function through(bytes: Uint8Array<ArrayBuffer>, stream: GenericTransformStream): Promise<Uint8Array> {
  return new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(stream)).arrayBuffer());
}
