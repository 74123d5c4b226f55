import { execFile } from "node:child_process";
import { promisify } from "node:util";

/** The Python that `TEST_PYTHON` names, if FastMCP is installed there. */
export const findFastMcp = async (python = process.env.TEST_PYTHON): Promise<string | undefined> => {
  if (python === undefined || python === "") return undefined;
  return promisify(execFile)(python, ["-c", "import fastmcp"]).then(
    () => python,
    () => undefined,
  );
};
