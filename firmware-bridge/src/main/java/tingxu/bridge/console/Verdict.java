package tingxu.bridge.console;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Health.Trouble;
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

    static Verdict pass(Subject subject, Label check, Label said) {
        return new Verdict(subject.id().name(), check, Outcome.PASS, said, null);
    }

    static Verdict skipped(Subject subject, Label check, Label why) {
        return new Verdict(subject.id().name(), check, Outcome.SKIPPED, why, null);
    }

    static Verdict fail(Subject subject, Label check, Trouble trouble) {
        return new Verdict(
                subject.id().name(),
                check,
                Outcome.FAIL,
                new Label(trouble.zh(), trouble.en()),
                trouble.remedy());
    }

    static Verdict fail(Subject subject, Label check, String remedy) {
        return new Verdict(
                subject.id().name(),
                check,
                Outcome.FAIL,
                new Label("没有按时完成", "was not done in time"),
                remedy);
    }
}
