// Prints `N passed, N failed, N skipped` from vitest's JSON report; exits with 1 unless all passed and some did.
import { readFileSync } from 'node:fs';

const report = JSON.parse(readFileSync(process.argv[2], 'utf8'));
// A file that can't be loaded has failed without a test of its own.
const broken = report.testResults.filter(
  ({ status, assertionResults }) =>
    status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
);
const passed = report.numPassedTests;
const failed = report.numFailedTests + broken.length;
const skipped = report.numTotalTests - passed - report.numFailedTests;
if (passed === 0) console.log('no test passed: that can not be right');
if (skipped > 0) console.log('in CI nothing may be skipped');
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
if (passed === 0 || failed > 0 || skipped > 0 || !report.success) process.exitCode = 1;
