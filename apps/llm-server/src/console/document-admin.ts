import type { Transport } from "@twinhost/client";
import type { DocumentAdmin } from "@twinhost/server";
import type { AddedDocuments } from "@twinhost/tools";
import type { Connections } from "../transport/connections.ts";
import type { TransportSwitch } from "../transport/transport-switch.ts";
import { createRemoteDocuments } from "./remote-documents.ts";
import type { ToolServerAddress } from "./tool-server-state.ts";

export interface DocumentAdminOptions {
  readonly connections: Pick<Connections, "own">;
  readonly transports: TransportSwitch;
  readonly toolServer: ToolServerAddress;
  /** Documents in this server's own data folder, which the tool process searches too. */
  readonly addedDocuments: AddedDocuments;
}

/** Manages the documents of the host that searches over the transport in use. */
export const createDocumentAdmin = (options: DocumentAdminOptions): DocumentAdmin => {
  const { connections, transports, toolServer, addedDocuments } = options;
  const remote = createRemoteDocuments(toolServer);
  const isRemote = (transport: Transport): boolean => transport === "http" || transport === "rest";
  const inUse = (): DocumentAdmin =>
    isRemote(connections.own(transports.current).transport) ? remote : addedDocuments;
  return {
    add: (document, context) => inUse().add(document, context),
    list: (context) => inUse().list(context),
    remove: (name, context) => inUse().remove(name, context),
  };
};
