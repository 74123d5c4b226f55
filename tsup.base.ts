import { cpSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { defineConfig, type Options } from "tsup";

const tools = createRequire(new URL("./packages/tools/package.json", import.meta.url));
const folderOf = (name: string): string => dirname(tools.resolve(`${name}/package.json`));

/** Bergamot's WebAssembly, which is no module that a bundle could hold. */
export const bergamotFolder = folderOf("@browsermt/bergamot-translator");

/** The PDF reader's data and WebAssembly lie beside the bundle, for an image holds nothing else. */
const copyData = (): void => {
  cpSync(join(folderOf("pdfjs-dist"), "cmaps"), join("dist", "cmaps"), { recursive: true });
  cpSync(join(bergamotFolder, "worker"), join("dist", "bergamot"), { recursive: true });
};

/** What a bundle cannot hold, such as native code: it is installed beside, as the package `twinhost` asks for it. */
const { dependencies = {} } = JSON.parse(
  readFileSync(new URL("./apps/twinhost/package.json", import.meta.url), "utf8"),
);
const outside = Object.keys(dependencies);
const inside = new RegExp(`^${outside.map((name) => `(?!${RegExp.escape(name)}(?:/|$))`).join("")}`);

/**
 * An ES import of these reads all their exports at once, and some of those load undici, web crypto, streams of files and
 * more: 10 ms at every start. Required, each export is read when it is used.
 */
const requiredBuiltins = {
  name: "required-builtins",
  setup: (build: PluginBuild): void => {
    build.onResolve({ filter: /^(?:node:)?(?:https?|crypto|process|fs)$/ }, ({ path, kind, namespace }) =>
      kind === "import-statement" && namespace === "file" ? { path, namespace: "required-builtin" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "required-builtin" }, ({ path }) => ({
      contents: `module.exports = require(${JSON.stringify(path)});`,
    }));
  },
};

/** Where the peers of an app differ from those of `packages/server`, pnpm has another express for it: its bundle would hold two. */
const { resolve: resolveFromServer } = createRequire(new URL("./packages/server/package.json", import.meta.url));
const alias = { express: resolveFromServer("express") };

/** Zod's messages in 50 languages, all of which one import of it brings, are half of what it takes to load. We show English. */
const englishZod = {
  name: "english-zod",
  setup: (build: PluginBuild): void => {
    build.onLoad({ filter: /[\\/]zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
    }));
  },
};

type PluginBuild = Parameters<NonNullable<Options["esbuildPlugins"]>[number]["setup"]>[0];

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
    external: outside,
    noExternal: [inside],
    removeNodeProtocol: false,
    esbuildPlugins: [requiredBuiltins, englishZod],
    esbuildOptions: (options) => {
      options.alias = alias;
    },
    onSuccess: async () => {
      if ("extract-worker" in entry) copyData();
      await onSuccess?.();
    },
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module"; const require = __createRequire(import.meta.url);',
    },
  }) as Options;
