// Setup file of every test file: with a seed, each property takes the same samples in every run.
const seed = process.env.FAST_CHECK_SEED;
if (seed) {
  const { configureGlobal, readConfigureGlobal } = await import("fast-check");
  configureGlobal({ ...readConfigureGlobal(), seed: Number(seed) });
}
