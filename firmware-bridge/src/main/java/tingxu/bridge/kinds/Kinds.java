package tingxu.bridge.kinds;

import tingxu.bridge.Device;
import tingxu.bridge.board.Board;
import tingxu.bridge.board.Shown;
import tingxu.bridge.board.digits.DigitsMakes;
import tingxu.bridge.board.matrix.MatrixMakes;
import tingxu.bridge.board.onbon.OnbonMakes;
import tingxu.bridge.board.template.TemplateMakes;
import tingxu.bridge.callpad.CallPadMakes;
import tingxu.bridge.callpad.KeyPressed;
import tingxu.bridge.card.CardEvent;
import tingxu.bridge.card.CardMakes;
import tingxu.bridge.card.CardReader;
import tingxu.bridge.file.Field;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.make.Kind;
import tingxu.bridge.make.Label;
import tingxu.bridge.make.Make;
import tingxu.bridge.pad.Pad;
import tingxu.bridge.pad.PadEvent;
import tingxu.bridge.pad.PadMakes;
import tingxu.bridge.printer.PrintOutcome;
import tingxu.bridge.printer.PrinterMakes;
import tingxu.bridge.printer.TicketPrinter;
import tingxu.bridge.printer.drawing.DotLettering;
import tingxu.bridge.scanner.QrScanner;
import tingxu.bridge.scanner.Scan;
import tingxu.bridge.scanner.ScannerMakes;
import tingxu.bridge.scanner.camera.CameraMakes;
import tingxu.bridge.signal.CallButton;
import tingxu.bridge.signal.Lamp;
import tingxu.bridge.signal.Pressed;
import tingxu.bridge.signal.SignalMakes;
import tingxu.bridge.voice.Announcer;
import tingxu.bridge.voice.Spoken;
import tingxu.bridge.voice.VoiceMakes;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Every kind of device and every make that is driven. A new make is one line here: it can then be
 * named in a file, found by the probe, spoken to at the console and tried by the bench.
 */
public final class Kinds {

    public static final Kind<CardReader, CardEvent> CARD =
            kind("card", "CardReader", "身份证阅读器", "card reader", List.of(CardMakes.SAM));

    public static final Kind<TicketPrinter, PrintOutcome> PRINTER =
            kind(
                    "printer",
                    "Printer",
                    "票据打印机",
                    "ticket printer",
                    List.of(PrinterMakes.escPos(DotLettering::new)));

    public static final Kind<QrScanner, Scan> SCANNER =
            kind(
                    "scanner",
                    "BarcodeReader",
                    "扫码器",
                    "scanner",
                    List.of(
                            ScannerMakes.LINE,
                            ScannerMakes.NEWLAND,
                            ScannerMakes.GM65,
                            ScannerMakes.HONEYWELL,
                            ScannerMakes.KEYBOARD));

    public static final Kind<Device, Scan> CAMERA =
            kind("camera", "BarcodeReader", "摄像头", "camera", List.of(CameraMakes.PICTURES));

    public static final Kind<Board, Shown> BOARD =
            kind(
                    "board",
                    "TextTerminal",
                    "窗口屏",
                    "window board",
                    List.of(
                            // One line a make:
                            OnbonMakes.ONBON,
                            DigitsMakes.LED_485,
                            TemplateMakes.DESCRIBED,
                            MatrixMakes.MAX7219));

    public static final Kind<Pad, PadEvent> PAD =
            kind(
                    "pad",
                    "EvaluationPad",
                    "评价器",
                    "evaluation pad",
                    List.of(
                            // One line a make:
                            PadMakes.OPEN,
                            PadMakes.KEYS.serial(),
                            PadMakes.KEYS.keypad(),
                            PadMakes.KEYS.pins(),
                            PadMakes.TABLET));

    public static final Kind<Device, KeyPressed> CALL_PAD =
            kind(
                    "callpad",
                    "CallPad",
                    "呼叫器",
                    "call pad",
                    List.of(
                            // One line a make:
                            CallPadMakes.OPEN,
                            CallPadMakes.KEYS.serial(),
                            CallPadMakes.KEYS.keypad(),
                            CallPadMakes.KEYS.pins()));

    public static final Kind<Announcer, Spoken> VOICE =
            kind(
                    "voice",
                    "Announcer",
                    "语音",
                    "voice",
                    List.of(
                            // One line a make:
                            VoiceMakes.SPEAKER, StripVoice.ONBON));

    public static final Kind<Lamp, Void> LAMP =
            kind("lamp", "Lights", "指示灯", "lamp", List.of(SignalMakes.LAMP));

    public static final Kind<CallButton, Pressed> BUTTON =
            kind("button", "CallButton", "呼叫按钮", "call button", List.of(SignalMakes.BUTTON));

    /** In the order in which they are asked at an unknown line, where risks are equal. */
    public static final List<Kind<?, ?>> ALL =
            List.of(PRINTER, CARD, SCANNER, CAMERA, BOARD, PAD, CALL_PAD, VOICE, LAMP, BUTTON);

    private Kinds() {}

    /** The kind that an entry of a file names. */
    public static Kind<?, ?> of(Field entry) throws FileWrong {
        Field named = entry.at("kind");
        String name = named.text();
        for (Kind<?, ?> kind : ALL) if (kind.name().equals(name)) return kind;
        String all = ALL.stream().map(Kind::name).collect(Collectors.joining(", "));
        throw named.wrong("没有 " + name + "；可用的有 " + all, "is one of " + all + ", not " + name);
    }

    private static <D extends Device, E> Kind<D, E> kind(
            String name, String className, String zh, String en, List<Make<D, E>> makes) {
        return new Kind<>(name, className, new Label(zh, en), makes);
    }
}
