import { mount } from "../mount.tsx";
import { StartPage } from "./start-page.tsx";
import "../style/start.css";

mount(<StartPage />);
