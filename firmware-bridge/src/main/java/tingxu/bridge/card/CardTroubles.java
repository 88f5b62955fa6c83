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

    static final Trouble NOT_SELECTED =
            new Trouble(
                    "未能识别证件，请只放一张证件，平放后不要移动",
                    "The card was not recognised: lay down one card only, flat, and leave it",
                    "card-one-at-a-time");

    static final Trouble NOT_GENUINE =
            new Trouble(
                    "证件未通过核验，请到人工窗口办理",
                    "The card was not verified: please go to a staffed window",
                    "card-not-verified");

    static final Trouble OTHER_KIND =
            new Trouble(
                    "此证件不能在这里读取，请放身份证、居住证或永久居留身份证",
                    "This kind of card cannot be read here: use an ID card or a residence card",
                    "card-other-kind");

    static final Trouble GARBLED =
            new Trouble(
                    "身份证阅读器的线路受干扰", "The card reader's line is disturbed", "card-reader-garbled");

    static final Trouble OTHER_MAKE =
            new Trouble(
                    "身份证阅读器不接受指令，型号或权限不符",
                    "The card reader does not take commands: wrong make or rights",
                    "card-reader-other-make");

    private CardTroubles() {}
}
