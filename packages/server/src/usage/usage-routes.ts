import type { Caller } from "@twinhost/core";
import { toUsageCsv, USAGE_PERIODS, type UsageQuery, type UsageSource, usageCounts } from "@twinhost/policy";
import { type Request, Router } from "express";
import { z } from "zod";
import { callerOf, hasRole } from "../access/access.ts";
import { onlyMethods } from "../request/methods.ts";
import { HttpError } from "../response/http-error.ts";

/** The query of `GET /usage` as a zod schema, which also goes into OpenAPI. */
export const usageParameters = <Group extends string>(groups: UsageSource<Group>["groups"]) =>
  z.strictObject({
    by: z
      .enum(groups)
      .default(groups[0] as never)
      .meta({ description: "What a row stands for." }),
    period: z.enum(USAGE_PERIODS).default("day").meta({ description: "How long a row's period is, in UTC." }),
    from: z
      .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: "must be a date such as 2027-01-31" })
      .optional()
      .meta({ description: "The first moment; the period that it falls into is the first." }),
    caller: z.string().optional().meta({ description: "Only this caller's calls; others' need the role metrics." }),
    format: z.enum(["json", "csv"]).optional().meta({ description: "Wins over the Accept header." }),
  });

/** The answer of the tool server's `GET /usage`. */
export const usageAnswer = z
  .object({
    usage: z.array(usageCounts.extend({ bytesIn: z.int(), bytesOut: z.int() }).meta({ id: "UsageRow" })),
    groups: z.array(z.string()).meta({ description: "What rows may stand for." }),
  })
  .meta({ id: "Usage" });

type UsageParameters = Omit<z.output<ReturnType<typeof usageParameters<string>>>, "format">;

/**
 * `GET /usage`: who used what, how often, how long. A caller sees its own; the roles metrics and admin see all.
 * @param usage undefined where it is not counted
 */
export const createUsageRoutes = <Group extends string>(usage: UsageSource<Group> | undefined): Router => {
  const routes = Router();
  const schema = usage && usageParameters(usage.groups);
  routes.get("/usage", (request, response) => {
    if (!usage || !schema)
      throw new HttpError("bad_request", "Usage is not counted here (USAGE=off).", { status: 404 });
    const { format, ...parameters } = parseParameters(schema, request);
    const query = toQuery(parameters, callerOf(response)) as UsageQuery<Group>;
    const rows = usage.query(query);
    response.set("Cache-Control", "no-store").vary("Accept");
    if ((format ?? acceptedFormat(request)) === "csv")
      response.type("text/csv").send(toUsageCsv(rows, usage.measures(query.by)));
    else response.json({ usage: rows, groups: usage.groups });
  });
  routes.all("/usage", onlyMethods("GET", "HEAD"));
  return routes;
};

const parseParameters = <Schema extends z.ZodObject>(schema: Schema, { query }: Request): z.output<Schema> => {
  const parsed = schema.safeParse(query);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => [...path, message].join(": "));
  throw new HttpError("invalid_arguments", issues.join("; "));
};

const toQuery = ({ by, period, from, caller }: UsageParameters, asking: Caller): UsageQuery<string> => {
  const seesAll = hasRole(asking, "metrics");
  if (!seesAll && caller !== undefined && caller !== asking.id)
    throw new HttpError("forbidden", "The usage of others needs an API key of the role metrics.");
  const only = seesAll ? caller : asking.id;
  return {
    by,
    period,
    ...(from !== undefined && { from: Date.parse(from) }),
    ...(only !== undefined && { caller: only }),
  };
};

const acceptedFormat = (request: Request): "json" | "csv" => {
  switch (request.accepts("application/json", "text/csv")) {
    case "application/json":
      return "json";
    case "text/csv":
      return "csv";
    default:
      throw new HttpError("bad_request", "The answer is JSON or CSV; this Accept header excludes both.", {
        status: 406,
      });
  }
};
