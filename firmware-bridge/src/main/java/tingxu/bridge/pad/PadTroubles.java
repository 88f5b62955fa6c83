package tingxu.bridge.pad;

import tingxu.bridge.Health.Trouble;

/** What may be wrong at an evaluation pad, in words. */
final class PadTroubles {

    static final Trouble LINE =
            new Trouble("评价器的线路断开", "The evaluation pad's line is down", "pad-gone");

    static final Trouble SILENT =
            new Trouble("评价器没有应答", "The evaluation pad does not answer", "pad-silent");

    static final Trouble VERSION =
            new Trouble(
                    "评价器的协议版本不同",
                    "The evaluation pad speaks another version of the protocol",
                    "pad-version");

    static final Trouble PAGE =
            new Trouble("评价页面没有打开", "No browser shows the rating page", "pad-page");

    static final Trouble PORT =
            new Trouble("评价页面的端口被占用", "The port of the rating page is taken", "pad-port");

    private PadTroubles() {}
}
