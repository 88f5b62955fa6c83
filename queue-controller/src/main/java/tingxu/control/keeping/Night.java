package tingxu.control.keeping;

import tingxu.control.journal.AuditResult;
import tingxu.control.journal.Copies.Made;
import tingxu.wire.Words;

import java.time.Instant;

/**
 * What one round of care has found and done.
 *
 * @param forgotten days whose holders were forgotten in this round
 * @param millis how long it took
 */
public record Night(Instant at, AuditResult audit, Made copy, int forgotten, long millis) {

    /** What a manager reads of it. */
    public Words words() {
        return switch (audit) {
            case AuditResult.Broken(long row, String why) ->
                    new Words(
                            "日志第 %d 行已损坏：%s".formatted(row, why),
                            "row %d of the journal is damaged: %s".formatted(row, why));
            case AuditResult.Torn(String why) ->
                    new Words("日志文件已损坏：" + why, "the journal's file is damaged: " + why);
            case AuditResult.Sound(long rows, _) -> copied(rows);
        };
    }

    private Words copied(long rows) {
        return switch (copy) {
            case Made.Copy(var file, var head, _) ->
                    new Words(
                            "日志完好，共 %d 行；已备份到 %s（%s）"
                                    .formatted(rows, file.getFileName(), head.brief()),
                            "the journal is sound, %d rows; copied to %s (%s)"
                                    .formatted(rows, file.getFileName(), head.brief()));
            case Made.Damaged(var how) ->
                    new Words(
                            "日志完好，但副本已损坏：" + how, "the journal is sound, its copy is not: " + how);
            case Made.Failed(String why) ->
                    new Words(
                            "日志完好，但没有备份成：" + why,
                            "the journal is sound, but there is no copy of it: " + why);
        };
    }

    /** Whether nobody has to look at it. */
    public boolean well() {
        return audit instanceof AuditResult.Sound && copy instanceof Made.Copy;
    }

    /** Whether the journal itself has to be restored. */
    public boolean damaged() {
        return !(audit instanceof AuditResult.Sound);
    }
}
