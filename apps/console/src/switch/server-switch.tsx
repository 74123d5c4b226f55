import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Button } from "react-aria-components";
import { readServerTransport, switchServer } from "../api/api.ts";
import { toApiError } from "../api/api-error.ts";
import type { Config, TransportChoice } from "../api/types.ts";
import { useTexts } from "../i18n/language.tsx";
import { FailureNotice, Notice } from "../shared/notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { type TransportFacts, TransportRadios } from "./transport-radios.tsx";

/** Switches the server's transport, or says why the user may not. */
export const ServerSwitch = ({
  config,
  facts,
}: {
  config: Config;
  facts: ReadonlyMap<TransportChoice, TransportFacts>;
}) => {
  const texts = useTexts();
  const queries = useQueryClient();
  const isAdmin = config.caller.role === "admin";
  const server = useQuery({
    queryKey: ["server-transport"],
    queryFn: async () => (await readServerTransport()) ?? null,
    enabled: isAdmin,
  });
  const change = useMutation({
    mutationFn: switchServer,
    onSuccess: (now) => {
      queries.setQueryData(["server-transport"], now);
      void queries.invalidateQueries({ queryKey: ["config"] });
    },
  });
  const [wanted, setWanted] = useState<TransportChoice>();
  const current = server.data?.transport ?? config.transport;
  const transport = (name: string): string => texts.transports[name] ?? name;
  return (
    <section>
      <h2>{texts.switch.server}</h2>
      <p className="second">{texts.switch.serverNote}</p>
      {!isAdmin && (
        <Notice>
          <p>{texts.switch.needsAdmin(config.caller.role)}</p>
        </Notice>
      )}
      {server.data === null && (
        <Notice>
          <p>{texts.switch.notServed}</p>
        </Notice>
      )}
      {server.isLoading && <Waiting />}
      {server.error && <FailureNotice error={toApiError(server.error)} onRetry={() => void server.refetch()} />}
      {change.error && <FailureNotice error={toApiError(change.error)} />}
      {server.data && (
        <>
          <TransportRadios
            label={texts.switch.server}
            transports={config.transports}
            facts={facts}
            value={wanted ?? current}
            isBrief
            onChange={(chosen) => chosen !== "" && setWanted(chosen)}
          />
          <div className="row">
            <Button
              className="primary"
              isDisabled={!wanted || wanted === current || change.isPending}
              onPress={() => wanted && change.mutate(wanted)}
            >
              {texts.switch.apply}
            </Button>
            <span className="quiet" role="status">
              {change.isSuccess && wanted === current
                ? texts.switch.applied(transport(current))
                : texts.switch.configured(transport(server.data.configured))}
            </span>
          </div>
        </>
      )}
    </section>
  );
};
