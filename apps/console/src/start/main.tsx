import { mount } from "../mount.tsx";
import { StartPage } from "./start-page.tsx";
import "../style/tokens.css";
import "../style/base.css";
import "../style/controls.css";
import "../style/layout.css";
import "../style/start.css";

mount(<StartPage />);
