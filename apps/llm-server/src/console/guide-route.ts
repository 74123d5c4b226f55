import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { HttpError, onlyMethods, sendCacheable } from "@twinhost/server";
import { findGuides } from "@twinhost/tools";
import { Router } from "express";

/** `GET /console/guides/en/criteria-scaling`: the text of one of the product's own guides. */
export const createGuideRoute = (): Router => {
  const routes = Router();
  routes.get("/console/guides/:language/:guide", async (request, response) => {
    const { language, guide } = request.params;
    const folder = findGuides();
    const file = folder && isGuide(language, guide) ? join(folder, language, `${guide}.md`) : undefined;
    const markdown = file && (await readFile(file, "utf8").catch(() => undefined));
    if (!markdown) throw new HttpError("bad_request", "There is no such guide.", { status: 404 });
    sendCacheable(request, response, JSON.stringify({ markdown }));
  });
  routes.all("/console/guides/:language/:guide", onlyMethods("GET", "HEAD"));
  return routes;
};

/** Plain names only, so that no path leads out of the folder. */
const isGuide = (language: string, guide: string): boolean =>
  /^(en|ko)$/.test(language) && /^[a-z-]{1,60}$/.test(guide);
