import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

interface Metafile {
  readonly outputs: Readonly<Record<string, { readonly inputs: Readonly<Record<string, unknown>> }>>;
}

interface Manifest {
  readonly name: string;
  readonly version: string;
  readonly license?: string;
}

/** Matches the root folder of a module's package: some packages have further package.json files inside. */
const PACKAGE_FOLDER = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const RULE = "-".repeat(80);
const LEGAL_FILE = /^(?:licen[cs]e|copying|notice)/i;

const nameOf = (folder: string): string => {
  const { name, version, license }: Manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `${name} ${version} (${license ?? "see below"})`;
};

const legalTextOf = (folder: string): string =>
  readdirSync(folder)
    .filter((file) => LEGAL_FILE.test(file))
    .map((file) => readFileSync(join(folder, file), "utf8").trim())
    .join("\n\n");

/**
 * The licence texts of all packages that esbuild bundled, according to its metafile.
 * @param beside - folders of packages whose files lie next to the bundle
 */
export const thirdPartyLicences = (metafile: string, beside: readonly string[] = []): string => {
  const { outputs }: Metafile = JSON.parse(readFileSync(metafile, "utf8"));
  const modules = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
  const folders = new Set([...beside, ...modules.flatMap((module) => PACKAGE_FOLDER.exec(module)?.[0] ?? [])]);
  const alike = Map.groupBy([...folders].sort(), legalTextOf);
  return [...alike].map(([text, those]) => `${those.map(nameOf).join("\n")}\n\n${text}\n`).join(`\n${RULE}\n\n`);
};
