import { createFixtureToolbox, fixtureCaller } from "@twinhost/e2e";
import { expect, it, onTestFinished } from "vitest";
import { serveTools } from "./serve-tools.ts";

const start = async (): Promise<string> => {
  const server = await serveTools({ toolbox: createFixtureToolbox(), caller: fixtureCaller });
  onTestFinished(server.close);
  return server.url;
};

it("a tool's own reason is in the problem, and with its status in OpenAPI", async () => {
  const url = await start();
  const response = await fetch(`${url}/run/refuse`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: '{"reason":"no_such_city"}',
  });
  expect(response.status).toBe(422);
  expect(await response.json()).toMatchObject({ code: "refused_input", reason: "no_such_city", retryable: false });

  const { paths } = (await (await fetch(`${url}/openapi.json`)).json()) as { paths: Record<string, Path> };
  const refuse = paths["/run/refuse"]?.post.responses;
  expect(refuse?.[422]?.description).toContain("`reason: no_such_city`: No city of this name is known.");
  expect(reasonsOf(refuse?.[422])).toEqual(["no_such_city"]);
  expect(reasonsOf(refuse?.[429])).toEqual(["no_more_today"]);
  expect(paths["/run/echo"]?.post.responses[422]).toEqual({ $ref: "#/components/responses/Problem422" });
});

interface Path {
  readonly post: { readonly responses: Record<number, ProblemResponse> };
}
interface ProblemResponse {
  readonly description: string;
  readonly content: Record<string, { schema: { properties: { reason: { enum: string[] } } } }>;
}

const reasonsOf = (response: ProblemResponse | undefined) =>
  response?.content["application/problem+json"]?.schema.properties.reason.enum;
