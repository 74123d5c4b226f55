import { installEngine } from "./install-engine.ts";

// The engines for `test:system` and `test:cluster`, which skip their tests without them.
installEngine("opensearch", { nori: false });
installEngine("opensearch", { nori: true });
installEngine("elasticsearch", { nori: true });
