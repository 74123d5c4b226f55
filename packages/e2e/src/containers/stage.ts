import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WORKSPACE } from "@twinhost/testing";
import type { Engine } from "./engine.ts";
import { runProgram } from "./run-program.ts";

/** Occurs only in a document of this run. */
export const DOCUMENT_TITLE = "The harbour of Cheongsando";

/** Input of the compose files: secrets, documents, and files named by settings. */
export interface Stage {
  readonly engine: Engine;
  /** A key with the admin role. */
  readonly key: string;
  /** Compose variables for all of these. SQLite searches, because no Elasticsearch image is available here. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Creates the secrets as in docs/en/containers.md, a folder of documents, and a certificate. */
export const setStage = async (engine: Engine): Promise<Stage> => {
  const folder = (name: string): string => {
    const path = join(engine.folder, name);
    mkdirSync(path, { recursive: true });
    return path;
  };
  const secrets = join(engine.folder, `secrets-${Date.now()}`);
  const key = await runProgram(process.execPath, [join(WORKSPACE, "docker/make-secrets.ts"), secrets]);
  const documents = folder("documents");
  writeFileSync(join(documents, "harbour.md"), `# ${DOCUMENT_TITLE}\n\nThe ferry leaves at nine.\n`);
  const config = folder("config");
  const subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1"];
  const newKey = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-noenc"];
  const files = ["-keyout", join(config, "key.pem"), "-out", join(config, "cert.pem")];
  await runProgram("openssl", ["req", "-x509", "-days", "2", ...newKey, ...files, ...subject]);
  // Inside the container, the file belongs to a different user.
  await runProgram("chmod", ["a+r", join(config, "key.pem")]);
  return {
    engine,
    key: key.trim(),
    variables: { SECRETS_DIR: secrets, DOCS_DIR: documents, CONFIG_DIR: config, SEARCH_ENGINE: "sqlite" },
  };
};
