// The package's index loads the drivers of a dozen databases (60 ms at every start); this file of it has no types.
declare module "rate-limiter-flexible/lib/RateLimiterMemory.js" {
  export { RateLimiterMemory as default } from "rate-limiter-flexible";
}
