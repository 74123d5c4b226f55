import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { toApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { focusBeside } from "../shared/focus-beside.ts";
import { FailureNotice } from "../shared/notice.tsx";
import { Reason } from "../shared/reason.tsx";
import { Status } from "../shared/status.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { AddServer } from "./add-server.tsx";
import { type KeptServer, type KeptServers, readServers, removeServer, switchServerOff } from "./api.ts";
import { SetUp } from "./set-up.tsx";

const READ_AGAIN_MS = 3_000;

/** Lets administrators add, test, switch off and remove the third-party MCP servers in MCP_CONFIG_FILE. */
export const ServersSection = () => {
  const words = useTexts().servers;
  const queries = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ["servers"],
    queryFn: readServers,
    refetchInterval: READ_AGAIN_MS,
  });
  const use = (servers: KeptServers): void => {
    queries.setQueryData(["servers"], servers);
    for (const key of ["tools", "config"]) void queries.invalidateQueries({ queryKey: [key] });
  };
  const states = data?.servers.map(({ name, status, tools }) => `${name} ${status} ${tools}`).join();
  // A server that starts or recovers by itself brings its tools to the rest of the page.
  useEffect(() => {
    if (states !== undefined) void queries.invalidateQueries({ queryKey: ["tools"] });
  }, [states]);
  const isKept = data !== undefined && !data.missing.includes("MCP_CONFIG_FILE");
  const canAdd = isKept && !data.missing.includes("key");
  return (
    <section className="servers">
      <h2>{words.heading}</h2>
      {error && <FailureNotice error={toApiError(error)} />}
      {!data && !error && <Waiting />}
      {data && isKept && (
        <>
          <p className="quiet">{words.note}</p>
          {data.servers.length === 0 && <p>{words.none}</p>}
          <ul>
            {data.servers.map((server) => (
              <Server key={server.name} server={server} canRemove={canAdd} onChanged={use} />
            ))}
          </ul>
        </>
      )}
      {data && <p>{words.builtinNote}</p>}
      {data && data.missing.length > 0 && <SetUp missing={data.missing} />}
      {canAdd && <AddServer servers={data.servers} onChanged={use} />}
    </section>
  );
};

const Server = ({
  server,
  canRemove,
  onChanged,
}: {
  server: KeptServer;
  canRemove: boolean;
  onChanged: (servers: KeptServers) => void;
}) => {
  const words = useTexts().servers;
  const { name, transport, target, status, tools } = server;
  const nameId = useId();
  const begin = useRef<HTMLButtonElement>(null);
  const [isAsked, setAsked] = useState(false);
  const isOff = status === "off";
  const turn = useMutation({ mutationFn: () => switchServerOff(name, !isOff), onSuccess: onChanged });
  const remove = useMutation({
    mutationFn: () => removeServer(name),
    onSuccess: (servers) => {
      if (begin.current) focusBeside(begin.current);
      onChanged(servers);
    },
  });
  const failure = turn.error ?? remove.error;
  return (
    <li className="kept-server">
      <div className="row">
        <strong id={nameId}>{name}</strong> <Status name={status} />
        {status === "healthy" && <span className="quiet">{words.tools(tools)}</span>}
        <span className="quiet">{transport}</span>
        <code>{target}</code>
        <Button
          className="plain"
          aria-describedby={nameId}
          isDisabled={turn.isPending}
          onPress={() => {
            remove.reset();
            turn.mutate();
          }}
        >
          {isOff ? words.switchOn : words.switchOff}
        </Button>
        {canRemove && (
          <Button
            ref={begin}
            className="quiet-button"
            aria-describedby={nameId}
            aria-expanded={isAsked}
            onPress={() => setAsked(true)}
          >
            {words.remove}
          </Button>
        )}
        {isAsked && (
          <>
            <Button
              className="plain"
              aria-describedby={nameId}
              isDisabled={remove.isPending}
              onPress={() => {
                turn.reset();
                remove.mutate();
              }}
            >
              {words.removeSure}
            </Button>
            <Button
              className="quiet-button"
              autoFocus
              onPress={() => {
                setAsked(false);
                begin.current?.focus();
              }}
            >
              {words.keep}
            </Button>
          </>
        )}
      </div>
      <Reason state={server} />
      {failure && <FailureNotice error={toApiError(failure)} />}
    </li>
  );
};
