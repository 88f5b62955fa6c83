package tingxu.bridge.card;

import tingxu.bridge.Health.Trouble;

/** What may be wrong at a card reader, in words. */
final class CardTroubles {

    static final Trouble LINE =
            new Trouble("身份证阅读器的线路断开", "The card reader's line is down", "card-reader-gone");

    static final Trouble SILENT =
            new Trouble("身份证阅读器没有应答", "The card reader does not answer", "card-reader-silent");

    static final Trouble REFUSES =
            new Trouble(
                    "身份证阅读器的安全模块拒绝工作",
                    "The card reader's security module refuses to work",
                    "card-module-refuses");

    static final Trouble UNREADABLE =
            new Trouble(
                    "未能读取证件，请拿起后重新放置，或选择其他方式取号",
                    "The card could not be read: lift it and lay it down again, or go on without"
                            + " it",
                    "card-unreadable");

    private CardTroubles() {}
}
