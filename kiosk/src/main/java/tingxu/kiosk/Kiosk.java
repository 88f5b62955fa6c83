package tingxu.kiosk;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.DeviceId;
import tingxu.bridge.card.CardReader;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.SerialPort;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.TicketPrinter;
import tingxu.bridge.scanner.QrScanner;
import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.GuideFile;
import tingxu.kiosk.guide.Pinyin;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.link.HallLink;
import tingxu.kiosk.profile.FileWrong;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.kiosk.profile.Secret;
import tingxu.kiosk.profile.Yaml;
import tingxu.kiosk.receipt.Receipts;
import tingxu.kiosk.screen.Scene;
import tingxu.kiosk.screen.Screen;
import tingxu.kiosk.station.Desk;
import tingxu.kiosk.station.Feelings;
import tingxu.kiosk.station.Station;
import tingxu.kiosk.visit.Habits;
import tingxu.kiosk.visit.Manner;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.mqtt.MqttWire;
import tingxu.wire.mqtt.TlsIdentity;
import tingxu.wire.mqtt.Wire;
import tingxu.wire.outbox.SqliteOutbox;
import tingxu.wire.seal.TicketSigner;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;

/** A whole kiosk, running: devices, print journal, way to the hall, touch screen. */
public final class Kiosk implements AutoCloseable {

    /** A guide of the hall's own, in the kiosk's folder; without it the shipped one is used. */
    public static final String GUIDE_FILE = "guide.yaml";

    /** Closed in the opposite order. */
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    private final Screen screen;
    private final Station station;

    /**
     * Where the devices are; null for one that this kiosk does not have.
     *
     * @param card at the card reader
     */
    public record Lines(
            Port.@Nullable Opener card,
            Port.@Nullable Opener scanner,
            Port.@Nullable Opener printer) {}

    /** A kiosk on the devices and the broker that its own profile names. */
    public static Kiosk alone(Path folder) throws FileWrong {
        KioskProfile profile = KioskProfile.in(folder);
        KioskProfile.Devices devices = profile.devices();
        Lines lines =
                new Lines(
                        opener(devices.card()),
                        opener(devices.scanner()),
                        opener(devices.printer()));
        KioskProfile.Tls tls = profile.tls();
        TlsIdentity identity =
                tls == null ? null : new TlsIdentity(tls.key(), tls.cert(), tls.ca());
        Wire wire =
                new MqttWire(new MqttWire.Line(profile.broker(), profile.node().name(), identity));
        return new Kiosk(folder, profile, lines, wire);
    }

    /**
     * Runs when this returns.
     *
     * @param folder holds the print journal and the outbox, and perhaps a guide
     * @param wire not yet started; closed with the kiosk
     */
    public Kiosk(Path folder, KioskProfile profile, Lines lines, Wire wire) throws FileWrong {
        Guide guide = guide(folder);
        byte[] hallKey = Secret.read(profile.secrets().hall());
        TicketSigner signer = new TicketSigner(profile.hall(), Secret.read(profile.secrets().qr()));
        InstantSource wall = InstantSource.system();
        InstantSource steady = new SteadyClock(wall.instant());
        MessageIds ids = new MessageIds(wall);
        PrinterProfile paper = paper(profile.devices().paperDots());
        String label = profile.node().label();
        Receipts receipts =
                new Receipts(profile.hall(), profile.name(), label, profile.time(), paper);

        SqliteOutbox outbox = keep(new SqliteOutbox(folder.resolve("outbox.db"), wall));
        Ledger ledger = keep(new Ledger(folder.resolve("ledger.db")));
        Courier courier =
                keep(new Courier(wire, outbox, profile.hall(), profile.node(), steady, ids));
        Desk desk = new Desk(receipts, guide, hallKey, signer, wall);
        HallLink link = new HallLink(courier, profile.hall(), desk::news);
        TicketPrinter printer = printer(lines.printer(), paper, steady, desk);
        Habits habits =
                new Habits(Manner.in(profile.languages().getFirst()), profile.hallAnswers());
        this.station =
                keep(
                        desk.station(
                                link,
                                ledger,
                                printer == null ? null : printer::print,
                                habits,
                                steady,
                                ids));
        CardReader card = cardReader(lines.card(), steady, desk);
        QrScanner scanner = scanner(lines.scanner(), steady, desk);
        this.screen =
                keep(
                        new Screen(
                                profile.screenPort(),
                                station,
                                new Scene.Place(
                                        profile.name(),
                                        profile.help(),
                                        label,
                                        profile.time(),
                                        guide)));

        station.start();
        if (printer != null) printer.start();
        if (card != null) card.start();
        if (scanner != null) scanner.start();
        courier.start();
    }

    /** Where the browser of this kiosk looks. */
    public URI screen() {
        return screen.address();
    }

    /** What the citizen sees now. */
    public Station station() {
        return station;
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception broken) {
                throw new IllegalStateException("a part of the kiosk does not close", broken);
            }
        }
    }

    private @Nullable TicketPrinter printer(
            Port.@Nullable Opener line, PrinterProfile paper, InstantSource clock, Desk desk) {
        if (line == null) return null;
        return keep(
                new TicketPrinter(
                        new DeviceId(Feelings.PRINTER),
                        line,
                        paper,
                        clock,
                        desk.feelings(Feelings.PRINTER)));
    }

    private @Nullable CardReader cardReader(
            Port.@Nullable Opener line, InstantSource clock, Desk desk) {
        if (line == null) return null;
        return keep(
                new CardReader(
                        new DeviceId(Feelings.CARD),
                        line,
                        clock,
                        desk::card,
                        desk.feelings(Feelings.CARD)));
    }

    private @Nullable QrScanner scanner(
            Port.@Nullable Opener line, InstantSource clock, Desk desk) {
        if (line == null) return null;
        return keep(
                new QrScanner(
                        new DeviceId(Feelings.SCANNER),
                        line,
                        clock,
                        scan -> desk.scan(scan.text()),
                        desk.feelings(Feelings.SCANNER)));
    }

    private static Guide guide(Path folder) throws FileWrong {
        Path own = folder.resolve(GUIDE_FILE);
        return Files.exists(own)
                ? GuideFile.read(Yaml.read(own), new Pinyin())
                : GuideFile.shipped(new Pinyin());
    }

    private static PrinterProfile paper(int dots) {
        PrinterProfile like =
                dots < PrinterProfile.WIDE.widthDots()
                        ? PrinterProfile.NARROW
                        : PrinterProfile.WIDE;
        return new PrinterProfile(
                dots, like.charset(), like.cutter(), like.reportsChanges(), like.jobLimit());
    }

    private static Port.@Nullable Opener opener(KioskProfile.@Nullable Line line) {
        return line == null ? null : () -> SerialPort.open(line.path(), line.baud());
    }

    private <T extends AutoCloseable> T keep(T part) {
        parts.push(part);
        return part;
    }
}
