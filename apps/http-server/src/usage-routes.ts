import { callerOf, HttpError, hasRole, onlyMethods } from "@twinhost/http-kit";
import {
  type Caller,
  toUsageCsv,
  USAGE_GROUPS,
  USAGE_PERIODS,
  type UsageQuery,
  type UsageRow,
  type UsageStore,
} from "@twinhost/tools";
import { type Request, Router } from "express";
import { z } from "zod";

/** The query of `GET /usage`. */
export const usageParameters = z.strictObject({
  by: z.enum(USAGE_GROUPS).default("tool").meta({ description: "What a row stands for." }),
  period: z.enum(USAGE_PERIODS).default("day").meta({ description: "How long a row's period is, in UTC." }),
  from: z
    .union([z.iso.date(), z.iso.datetime({ offset: true })], { error: "must be a date such as 2027-01-31" })
    .optional()
    .meta({ description: "The first moment; the period that it falls into is the first." }),
  caller: z.string().optional().meta({ description: "Only this caller's calls; others' need the role metrics." }),
  format: z.enum(["json", "csv"]).optional().meta({ description: "Wins over the Accept header." }),
});

/** `GET /usage`: who called what, how often, how long. A caller sees its own; the roles metrics and admin see all. */
export const createUsageRoutes = (usage: UsageStore | undefined): Router => {
  const routes = Router();
  routes.get("/usage", (request, response) => {
    if (!usage) throw new HttpError("bad_request", "Usage is not counted here (USAGE=off).", { status: 404 });
    const { format, ...parameters } = parseParameters(request);
    const rows = usage.query(toQuery(parameters, callerOf(response)));
    response.set("Cache-Control", "no-store").vary("Accept");
    if ((format ?? acceptedFormat(request)) === "csv") response.type("text/csv").send(toUsageCsv(rows));
    else response.json({ usage: rows } satisfies { usage: UsageRow[] });
  });
  routes.all("/usage", onlyMethods("GET", "HEAD"));
  return routes;
};

const parseParameters = ({ query }: Request): z.output<typeof usageParameters> => {
  const parsed = usageParameters.safeParse(query);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({ path, message }) => [...path, message].join(": "));
  throw new HttpError("invalid_arguments", issues.join("; "));
};

const toQuery = (
  { by, period, from, caller }: Omit<z.output<typeof usageParameters>, "format">,
  asking: Caller,
): UsageQuery => {
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
