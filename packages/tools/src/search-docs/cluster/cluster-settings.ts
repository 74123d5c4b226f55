import { readFileSync } from "node:fs";
import { commaList, oneOf, type SettingProblem, secret, serverUrl } from "@twinhost/core";
import { z } from "zod";
import { credentialsIn, withoutCredentials } from "../../url-credentials.ts";
import { embeddingSettings, embeddingSettingsProblem } from "../vectors/embedding-settings.ts";

/** Which engine searches, and where it is. */
export const searchSettings = z.object({
  SEARCH_ENGINE: oneOf(["sqlite", "elasticsearch", "opensearch"])
    .default("sqlite")
    .describe("what searches the documents"),
  ELASTICSEARCH_URL: commaList
    .pipe(z.array(serverUrl).min(1, "must name a node"))
    .optional()
    .describe("addresses of the nodes of an Elasticsearch or OpenSearch cluster, separated by commas"),
  ELASTICSEARCH_API_KEY: secret(z.string().optional().describe("its key, or else a user and a password")),
  ELASTICSEARCH_USERNAME: z.string().optional().describe("its user"),
  ELASTICSEARCH_PASSWORD: secret(z.string().optional().describe("the user's password")),
  ELASTICSEARCH_CA_FILE: z.string().optional().describe("certificate, in PEM, of who signed the cluster's own"),
  ELASTICSEARCH_INDEX: z
    .string()
    .regex(/^[a-z0-9][a-z0-9_.-]{0,100}$/, "must be small letters, digits, _, . and -, such as twinhost-docs")
    .default("twinhost-docs")
    .describe("name of the index, an alias, in the cluster"),
  ...embeddingSettings.shape,
});

export type SearchSettings = z.output<typeof searchSettings>;

/** The first setting that conflicts with another one, if any. */
export const searchSettingsProblem = (settings: SearchSettings): SettingProblem<keyof SearchSettings> | undefined => {
  const { SEARCH_ENGINE, ELASTICSEARCH_URL, ELASTICSEARCH_USERNAME, ELASTICSEARCH_PASSWORD } = settings;
  if (SEARCH_ENGINE !== "sqlite" && !ELASTICSEARCH_URL)
    return { setting: "ELASTICSEARCH_URL", problem: `SEARCH_ENGINE=${SEARCH_ENGINE} needs the URL of its cluster` };
  if ((ELASTICSEARCH_USERNAME === undefined) !== (ELASTICSEARCH_PASSWORD === undefined))
    return {
      setting: "ELASTICSEARCH_USERNAME",
      problem: "ELASTICSEARCH_USERNAME and ELASTICSEARCH_PASSWORD go together",
    };
  return embeddingSettingsProblem(settings);
};

/** A search cluster, and the credentials for it. */
export interface ClusterSettings {
  readonly engine: "elasticsearch" | "opensearch";
  readonly nodes: readonly string[];
  /** The alias that is searched. */
  readonly index: string;
  readonly apiKey?: string | undefined;
  readonly user?: { readonly username: string; readonly password: string } | undefined;
  /** In PEM. */
  readonly ca?: string | undefined;
}

/**
 * The cluster named in the settings; undefined if SQLite searches.
 * @throws Error when settings conflict, or the certificate file cannot be read
 */
export const clusterOf = (settings: SearchSettings): ClusterSettings | undefined => {
  const wrong = searchSettingsProblem(settings);
  if (wrong) throw new Error(`Wrong setting: ${wrong.setting}: ${wrong.problem}`);
  const { SEARCH_ENGINE: engine, ELASTICSEARCH_URL: nodes, ELASTICSEARCH_INDEX: index } = settings;
  const { ELASTICSEARCH_USERNAME: username, ELASTICSEARCH_PASSWORD: password } = settings;
  if (engine === "sqlite" || !nodes) return undefined;
  return {
    engine,
    nodes: nodes.map(withoutCredentials),
    index,
    apiKey: settings.ELASTICSEARCH_API_KEY,
    user:
      username !== undefined && password !== undefined
        ? { username, password }
        : nodes.map(credentialsIn).find((credentials) => credentials !== undefined),
    ca: settings.ELASTICSEARCH_CA_FILE === undefined ? undefined : readFileSync(settings.ELASTICSEARCH_CA_FILE, "utf8"),
  };
};
