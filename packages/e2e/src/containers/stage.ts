import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { WORKSPACE } from "@twinhost/testing";
import type { Engine } from "./engine.ts";
import { runProgram } from "./run-program.ts";

/** What only a document of this run says. */
export const DOCUMENT_TITLE = "The harbour of Cheongsando";

/** What the compose files are given: secrets, documents and files that settings name. */
export interface Stage {
  readonly engine: Engine;
  /** Of the role admin. */
  readonly key: string;
  /** Variables of compose for all of it. Elasticsearch's image is not here, so SQLite searches. */
  readonly variables: Readonly<Record<string, string>>;
}

/** Makes the secrets as docs/en/containers.md says, a folder of documents, and a certificate. */
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
  // Its owner is another user inside the container.
  await runProgram("chmod", ["a+r", join(config, "key.pem")]);
  return {
    engine,
    key: key.trim(),
    variables: { SECRETS_DIR: secrets, DOCS_DIR: documents, CONFIG_DIR: config, SEARCH_ENGINE: "sqlite" },
  };
};
