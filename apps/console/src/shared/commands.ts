/** The commands that a reader is told, as the README has them. */
export const COMMANDS = {
  start: "npx -y pnpm@12 dev",
  startToolServer: "npx -y pnpm@12 --filter http-server dev",
  createKey: "npx -y pnpm@12 keys create --owner me --tools '*' --role admin",
  bench: "npx -y pnpm@12 bench",
} as const;
