/** An error that only the user can fix: the command exits with 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
