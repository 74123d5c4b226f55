import { readFileSync, renameSync, writeFileSync } from "node:fs";
import type {
  OAuthDiscoveryState,
  StoredOAuthClientInformation,
  StoredOAuthTokens,
} from "@modelcontextprotocol/client";
import { PRIVATE_FILE } from "@twinhost/core";

/** What a sign-in leaves behind for the calls after it. */
interface StoredSignIn {
  readonly client?: StoredOAuthClientInformation | undefined;
  readonly tokens?: StoredOAuthTokens | undefined;
  readonly verifier?: string | undefined;
  readonly discovery?: OAuthDiscoveryState | undefined;
  /** What a call needed that the tokens do not allow; for the next sign-in. */
  readonly wantedScope?: string | undefined;
}

/** Keeps a sign-in. */
export interface SignInStore {
  read(): StoredSignIn;
  change(changed: StoredSignIn): void;
}

/** A sign-in in a file that no other account can read; its folder must exist. It is read each time: a new sign-in counts at once. */
export const signInFile = (file: string): SignInStore => {
  const read = (): StoredSignIn => {
    try {
      return JSON.parse(readFileSync(file, "utf8")) as StoredSignIn;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
      throw error;
    }
  };
  return {
    read,
    change: (changed) => {
      const next = `${file}.${process.pid}`;
      writeFileSync(next, JSON.stringify({ ...read(), ...changed }), { mode: PRIVATE_FILE });
      renameSync(next, file);
    },
  };
};
