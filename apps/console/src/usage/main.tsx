import { mount } from "../mount.tsx";
import { UsagePage } from "./usage-page.tsx";
import "../style/tokens.css";
import "../style/base.css";
import "../style/controls.css";
import "../style/layout.css";
import "../style/usage.css";

mount(<UsagePage />);
