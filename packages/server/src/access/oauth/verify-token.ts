import { errors, jwtVerify } from "jose";
import { findSigningKeys } from "./find-signing-keys.ts";
import type { GrantOf } from "./oauth-settings.ts";
import { toCaller, type VerifiedToken } from "./to-caller.ts";

/** What a token must satisfy, and what its scopes grant. */
export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly grantOf: GrantOf;
}

/** Asymmetric only: with a shared secret, every server that verifies tokens could also issue them. */
const ALGORITHMS = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];
const CLOCK_SKEW_SECONDS = 30;

/** Codes of jose's errors when it cannot fetch the keys; all its other errors are about the token. */
const OF_ISSUER: readonly string[] = [errors.JOSEError.code, errors.JWKSTimeout.code, errors.JWKSInvalid.code];

/** Verifies tokens; undefined for one that is not valid here. @throws when the issuer's keys cannot be fetched */
export const createVerifyToken = ({ issuer, audience, grantOf }: TokenRules) => {
  const keys = findSigningKeys(issuer);
  const rules = {
    issuer,
    audience,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_SKEW_SECONDS,
    requiredClaims: ["exp"],
  };
  return async (token: string): Promise<VerifiedToken | undefined> => {
    try {
      const { payload } = await jwtVerify(token, keys, rules);
      return toCaller(payload, grantOf);
    } catch (error) {
      if (error instanceof errors.JOSEError && !OF_ISSUER.includes(error.code)) return undefined;
      throw error;
    }
  };
};
