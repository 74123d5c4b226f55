/** What to download for a peer, with exact versions. */
export type Recipe =
  /** Into a virtual environment. */
  | { readonly kind: "python"; readonly packages: readonly string[] }
  | {
      readonly kind: "npm";
      readonly packages: readonly string[];
      /** A server from the peers' sources, copied next to the packages that it imports. */
      readonly program?: string;
    }
  /** A program from the peers' sources, given by its folder, which has the lockfile. */
  | { readonly kind: "go" | "cargo"; readonly source: string };
