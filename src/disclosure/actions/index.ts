// What happens to reports of weaknesses. Apart from the door of facts, which knows no database.
export { answerReport } from "./answer-report.ts";
export { closeReport } from "./close-report.ts";
export { forgetReports } from "./forget-reports.ts";
export { listReports } from "./list-reports.ts";
export { type ReadReport, readReport } from "./read-report.ts";
export { type ReceivePorts, receiveReport } from "./receive-report.ts";
