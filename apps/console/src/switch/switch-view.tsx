const SwitchView = () => <h1>Switch</h1>;
export default SwitchView;
