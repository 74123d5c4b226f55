import type { Caller, Logger } from "@twinhost/core";
import { type Response, Router } from "express";
import { z } from "zod";
import { callerOf, requireRole } from "../access/access.ts";
import { disconnectSignal } from "../request/disconnect.ts";
import { onlyMethods } from "../request/methods.ts";
import { HttpError } from "../response/http-error.ts";
import { throwAsAnswer } from "../response/throw-as-answer.ts";

/** An uploaded document: its file name and its bytes. */
interface SentDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

interface ListedDocument {
  /** File name. */
  readonly name: string;
  readonly title: string;
  /** Undefined for a document that search does not find. */
  readonly uri?: string | undefined;
  readonly bytes: number;
  readonly addedAt: Date;
}

interface RequestContext {
  readonly caller: Caller;
  readonly signal: AbortSignal;
}

/** Manages the documents that administrators add to search. Each method throws a ToolError that says what is wrong. */
export interface DocumentAdmin {
  add(document: SentDocument, context: RequestContext): Promise<{ readonly uri: string }>;
  list(context: RequestContext): Promise<readonly ListedDocument[]>;
  /** @returns whether a document of this name existed */
  remove(name: string, context: RequestContext): Promise<boolean>;
}

const body = z.object(
  {
    name: z.string({ error: "name must be that of a file, with its ending" }),
    content: z.base64({ error: "content must be the file's bytes in base64" }),
  },
  { error: 'the body must be a JSON object such as {"name": "guide.md", "content": "IyBHdWlkZQ=="}' },
);

/** `/admin/documents`, for the role admin: adds documents to search, lists the added ones, and removes them. */
export const createDocumentRoutes = (documents: DocumentAdmin, log: Logger): Router => {
  const routes = Router();
  const contextOf = (response: Response): RequestContext => ({
    caller: callerOf(response),
    signal: disconnectSignal(response),
  });
  const audit = (response: Response, document: string, change: "added" | "removed"): void =>
    log.info({ caller: callerOf(response).id, document, change }, "a document was changed");

  routes.get(PATH, requireRole("admin"), async (_request, response) => {
    const listed = await documents.list(contextOf(response)).catch(throwAsAnswer);
    response.set("Cache-Control", "no-store").json({ documents: listed });
  });
  routes.post(PATH, requireRole("admin"), async (request, response) => {
    const parsed = body.safeParse(request.body);
    if (!parsed.success)
      throw new HttpError("invalid_arguments", parsed.error.issues.map(({ message }) => message).join("; "));
    const { name, content } = parsed.data;
    const sent = { name, bytes: Buffer.from(content, "base64") };
    const added = await documents.add(sent, contextOf(response)).catch(throwAsAnswer);
    audit(response, added.uri, "added");
    response.json(added);
  });
  routes.delete(`${PATH}/:name`, requireRole("admin"), async (request, response) => {
    const name = String(request.params.name);
    if (!(await documents.remove(name, contextOf(response)).catch(throwAsAnswer)))
      throw new HttpError("bad_request", `No document of the name "${name}" was added here.`, { status: 404 });
    audit(response, name, "removed");
    response.status(204).end();
  });
  routes.all(PATH, onlyMethods("GET", "HEAD", "POST"));
  routes.all(`${PATH}/:name`, onlyMethods("DELETE"));
  return routes;
};

const PATH = "/admin/documents";
