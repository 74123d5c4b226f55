import { Command } from "../shared/command.tsx";
import { CopyButton } from "../shared/copy-button.tsx";
import { ScrollText } from "../shared/scroll-text.tsx";
import { useStartTexts } from "./messages.ts";
import { addressOf } from "./served.ts";

/** How clients connect: by URL, by an entry in a config file, and over REST. @param hasKeys whether they need a key */
export const Connect = ({ hasKeys }: { hasKeys: boolean }) => {
  const { connect, clients, ownKey } = useStartTexts();
  const url = addressOf("mcp");
  const server = { type: "http", url, ...(hasKeys && { headers: { "X-API-Key": "KEY" } }) };
  const entry = JSON.stringify({ mcpServers: { twinhost: server } }, null, 2);
  return (
    <section>
      <h2>{connect}</h2>
      <h3>{clients.url}</h3>
      <Command text={url} />
      <h3>{clients.entry}</h3>
      <div className="entry">
        <ScrollText label={clients.entry} text={entry} />
        <CopyButton text={entry} />
      </div>
      <h3>{clients.rest}</h3>
      <Command text={`curl -s ${addressOf("tools")}${hasKeys ? ' -H "X-API-Key: KEY"' : ""}`} />
      {hasKeys && <p className="quiet">{ownKey}</p>}
    </section>
  );
};
