import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { toApiError } from "../api/api-error.ts";
import { useTexts } from "../i18n/language.tsx";
import { FailureNotice } from "../shared/notice.tsx";
import { Waiting } from "../shared/waiting.tsx";
import { AddServer } from "./add-server.tsx";
import { type KeptServers, readServers } from "./api.ts";
import { ServerRow } from "./server-row.tsx";
import { SetUp } from "./set-up.tsx";

const READ_AGAIN_MS = 3_000;

/**
 * Lets administrators add, edit, test, switch off and remove the third-party MCP servers in MCP_CONFIG_FILE.
 * @param toolServer its URL
 */
export const ServersSection = ({ toolServer }: { toolServer: string }) => {
  const words = useTexts().servers;
  const queries = useQueryClient();
  const [isAdding, setAdding] = useState(false);
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
              <ServerRow
                key={server.name}
                server={server}
                canChange={canAdd}
                onEdit={() => setAdding(false)}
                onChanged={use}
              />
            ))}
          </ul>
        </>
      )}
      {data && <p>{words.builtinNote}</p>}
      {data && data.missing.length > 0 && <SetUp missing={data.missing} toolServer={toolServer} />}
      {canAdd && <AddServer servers={data.servers} isOpen={isAdding} onToggle={setAdding} onChanged={use} />}
    </section>
  );
};
