import { mount } from "../mount.tsx";
import { UsagePage } from "./usage-page.tsx";
import "../style/usage.css";

mount(<UsagePage />);
