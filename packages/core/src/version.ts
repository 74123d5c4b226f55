import packageJson from "../package.json" with { type: "json" };

/** The product's version, as every server reports it. */
export const VERSION: string = packageJson.version;
