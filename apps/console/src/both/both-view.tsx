const BothView = () => <h1>Both</h1>;
export default BothView;
