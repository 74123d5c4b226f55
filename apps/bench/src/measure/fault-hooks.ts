/** Loaded ahead of a server's own code, so that it can be made to misbehave. */
import "@twinhost/faults/hooks";
