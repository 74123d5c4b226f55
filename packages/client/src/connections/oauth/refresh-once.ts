import type { FetchLike } from "@modelcontextprotocol/client";

/** How long an answer counts: a request may have read the old tokens just before the new ones were saved. */
const KEPT_MS = 1_000;

const answers = new Map<string, Promise<Response>>();
const refused = new Set<string>();

/**
 * `fetch` that sends a refresh token once, however many requests find their access token expired at the same time: many
 * issuers accept it only once, and end the whole sign-in at a second use.
 */
export const refreshOnce =
  (fetch: FetchLike): FetchLike =>
  async (url, init) => {
    const body = init?.body;
    const refreshToken = body instanceof URLSearchParams ? body.get("refresh_token") : null;
    if (refreshToken === null) return fetch(url, init);
    const key = `${url}\n${body}`;
    let answer = answers.get(key);
    if (!answer) {
      answer = fetch(url, init);
      answers.set(key, answer);
      const forget = (): void => void answers.delete(key);
      answer.then(({ ok }) => {
        if (!ok) refused.add(refreshToken);
        setTimeout(forget, ok ? KEPT_MS : 0).unref();
      }, forget);
    }
    return (await answer).clone();
  };

/** Whether an issuer has refused this refresh token. */
export const wasRefused = (refreshToken: string): boolean => refused.has(refreshToken);
