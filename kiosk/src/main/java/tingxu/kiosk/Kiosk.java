package tingxu.kiosk;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Device;
import tingxu.bridge.DeviceId;
import tingxu.bridge.Parts;
import tingxu.bridge.card.CardReader;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.port.CharacterPort;
import tingxu.bridge.port.Port;
import tingxu.bridge.port.PortAddress;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.TicketPrinter;
import tingxu.bridge.printer.drawing.DotLettering;
import tingxu.bridge.scanner.QrScanner;
import tingxu.bridge.scanner.ScannerMake;
import tingxu.bridge.scanner.camera.CameraScanner;
import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.GuideFile;
import tingxu.kiosk.guide.Pinyin;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.link.HallLink;
import tingxu.kiosk.profile.Camera;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.kiosk.profile.KioskProfile.Devices;
import tingxu.kiosk.profile.Secret;
import tingxu.kiosk.receipt.Receipts;
import tingxu.kiosk.receipt.TicketLayout;
import tingxu.kiosk.receipt.TicketPreview;
import tingxu.kiosk.screen.Scene;
import tingxu.kiosk.screen.Screen;
import tingxu.kiosk.station.Desk;
import tingxu.kiosk.station.Feelings;
import tingxu.kiosk.station.Station;
import tingxu.kiosk.visit.Habits;
import tingxu.kiosk.visit.Manner;
import tingxu.wire.HallId;
import tingxu.wire.Words;
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
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** A whole kiosk, running: devices, print journal, way to the hall, touch screen. */
public final class Kiosk implements AutoCloseable {

    /** A guide of the hall's own, in the kiosk's folder; without it the shipped one is used. */
    public static final String GUIDE_FILE = "guide.yaml";

