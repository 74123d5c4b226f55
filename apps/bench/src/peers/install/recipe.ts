/** What has to be fetched for a peer, with exact versions. */
export type Recipe =
  /** Into a virtual environment. */
  | { readonly kind: "python"; readonly packages: readonly string[] }
  | {
      readonly kind: "npm";
      readonly packages: readonly string[];
      /** One of the peers' servers, which is copied beside the packages that it imports. */
      readonly program?: string;
    }
  /** A program among the peers' servers, by its folder, which has the lockfile. */
  | { readonly kind: "go" | "cargo"; readonly source: string };
