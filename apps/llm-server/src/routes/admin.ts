import { HttpError, onlyMethods, requireRole } from "@twinhost/server";
import { Router } from "express";
import { z } from "zod";
import { TRANSPORT_CHOICES } from "../transport/transport-choice.ts";
import type { TransportSwitch } from "../transport/transport-switch.ts";

const body = z.object(
  { transport: z.enum(TRANSPORT_CHOICES, { error: `transport must be one of ${TRANSPORT_CHOICES.join(", ")}` }) },
  { error: 'the body must be a JSON object such as {"transport": "stdio"}' },
);

/** `/admin/transport`, for the role admin: the transport of questions that name none. */
export const createAdminRoutes = (transports: TransportSwitch): Router => {
  const routes = Router();
  const state = () => ({ transport: transports.current, configured: transports.configured });

  routes.get("/admin/transport", requireRole("admin"), (_request, response) => {
    response.json(state());
  });
  routes.put("/admin/transport", requireRole("admin"), (request, response) => {
    const parsed = body.safeParse(request.body);
    if (!parsed.success)
      throw new HttpError("invalid_arguments", parsed.error.issues.map(({ message }) => message).join("; "));
    transports.change(parsed.data.transport);
    response.json(state());
  });
  routes.all("/admin/transport", onlyMethods("GET", "HEAD", "PUT"));

  return routes;
};
