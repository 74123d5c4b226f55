const ReportView = () => <h1>Report</h1>;
export default ReportView;