    private final InstantSource wall = InstantSource.system();
    private final InstantSource steady = new SteadyClock(wall.instant());
    private final MessageIds ids = new MessageIds(wall);
    private final Parts parts = new Parts();
    private final List<Device> devices = new ArrayList<>();

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
            Port.@Nullable Opener printer,
            Port.@Nullable Opener camera) {

        /** Without a camera. */
        public Lines(
                Port.@Nullable Opener card,
                Port.@Nullable Opener scanner,
                Port.@Nullable Opener printer) {
            this(card, scanner, printer, null);
        }
    }

    /**
     * What the layout in a folder gives on paper. A kiosk that was claimed there lends its hall and
     * its printer; without one they are made up.
     *
     * @param dots width of the paper where no kiosk says it
     */
    public static TicketPreview preview(Path folder, int dots) throws FileWrong {
        Guide guide = guide(folder);
        if (!Files.exists(folder.resolve(KioskProfile.FILE))) {
            PrinterProfile paper = new Devices(null, null, null, dots).paper();
            Words name = new Words("政务服务大厅", "Public Service Hall");
            return new TicketPreview(
                    new Receipts(
                            new HallId("demo"), name, "K01", ZoneId.of("Asia/Shanghai"), paper),
                    folder,
                    guide);
        }
        KioskProfile profile = KioskProfile.in(folder);
        return new TicketPreview(
                new Receipts(
                        profile.hall(),
                        profile.name(),
                        profile.node().label(),
                        profile.time(),
                        profile.devices().paper()),
                folder,
                guide);
    }

    /** A kiosk on the devices and the broker that its profile names. */
    public static Kiosk alone(Path folder, KioskProfile profile) throws FileWrong {
        KioskProfile.Devices devices = profile.devices();
        Lines lines =
                new Lines(
                        opener(devices.card()),
                        opener(devices.scanner()),
                        opener(devices.printer()),
                        opener(devices.camera()));
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
        PrinterProfile paper = profile.devices().paper();
        String label = profile.node().label();
        Receipts receipts =
                new Receipts(
                        profile.hall(),
                        profile.name(),
                        label,
                        profile.time(),
                        paper,
                        TicketLayout.in(folder, paper));
        Desk desk =
                new Desk(
                        receipts,
                        guide,
                        Secret.read(profile.secrets().hall()),
                        new TicketSigner(profile.hall(), Secret.read(profile.secrets().qr())),
                        wall);
        Scene.Place place =
                new Scene.Place(profile.name(), profile.help(), label, profile.time(), guide);
        try {
            Courier courier = courier(folder, profile, wire);
            this.station = station(folder, profile, courier, desk, printer(lines, paper, desk));
            cardReader(lines, desk);
            scanner(lines, profile.devices().scanner(), desk);
            camera(lines, profile.devices().camera(), desk);
            this.screen =
                    parts.keep(
                            new Screen(
                                    profile.screenPort(),
                                    station,
                                    place,
                                    new TicketPreview(receipts, folder, guide)));
            station.start();
            devices.forEach(Device::start);
            courier.start();
        } catch (RuntimeException failed) {
            parts.close();
            throw failed;
        }
    }

    private Courier courier(Path folder, KioskProfile profile, Wire wire) {
        SqliteOutbox outbox = parts.keep(new SqliteOutbox(folder.resolve("outbox.db"), wall));
        return parts.keep(new Courier(wire, outbox, profile.hall(), profile.node(), steady, ids));
    }

    private Station station(
            Path folder,
            KioskProfile profile,
            Courier courier,
            Desk desk,
            @Nullable TicketPrinter printer) {
        Ledger ledger = parts.keep(new Ledger(folder.resolve("ledger.db")));
        Habits habits =
                new Habits(Manner.in(profile.languages().getFirst()), profile.hallAnswers());
        return parts.keep(
                desk.station(
                        new HallLink(courier, profile.hall(), desk::news),
                        ledger,
                        printer == null ? null : printer::print,
                        habits,
                        profile.lentNumbers(),
                        steady,
                        ids));
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
        parts.close();
    }

    private @Nullable TicketPrinter printer(Lines lines, PrinterProfile paper, Desk desk) {
        if (lines.printer() == null) return null;
        return device(
                new TicketPrinter(
                        new DeviceId(Feelings.PRINTER),
                        lines.printer(),
                        paper,
                        new DotLettering(),
                        steady,
                        desk.feelings(Feelings.PRINTER)));
    }

    private void cardReader(Lines lines, Desk desk) {
        if (lines.card() == null) return;
        device(
                new CardReader(
                        new DeviceId(Feelings.CARD),
                        lines.card(),
                        steady,
                        desk::card,
                        desk.feelings(Feelings.CARD)));
    }

    private void scanner(Lines lines, KioskProfile.@Nullable Line place, Desk desk) {
        if (lines.scanner() == null) return;
        ScannerMake make = place == null ? ScannerMake.LINE : place.scanner();
        device(
                new QrScanner(
                        new DeviceId(Feelings.SCANNER),
                        lines.scanner(),
                        make,
                        steady,
                        scan -> desk.scan(scan.text()),
                        desk.feelings(Feelings.SCANNER)));
    }

    private void camera(Lines lines, @Nullable Camera camera, Desk desk) {
        if (lines.camera() == null || camera == null) return;
        device(
                new CameraScanner(
                        new DeviceId(Feelings.CAMERA),
                        lines.camera(),
                        camera.format(),
                        steady,
                        scan -> desk.scan(scan.text()),
                        desk.feelings(Feelings.CAMERA)));
    }

    private <D extends Device> D device(D device) {
        devices.add(device);
        return parts.keep(device);
    }

    private static Guide guide(Path folder) throws FileWrong {
        Path own = folder.resolve(GUIDE_FILE);
        return Files.exists(own)
                ? GuideFile.read(Yaml.read(own), new Pinyin())
                : GuideFile.shipped(new Pinyin());
    }

    /** A pipe is no tty: it is read as it is. */
    private static Port.@Nullable Opener opener(@Nullable Camera camera) {
        if (camera == null) return null;
        return () ->
                camera.path().startsWith("tcp://")
                        ? new PortAddress(camera.path()).open(0)
                        : CharacterPort.open(camera.path());
    }

    private static Port.@Nullable Opener opener(KioskProfile.@Nullable Line line) {
        return line == null ? null : () -> new PortAddress(line.path()).open(line.baud());
    }
}
