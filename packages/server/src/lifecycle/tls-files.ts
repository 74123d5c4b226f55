import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";

/** A certificate and its key, in PEM. */
export interface TlsFiles {
  readonly cert: Buffer;
  readonly key: Buffer;
}

export interface TlsSettings {
  readonly TLS_CERT_FILE?: string | undefined;
  readonly TLS_KEY_FILE?: string | undefined;
}

/** Reads the certificate and its key; undefined when neither is set. @throws Error with a one-line message */
export const readTlsFiles = ({ TLS_CERT_FILE, TLS_KEY_FILE }: TlsSettings): TlsFiles | undefined => {
  if (TLS_CERT_FILE === undefined && TLS_KEY_FILE === undefined) return undefined;
  if (TLS_CERT_FILE === undefined) throw new Error("TLS_KEY_FILE is set without TLS_CERT_FILE: set both, or neither");
  if (TLS_KEY_FILE === undefined) throw new Error("TLS_CERT_FILE is set without TLS_KEY_FILE: set both, or neither");
  const files = { cert: read("TLS_CERT_FILE", TLS_CERT_FILE), key: read("TLS_KEY_FILE", TLS_KEY_FILE) };
  try {
    createSecureContext(files);
  } catch (cause) {
    throw new Error(`TLS_CERT_FILE and TLS_KEY_FILE are no certificate with its key (${(cause as Error).message})`, {
      cause,
    });
  }
  return files;
};

const read = (setting: string, file: string): Buffer => {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new Error(`${setting} cannot be read (${(cause as Error).message})`, { cause });
  }
};
