const StateView = () => <h1>State</h1>;
export default StateView;
