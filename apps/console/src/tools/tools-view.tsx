const ToolsView = () => <h1>Tools</h1>;
export default ToolsView;
