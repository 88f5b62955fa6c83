package tingxu.bridge.printer;

import tingxu.bridge.Health.Trouble;

/** What can be wrong with a printer, each with its remedy in docs/runbook.md. */
final class PrinterTroubles {

    static final Trouble PAPER_OUT =
            new Trouble(
                    "打印机缺纸，请换纸卷",
                    "The printer is out of paper: put in a new roll",
                    "printer-paper-out");
    static final Trouble PAPER_LOW =
            new Trouble(
                    "打印纸将尽，请备好纸卷", "Paper is running low: have a roll ready", "printer-near-end");
    static final Trouble COVER_OPEN =
            new Trouble(
                    "打印机上盖未合，请合上", "The printer's cover is open: close it", "printer-cover-open");
    static final Trouble KNIFE_STUCK =
            new Trouble(
                    "切纸刀卡住，请开盖清理后合上",
                    "The knife is stuck: open the cover, clear it, close the cover",
                    "printer-jam");
    static final Trouble FAULT =
            new Trouble(
                    "打印机故障，请重开电源",
                    "The printer reports a fault: power off and on",
                    "printer-fault");
    static final Trouble HOT =
            new Trouble(
                    "打印头过热，稍后自行恢复",
                    "The print head is hot and recovers by itself",
                    "printer-fault");
    static final Trouble OFFLINE =
            new Trouble(
                    "打印机脱机，请按联机键",
                    "The printer is offline: press its online key",
                    "printer-offline");
    static final Trouble FEEDING =
            new Trouble("进纸键被按住，松开即可", "The feed button is held: let it go", "printer-offline");
    static final Trouble SILENT =
            new Trouble(
                    "打印机无应答，请检查电源和数据线",
                    "The printer does not answer: check power and cable",
                    "printer-silent");
    static final Trouble UNCONFIRMED =
            new Trouble(
                    "打印机未确认出票，请看是否已出票",
                    "The printer did not confirm the slip: see whether it came out",
                    "printer-unknown");
    static final Trouble UNSETTLED =
            new Trouble(
                    "打印机仍在处理上一张票",
                    "The printer is still busy with an earlier slip",
                    "printer-unknown");
    static final Trouble BUSY =
            new Trouble("打印任务太多，请稍候", "Too many slips are waiting: try again soon", "printer-busy");
    static final Trouble CLOSED =
            new Trouble("打印机已停用", "The printer has been shut down", "printer-silent");

    static final Trouble NOTHING_PRINTED =
            new Trouble("还没有可补打的票", "There is no slip to print again", "printer-reprint");

    private PrinterTroubles() {}
}
