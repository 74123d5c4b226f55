/** Texts that are still to follow the glossary, by the beginning of their path. Take out what you converted. */
export const NOT_CONVERTED: readonly string[] = ["apps/", "packages/"];
