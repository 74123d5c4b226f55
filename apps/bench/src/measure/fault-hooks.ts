/** Preloaded into a server, so that faults can be injected. */
import "@twinhost/faults/hooks";
