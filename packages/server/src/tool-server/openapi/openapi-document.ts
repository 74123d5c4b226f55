import { type ToolDescription, VERSION } from "@twinhost/core";
import type { ServerInfo } from "@twinhost/mcp";
import { z } from "zod";
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from "zod-openapi";
import { readinessReport } from "../../observability/readiness/readiness.ts";
import { usageAnswer, usageParameters } from "../../usage/usage-routes.ts";
import { health } from "../health-routes.ts";
import { embedSchema } from "./embed-schema.ts";
import { callProblems, problemResponses } from "./problem-responses.ts";

const schemaObject = z.record(z.string(), z.unknown()).meta({ description: "A JSON Schema (2020-12)." });

const toolList = z
  .object({
    tools: z.array(
      z
        .object({
          name: z.string(),
          title: z.string(),
          description: z.string(),
          inputSchema: schemaObject,
          outputSchema: schemaObject.optional().meta({ description: "Third-party tools may have none." }),
          annotations: z.record(z.string(), z.unknown()).meta({ description: "Hints as MCP has them." }),
          _meta: z
            .record(z.string(), z.unknown())
            .optional()
            .meta({ description: "`twinhost/errors`: the tool's own reasons for failing, by name." }),
        })
        .meta({ id: "Tool" }),
    ),
  })
  .meta({ id: "ToolList" });

/** What a tool without an output schema answers. */
const contentAnswer = z
  .looseObject({
    content: z
      .array(
        z.looseObject({ type: z.string().meta({ description: "text, image, audio, resource or resource_link." }) }),
      )
      .optional(),
  })
  .meta({
    id: "ToolContent",
    description: "The content blocks of MCP, or the structured output where the tool gives one.",
  });

const runServerRuntime = (tool: ToolDescription): ZodOpenApiOperationObject => ({
  operationId: `run_${tool.name}`,
  summary: tool.title,
  description: tool.description,
  tags: ["tools"],
  requestBody: {
    required: true,
    content: { "application/json": { schema: embedSchema(tool.inputSchema, inputPlace(tool.name)) } },
  },
  responses: {
    200: {
      description: "What the tool found.",
      headers: {
        "Server-Timing": {
          description:
            "Milliseconds in the server, in the tool, and in its engines: `server;dur=…, tool;dur=…, engine;dur=…`.",
          schema: { type: "string" },
        },
      },
      content: {
        "application/json": {
          schema: tool.outputSchema ? embedSchema(tool.outputSchema, outputPlace(tool.name)) : contentAnswer,
        },
      },
    },
    ...callProblems(tool),
  },
});

const inputPlace = (tool: string) => ["paths", `/run/${tool}`, "post", "requestBody", ...JSON_SCHEMA];
const outputPlace = (tool: string) => ["paths", `/run/${tool}`, "post", "responses", "200", ...JSON_SCHEMA];
const JSON_SCHEMA = ["content", "application/json", "schema"];

const PATHS: ZodOpenApiPathsObject = {
  "/tools": {
    get: {
      operationId: "list_tools",
      summary: "List the tools",
      description: "The tools that the caller may use. Send the ETag back as If-None-Match to ask for changes only.",
      tags: ["tools"],
      responses: {
        200: { description: "The tools.", content: { "application/json": { schema: toolList } } },
        304: { description: "Nothing changed." },
        ...problemResponses(401, 403, 406),
      },
    },
  },
  "/usage": {
    get: {
      operationId: "get_usage",
      summary: "Usage by tool or caller",
      description: "A caller sees its own calls; the roles metrics and admin see all.",
      tags: ["operation"],
      requestParams: { query: usageParameters(["tool", "caller"]) },
      responses: {
        200: {
          description: "The oldest period first.",
          content: {
            "application/json": { schema: usageAnswer },
            "text/csv": { schema: z.string() },
            "text/html": {
              schema: z.string().meta({ description: "The page for a browser; it needs no key itself." }),
            },
          },
        },
        ...problemResponses(401, 403, 404, 406, 422),
      },
    },
  },
  "/health": {
    get: {
      operationId: "get_health",
      summary: "Whether the server is healthy",
      description: "Needs no key.",
      tags: ["operation"],
      security: [],
      responses: {
        200: { description: "It is.", content: { "application/json": { schema: health } } },
        503: { description: "It still starts.", content: { "application/json": { schema: health } } },
        ...problemResponses(403),
      },
    },
  },
  "/ready": {
    get: {
      operationId: "get_ready",
      summary: "Whether calls should be sent here",
      description: "It is ready when every engine is that its settings ask for, and it does not stop. Needs no key.",
      tags: ["operation"],
      security: [],
      responses: {
        200: { description: "They should.", content: { "application/json": { schema: readinessReport } } },
        503: { description: "They should not.", content: { "application/json": { schema: readinessReport } } },
        ...problemResponses(403),
      },
    },
  },
  "/metrics": {
    get: {
      operationId: "get_metrics",
      summary: "Metrics for Prometheus",
      description: "Needs a key of the role metrics or admin; 404 with METRICS=off.",
      tags: ["operation"],
      responses: {
        200: { description: "In Prometheus's text format.", content: { "text/plain": { schema: z.string() } } },
        ...problemResponses(401, 403, 404),
      },
    },
  },
};

const OURS: ServerInfo = { name: "twinhost", title: "Twinhost tools", version: VERSION };

/**
 * The REST interface as OpenAPI 3.1, with only the given tools: those that the reader may use.
 * @param prefix the path prefix under which a proxy serves it
 */
export const createOpenApiDocument = (
  tools: readonly ToolDescription[],
  prefix = "",
  info: ServerInfo = OURS,
): object =>
  createDocument({
    openapi: "3.1.1",
    info: {
      title: info.title ?? info.name,
      version: info.version,
      description: "The tools as plain REST. The same tools are served over MCP at `/mcp`.",
      ...(info === OURS && { license: { name: "MIT", identifier: "MIT" } }),
    },
    servers: [{ url: `${prefix}/`, description: "This server" }],
    security: [{ apiKey: [] }, { bearer: [] }],
    tags: [
      { name: "tools", description: "What a model can use." },
      { name: "operation", description: "How the server does." },
    ],
    paths: {
      ...Object.fromEntries(tools.map((tool) => [`/run/${tool.name}`, { post: runServerRuntime(tool) }])),
      ...PATHS,
    },
    components: {
      securitySchemes: {
        apiKey: { type: "apiKey", in: "header", name: "X-API-Key" },
        bearer: { type: "http", scheme: "bearer" },
      },
    },
  });
