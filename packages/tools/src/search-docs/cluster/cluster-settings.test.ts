import { expect, it } from "vitest";
import { clusterOf, searchSettings } from "./cluster-settings.ts";

const settingsOf = (more: object) =>
  clusterOf(
    searchSettings.parse({
      SEARCH_ENGINE: "elasticsearch",
      ELASTICSEARCH_URL: "http://node-1:9200,http://elastic:p%40ss@node-2:9200",
      ...more,
    }),
  );

it("takes the user and password out of the URL, which errors show", () => {
  expect(settingsOf({})).toMatchObject({
    nodes: ["http://node-1:9200", "http://node-2:9200/"],
    user: { username: "elastic", password: "p@ss" },
  });
});

it("prefers the user and password of their own settings", () => {
  const user = { username: "reader", password: "secret" };
  const settings = settingsOf({ ELASTICSEARCH_USERNAME: user.username, ELASTICSEARCH_PASSWORD: user.password });
  expect(settings?.user).toEqual(user);
  expect(JSON.stringify(settings)).not.toContain("p%40ss");
});
