/** Waits until everything has started or failed, so that what started can be stopped. @throws the first failure */
export const allStarted = async <Started>(starting: readonly Promise<Started>[]): Promise<Started[]> => {
  await Promise.allSettled(starting);
  return Promise.all(starting);
};
