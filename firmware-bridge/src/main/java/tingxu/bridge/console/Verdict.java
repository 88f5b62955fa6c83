package tingxu.bridge.console;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.make.Label;

/**
 * What one check of a self-test came to.
 *
 * @param device its name
 * @param check what was tried
 * @param said what was seen, or what to do
 * @param remedy an anchor of docs/runbook.md; null where nothing is wrong
 */
public record Verdict(
        String device, Label check, Outcome outcome, Label said, @Nullable String remedy) {

    public enum Outcome {
        PASS,
        FAIL,
        /** Could not be tried, and why. */
        SKIPPED
    }
}
