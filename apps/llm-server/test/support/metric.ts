/** The value of one line of `/metrics`, such as `twinhost_engine_ready{engine="search"}`; undefined if missing. */
export const metric = async (server: { url: string }, line: string): Promise<number | undefined> => {
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const found = text.split("\n").find((candidate) => candidate.startsWith(`${line} `));
  return found === undefined ? undefined : Number(found.slice(line.length + 1));
};
