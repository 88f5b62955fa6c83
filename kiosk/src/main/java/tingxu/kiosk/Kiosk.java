package tingxu.kiosk;

import org.jspecify.annotations.Nullable;

import tingxu.bridge.Device;
import tingxu.bridge.Parts;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.file.Yaml;
import tingxu.bridge.kinds.Kinds;
import tingxu.bridge.make.Kind;
import tingxu.bridge.port.SteadyClock;
import tingxu.bridge.printer.PrinterProfile;
import tingxu.bridge.printer.TicketPrinter;
import tingxu.kiosk.guide.Guide;
import tingxu.kiosk.guide.GuideFile;
import tingxu.kiosk.guide.Pinyin;
import tingxu.kiosk.ledger.Ledger;
import tingxu.kiosk.ledger.SqliteLedger;
import tingxu.kiosk.link.HallLink;
import tingxu.kiosk.profile.Devices;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.kiosk.profile.Secret;
import tingxu.kiosk.receipt.Receipts;
import tingxu.kiosk.receipt.TicketLayout;
import tingxu.kiosk.receipt.TicketPreview;
import tingxu.kiosk.screen.Scene;
import tingxu.kiosk.screen.Screen;
import tingxu.kiosk.station.Desk;
import tingxu.kiosk.station.Station;
import tingxu.kiosk.technician.Bench;
import tingxu.kiosk.technician.Door;
import tingxu.kiosk.technician.Machine;
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
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** A whole kiosk, running: devices, print journal, way to the hall, touch screen. */
public final class Kiosk implements AutoCloseable {

    /** A guide of the hall's own, in the kiosk's folder; without it the shipped one is used. */
    public static final String GUIDE_FILE = "guide.yaml";

    private static final SecureRandom CHANCE = new SecureRandom();

    private final InstantSource wall = InstantSource.system();
    private final InstantSource steady = new SteadyClock(wall.instant());
    private final MessageIds ids = new MessageIds(wall);
    private final Parts parts = new Parts();
    private final List<Device> devices = new ArrayList<>();
    private final Bench bench = new Bench(wall, () -> "tingxu-test-" + token());

    private final Screen screen;
    private final Station station;

    /**
     * What the layout in a folder gives on paper. A kiosk that was claimed there lends its hall and
     * its printer; without one they are made up.
     *
     * @param dots width of the paper where no kiosk says it
     */
    public static TicketPreview preview(Path folder, int dots) throws FileWrong {
        Guide guide = guide(folder);
        if (!Files.exists(folder.resolve(KioskProfile.FILE))) {
            PrinterProfile paper = PrinterProfile.ofWidth(dots);
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
        KioskProfile.Tls tls = profile.tls();
        TlsIdentity identity =
                tls == null ? null : new TlsIdentity(tls.key(), tls.cert(), tls.ca());
        Wire wire =
                new MqttWire(new MqttWire.Line(profile.broker(), profile.node().name(), identity));
        return new Kiosk(folder, profile, wire);
    }

    /**
     * Runs when this returns.
     *
     * @param folder holds the print journal and the outbox, and perhaps a guide
     * @param wire not yet started; closed with the kiosk
     */
    public Kiosk(Path folder, KioskProfile profile, Wire wire) throws FileWrong {
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
            Fitter fitter = new Fitter(folder, profile.devices(), desk);
            TicketPrinter printer = fitter.fit(Kinds.PRINTER, _ -> {});
            this.station = station(folder, profile, courier, desk, printer);
            fitter.fit(Kinds.CARD, desk::card);
            Consumer<String> scans = bench.scans(desk::scan);
            fitter.fit(Kinds.SCANNER, scan -> scans.accept(scan.text()));
            fitter.fit(Kinds.CAMERA, scan -> scans.accept(scan.text()));
            if (printer != null) bench.printsAt(printer::print);
            this.screen =
                    parts.keep(
                            new Screen(
                                    profile.screenPort(),
                                    station,
                                    place,
                                    new TicketPreview(receipts, folder, guide),
                                    new Door(profile.technicianPin(), steady, Kiosk::token),
                                    bench,
                                    new Machine(
                                            label,
                                            profile.hall().name(),
                                            profile.broker(),
                                            folder,
                                            wall.instant(),
                                            wall)));
            station.start();
            devices.forEach(Device::start);
            courier.start();
        } catch (FileWrong | RuntimeException failed) {
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
        Ledger ledger = parts.keep(new SqliteLedger(folder.resolve("ledger.db")));
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

    /** Whether presses and devices are seen to. */
    public boolean turnedWithin(Duration limit) {
        return station.turnedWithin(limit);
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

    /** Makes the devices that the profile names, each by its make. */
    private final class Fitter {

        private final Path folder;
        private final Devices named;
        private final Desk desk;

        Fitter(Path folder, Devices named, Desk desk) {
            this.folder = folder;
            this.named = named;
            this.desk = desk;
        }

        /** Null where this kiosk has none. */
        <D extends Device, E> @Nullable D fit(Kind<D, E> kind, Consumer<E> ear) throws FileWrong {
            if (named.entry(kind).isEmpty()) return null;
            D device =
                    named.make(
                            kind,
                            folder,
                            steady,
                            ear,
                            bench.feelings(kind.name(), desk.feelings(kind.name())));
            devices.add(device);
            bench.has(device);
            return parts.keep(device);
        }
    }

    private static String token() {
        byte[] chance = new byte[16];
        CHANCE.nextBytes(chance);
        return HexFormat.of().formatHex(chance);
    }

    private static Guide guide(Path folder) throws FileWrong {
        Path own = folder.resolve(GUIDE_FILE);
        return Files.exists(own)
                ? GuideFile.read(Yaml.read(own), new Pinyin())
                : GuideFile.shipped(new Pinyin());
    }
}
