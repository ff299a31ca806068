declare module "*.css";

interface ImportMeta {
  /** Vite replaces `env`. `PROD` is false in the server for development. */
  readonly env: { readonly PROD: boolean };
}
