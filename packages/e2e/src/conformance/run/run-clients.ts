import { join } from "node:path";
import { isGood, judge, sum } from "./judge.ts";
import { printRows } from "./print-rows.ts";
import { examineClient, type Revision, requiredScenarios } from "./suite.ts";

const DRIVER = `"${process.execPath}" "${join(import.meta.dirname, "client-driver.ts")}"`;

/** Tests the tool client in every scenario that a revision requires; true if it passed. */
export const runClients = async (revision: Revision): Promise<boolean> => {
  const required = (await requiredScenarios(revision)).client;
  const results = [];
  for (const scenario of required) results.push(await examineClient(DRIVER, scenario, revision));
  const rows = judge(results, required, []);
  const { passed, failed } = sum(rows);
  printRows(`tool client, ${revision}: ${passed} checks passed, ${failed} failed`, rows);
  return required.length > 0 && rows.every(isGood);
};
