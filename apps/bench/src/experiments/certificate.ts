import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { generate } from "selfsigned";

export interface Certificate {
  /** In PEM format. */
  readonly certificate: string;
  /** Settings of a host that serves this certificate. */
  readonly settings: { readonly TLS_CERT_FILE: string; readonly TLS_KEY_FILE: string };
}

/** Creates a self-signed certificate for loopback. @param folder - where its files are written */
export const makeCertificate = async (folder: string): Promise<Certificate> => {
  const { cert, private: key } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    extensions: [{ name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] }],
  });
  const settings = { TLS_CERT_FILE: join(folder, "tls-cert.pem"), TLS_KEY_FILE: join(folder, "tls-key.pem") };
  await writeFile(settings.TLS_CERT_FILE, cert);
  await writeFile(settings.TLS_KEY_FILE, key, { mode: 0o600 });
  return { certificate: cert, settings };
};
