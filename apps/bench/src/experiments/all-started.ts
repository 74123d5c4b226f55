/** What was started at once. Waits for all, for those that stand must be stopped. @throws the first failure, then */
export const allStarted = async <Started>(starting: readonly Promise<Started>[]): Promise<Started[]> => {
  await Promise.allSettled(starting);
  return Promise.all(starting);
};
