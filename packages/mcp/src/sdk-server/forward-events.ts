import type { Server } from "@modelcontextprotocol/server";
import type { Change, EventBus } from "@twinhost/core";

/** Notifies the client of a lasting connection of the changes that it `wants`, until the connection closes. */
export const forwardChanges = (server: Server, changes: EventBus, wants: (change: Change) => boolean): void => {
  const stop = changes.subscribe((change) => {
    // A client that has left cannot be reached.
    if (wants(change)) send(server, change).catch(() => {});
  });
  const onclose = server.onclose;
  server.onclose = () => {
    stop();
    onclose?.();
  };
};

const send = (server: Server, change: Change): Promise<void> => {
  switch (change.kind) {
    case "tools_list_changed":
      return server.sendToolListChanged();
    case "prompts_list_changed":
      return server.sendPromptListChanged();
    case "resources_list_changed":
      return server.sendResourceListChanged();
    case "resource_updated":
      return server.sendResourceUpdated({ uri: change.uri });
  }
};
