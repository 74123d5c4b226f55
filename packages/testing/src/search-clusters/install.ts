import { installEngine } from "./install-engine.ts";

// What `test:system` and `test:cluster` run: elsewhere they skip, and say so.
installEngine("opensearch", { nori: false });
installEngine("opensearch", { nori: true });
installEngine("elasticsearch", { nori: true });
