import { mount } from "../mount.tsx";
import { DocsPage } from "./docs-page.tsx";
import "../style/docs.css";

mount(<DocsPage />);
