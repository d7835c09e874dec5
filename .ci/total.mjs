// Sums the reports of vitest, names what failed and why, and prints one plain line last, whatever happened before it.
import { readFileSync } from "node:fs";
import { basename, relative, resolve } from "node:path";

const total = { passed: 0, failed: 0, skipped: 0 };
for (const path of process.argv.slice(2)) {
  const { passed, failed, skipped, faults } = read(path);
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
  for (const fault of faults) process.stdout.write(`FAILED ${fault}\n`);
}
process.stdout.write(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;

function read(path) {
  const report = parse(path);
  // A run that never came to its tests counts as one failure.
  if (report === null) return { passed: 0, failed: 1, skipped: 0, faults: [`${basename(path)} was never written`] };
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = report;
  const broken = testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  const failed = numFailedTests + broken.length;
  return {
    passed: numPassedTests,
    failed: failed === 0 && !report.success ? 1 : failed,
    skipped: numPendingTests + numTodoTests,
    faults: [...broken.map(({ name, message }) => said(name, "", message)), ...testResults.flatMap(faultsOf)],
  };
}

function faultsOf({ name, assertionResults }) {
  return assertionResults
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => said(name, fullName, failureMessages.join(" ")));
}

// The end of a long log is often all that is kept of it, so one line has to say what went wrong.
function said(file, title, message) {
  return `${relative(resolve(import.meta.dirname, ".."), file)} ${title}: ${message.replaceAll(/\s+/g, " ").slice(0, 600)}`;
}

function parse(path) {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
