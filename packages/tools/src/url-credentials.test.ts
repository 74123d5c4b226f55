import { expect, it } from "vitest";
import { credentialsIn, withoutCredentials } from "./url-credentials.ts";

it.each([
  ["http://host:9200", undefined],
  ["http://user:p%40ss@host:9200", { username: "user", password: "p@ss" }],
  ["http://user:100%@host:9200", { username: "user", password: "100%" }],
  ["http://%EC%82%AC%EC%9A%A9%EC%9E%90@host", { username: "사용자", password: "" }],
])("reads the credentials of %s, and removes them", (address, credentials) => {
  expect(credentialsIn(address)).toEqual(credentials);
  expect(credentialsIn(withoutCredentials(address))).toBeUndefined();
});
