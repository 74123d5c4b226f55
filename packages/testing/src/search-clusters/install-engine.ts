import { execFileSync } from "node:child_process";
import { cpSync, existsSync, globSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { DISTRIBUTIONS, findJava, type SearchEngineName } from "./distributions.ts";

/** Where engines are installed once for all runs. The account that runs an engine must be able to read it. */
const CACHE = process.env.SEARCH_ENGINES_CACHE ?? join(tmpdir(), "twinhost-search-engines");
const GET = "org.apache.maven.plugins:maven-dependency-plugin:3.6.1:get";

/** @returns the path of an artifact in the cache, downloaded from Maven if necessary */
const getArtifact = (coordinates: string): string => {
  const repository = join(CACHE, "maven");
  const [group = "", name = "", version = "", packaging = "jar"] = coordinates.split(":");
  const file = join(repository, ...group.split("."), name, version, `${name}-${version}.${packaging}`);
  if (!existsSync(file))
    execFileSync(
      "nice",
      ["mvn", "-q", "-B", `-Dmaven.repo.local=${repository}`, GET, "-Dtransitive=false", `-Dartifact=${coordinates}`],
      { stdio: ["ignore", "inherit", "inherit"] },
    );
  return file;
};

/** Home directory of an engine in the cache. */
export const engineHome = (engine: SearchEngineName, nori: boolean): string => {
  const { version, plugins } = DISTRIBUTIONS[engine];
  return join(CACHE, [engine, version, ...plugins.map(pluginName), ...(nori ? ["nori"] : [])].join("-"));
};

const pluginName = (coordinates: string): string => coordinates.split(":")[1] ?? "";

/**
 * Installs an engine into the cache, with or without the Korean analyzer `nori`.
 * @returns its home directory
 */
export const installEngine = (engine: SearchEngineName, { nori }: { nori: boolean }): string => {
  const installed = engineHome(engine, nori);
  if (existsSync(installed)) return installed;
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(join(CACHE, "installing-"));
  try {
    const target = buildHome(engine, nori, folder);
    execFileSync("chmod", ["-R", "a+rX", CACHE]);
    // Another run may have finished first.
    if (!existsSync(installed)) renameSync(target, installed);
    return installed;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Builds the home directory from Maven's, adding the missing modules. */
const buildHome = (engine: SearchEngineName, nori: boolean, folder: string): string => {
  const { version, home, modules, plugins, nori: noriJar, java } = DISTRIBUTIONS[engine];
  execFileSync("unzip", ["-q", getArtifact(home), "-d", folder]);
  const target = join(folder, `${engine}-${version}`);
  const describePlugin = (name: string, mainClass: string, parent = ""): string => {
    const place = join(target, "modules", name);
    mkdirSync(place);
    const lines = {
      description: name,
      version,
      name,
      classname: mainClass,
      "java.version": engine === "opensearch" ? 11 : 21,
      [`${engine}.version`]: version,
      ...(parent !== "" && { "extended.plugins": parent }),
    };
    const text = Object.entries(lines).map(([key, value]) => `${key}=${value}\n`);
    writeFileSync(join(place, "plugin-descriptor.properties"), text.join(""));
    return place;
  };
  for (const { name, mainClass, jars, extends: parent, permissions } of modules) {
    const place = describePlugin(name, mainClass, parent);
    if (permissions) writeFileSync(join(place, "plugin-security.policy"), policyOf(permissions));
    for (const jar of jars.map(getArtifact)) cpSync(jar, join(place, basename(jar)));
  }
  for (const coordinates of plugins)
    execFileSync("unzip", ["-q", getArtifact(coordinates), "-d", join(target, "plugins", pluginName(coordinates))]);
  // Without the plugin Elasticsearch has no analyzers at all.
  if (nori || engine === "elasticsearch") {
    const place = describePlugin("analysis-nori", "twinhost.analysis.KoreanAnalysisPlugin");
    const jar = getArtifact(noriJar);
    cpSync(jar, join(place, basename(jar)));
    const classPath = [jar, ...globSync(join(target, "lib/*.jar"))].join(":");
    const classes = join(folder, "classes");
    const source = join(import.meta.dirname, engine, "KoreanAnalysisPlugin.java");
    const bin = join(findJava(java) ?? "", "bin");
    execFileSync(join(bin, "javac"), ["-nowarn", "-proc:none", "-cp", classPath, "-d", classes, source], {
      stdio: "inherit",
    });
    execFileSync(join(bin, "jar"), ["cf", join(place, "korean-analysis.jar"), "-C", classes, "."]);
  }
  return target;
};

const policyOf = (permissions: readonly string[]): string =>
  `grant {\n${permissions.map((name) => `  permission java.lang.RuntimePermission "${name}";\n`).join("")}};\n`;
