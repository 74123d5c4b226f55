import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { readConfig } from "./api/api.ts";
import { toApiError } from "./api/api-error.ts";
import type { Config } from "./api/types.ts";
import { KeyGate } from "./shared/key-gate.tsx";
import { FailureNotice } from "./shared/notice.tsx";
import { Waiting } from "./shared/waiting.tsx";

const UNAVAILABLE_RETRY_MS = 2_000;

/** Renders the views once the config is loaded; otherwise what is wrong, and what to do about it. */
export const ConfigGate = ({ children }: { children: (config: Config) => ReactNode }) => {
  const { data, error, refetch } = useQuery({
    queryKey: ["config"],
    queryFn: readConfig,
    refetchInterval: ({ state }) =>
      state.error && toApiError(state.error).code === "server_unavailable" ? UNAVAILABLE_RETRY_MS : false,
  });
  const failure = error && toApiError(error);
  if (failure?.code === "unauthenticated") return <KeyGate />;
  // The last config stays valid while the server is briefly unavailable: views report their own failures.
  if (data) return children(data);
  return failure ? <FailureNotice error={failure} onRetry={() => void refetch()} /> : <Waiting />;
};
