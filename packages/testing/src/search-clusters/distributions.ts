import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** A search engine that runs from its artifacts on Maven Central. */
export type SearchEngineName = "opensearch" | "elasticsearch";

interface Module {
  readonly name: string;
  readonly mainClass: string;
  /** Maven coordinates of its jars. */
  readonly jars: readonly string[];
  readonly extends?: string;
  /** For Java's security manager. */
  readonly permissions?: readonly string[];
}

export interface Distribution {
  readonly version: string;
  /** Maven coordinates of a home directory without the modules. */
  readonly home: string;
  readonly modules: readonly Module[];
  /** Maven coordinates of complete plugins. */
  readonly plugins: readonly string[];
  /** Lucene's Korean analyzer, which our small plugin wraps. */
  readonly nori: string;
  /** Major versions of Java: the first that works, and the first that is too new. */
  readonly java: readonly [from: number, below: number];
}

const plugin = (name: string): string => `org.opensearch.plugin:${name}:2.19.6`;

export const DISTRIBUTIONS: Readonly<Record<SearchEngineName, Distribution>> = {
  opensearch: {
    version: "2.19.6",
    home: "org.opensearch.distribution.integ-test-zip:opensearch:2.19.6:zip",
    modules: [
      {
        name: "lang-painless",
        mainClass: "org.opensearch.painless.PainlessPlugin",
        jars: [
          plugin("lang-painless"),
          plugin("opensearch-scripting-painless-spi"),
          "org.antlr:antlr4-runtime:4.13.1",
          "org.ow2.asm:asm:9.7",
          ...["util", "tree", "commons", "analysis"].map((part) => `org.ow2.asm:asm-${part}:9.7`),
        ],
        permissions: ["createClassLoader", "getClassLoader"],
      },
      {
        name: "analysis-common",
        mainClass: "org.opensearch.analysis.common.CommonAnalysisPlugin",
        jars: [plugin("analysis-common")],
        extends: "lang-painless",
      },
    ],
    // Vectors.
    plugins: ["org.opensearch.plugin:opensearch-knn:2.19.6.0:zip"],
    nori: "org.apache.lucene:lucene-analysis-nori:9.12.3",
    java: [11, 24],
  },
  elasticsearch: {
    version: "9.2.0",
    home: "org.elasticsearch.distribution.integ-test-zip:elasticsearch:9.2.0:zip",
    modules: [],
    plugins: [],
    nori: "org.apache.lucene:lucene-analysis-nori:10.4.0",
    java: [21, 99],
  },
};

const JAVA_HOMES = "/usr/lib/jvm";

/** The home of an installed JDK that can run an engine. */
export const findJava = ([from, below]: Distribution["java"]): string | undefined => {
  const homes = existsSync(JAVA_HOMES) ? readdirSync(JAVA_HOMES).map((name) => join(JAVA_HOMES, name)) : [];
  return homes.find((home) => {
    const release = join(home, "release");
    if (!existsSync(release) || !existsSync(join(home, "bin/javac"))) return false;
    const major = Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, "utf8"))?.[1]);
    return major >= from && major < below;
  });
};
