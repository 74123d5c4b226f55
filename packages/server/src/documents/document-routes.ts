import type { Caller } from "@twinhost/core";
import { Router } from "express";
import { z } from "zod";
import { callerOf, requireRole } from "../access/access.ts";
import { disconnectSignal } from "../request/disconnect.ts";
import { onlyMethods } from "../request/methods.ts";
import { HttpError } from "../response/http-error.ts";
import { throwAsAnswer } from "../response/throw-as-answer.ts";

/** A document as it was sent: the name of its file, and its bytes. */
interface SentDocument {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Takes a document into what is searched. @throws ToolError that says what is wrong with it */
export type TakeDocument = (
  document: SentDocument,
  context: { readonly caller: Caller; readonly signal: AbortSignal },
) => Promise<{ readonly uri: string }>;

const body = z.object(
  {
    name: z.string({ error: "name must be that of a file, with its ending" }),
    content: z.base64({ error: "content must be the file's bytes in base64" }),
  },
  { error: 'the body must be a JSON object such as {"name": "guide.md", "content": "IyBHdWlkZQ=="}' },
);

/** `POST /admin/documents`, for the role admin: adds a document to those that are searched, and answers with its URI. */
export const createDocumentRoutes = (take: TakeDocument): Router => {
  const routes = Router();
  routes.post(PATH, requireRole("admin"), async (request, response) => {
    const parsed = body.safeParse(request.body);
    if (!parsed.success)
      throw new HttpError("invalid_arguments", parsed.error.issues.map(({ message }) => message).join("; "));
    const { name, content } = parsed.data;
    const context = { caller: callerOf(response), signal: disconnectSignal(response) };
    const taken = take({ name, bytes: Buffer.from(content, "base64") }, context);
    response.json(await taken.catch(throwAsAnswer));
  });
  routes.all(PATH, onlyMethods("POST"));
  return routes;
};

const PATH = "/admin/documents";
