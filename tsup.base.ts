import { cpSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { defineConfig, type Options } from "tsup";

/** The PDF reader's data lies beside the bundle, for an image holds nothing else. */
const copyCharacterMaps = (): void => {
  const tools = createRequire(new URL("./packages/tools/package.json", import.meta.url));
  cpSync(join(dirname(tools.resolve("pdfjs-dist/package.json")), "cmaps"), join("dist", "cmaps"), { recursive: true });
};

/**
 * Every app is one bundle with its dependencies inside: it starts fast, and an image needs nothing but `dist` and Node.
 * CommonJS dependencies inside the ESM bundle call `require`, which the banner supplies.
 */
export const appBundle = (entry: Record<string, string>, onSuccess?: () => Promise<void>): Options =>
  defineConfig({
    entry,
    format: "esm",
    target: "node26",
    platform: "node",
    splitting: true,
    clean: true,
    sourcemap: true,
    noExternal: [/.*/],
    removeNodeProtocol: false,
    onSuccess: async () => {
      if ("extract-worker" in entry) copyCharacterMaps();
      await onSuccess?.();
    },
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  }) as Options;
