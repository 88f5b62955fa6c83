package tingxu.provision.box;

import org.jspecify.annotations.Nullable;

import tingxu.control.Controller;
import tingxu.control.broker.BrokerConfig;
import tingxu.control.catalogue.Catalogue;
import tingxu.control.console.Annex;
import tingxu.control.console.ConsoleConfig;
import tingxu.control.staff.Account;
import tingxu.control.staff.Staff;
import tingxu.control.waits.Lessons;
import tingxu.provision.authority.Authority;
import tingxu.provision.authority.PrivateFile;
import tingxu.provision.claim.ClaimDesk;
import tingxu.provision.claim.SlotBook;
import tingxu.provision.claim.SlotDesk;
import tingxu.provision.fleet.FleetAnnex;
import tingxu.provision.imprint.HallKeys;
import tingxu.provision.imprint.Imprint;
import tingxu.provision.staff.FileCabinet;
import tingxu.wire.NodeId;
import tingxu.wire.Words;
import tingxu.wire.mqtt.TlsIdentity;

import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** A hall's controller with all that its data folder holds: authority, keys, slots, journal. */
public final class Headquarters implements AutoCloseable {

    private static final String HOST = "127.0.0.1";
    private static final Words HELP =
            new Words("请到导办台，工作人员为您取号", "Staff at the service desk will give you a number");

    private final Controller controller;
    private final SlotDesk slots;
    private final RevocationWatch revocations;

    /** A real hall's, on loopback. */
    public Headquarters(
            Path data, Catalogue catalogue, int port, int brokerPort, @Nullable URI broker) {
        this(
                data,
                catalogue,
                ConsoleConfig.loopback(port),
                brokerPort,
                broker,
                List.of(),
                _ -> List.of());
    }

    /**
     * Runs when this returns.
     *
     * @param screens where they are served
     * @param brokerPort of the embedded broker; 0 for any free one
     * @param broker one elsewhere; null for the embedded one
     * @param guests of a demonstration; a real hall has none
     * @param more pages besides the fleet's
     */
    public Headquarters(
            Path data,
            Catalogue catalogue,
            ConsoleConfig screens,
            int brokerPort,
            @Nullable URI broker,
            List<Account> guests,
            Controller.Annexes more) {
        InstantSource clock = InstantSource.system();
        Authority authority = Authority.open(SlotDesk.authority(data), clock);
        HallKeys keys = HallKeys.open(PrivateFile.folder(data.resolve("keys")));
        SlotBook book = new SlotBook(SlotDesk.slots(data));
        this.slots = new SlotDesk(book, authority, clock);
        slots.shutOut();
        this.controller =
                new Controller(
                        PrivateFile.folder(data.resolve("hall")),
                        catalogue,
                        screens,
                        bus(catalogue, authority, brokerPort, broker),
                        keys.qr(),
                        new Staff(new FileCabinet(FileCabinet.under(data)), clock, guests),
                        facts -> {
                            List<Annex> annexes = new ArrayList<>();
                            annexes.add(fleet(facts, book, authority, keys));
                            annexes.addAll(more.of(facts));
                            return annexes;
                        });
        this.revocations =
                new RevocationWatch(authority.revocationList(), controller::turnOutTheRevoked);
    }

    private static Controller.Bus bus(
            Catalogue catalogue, Authority authority, int port, @Nullable URI broker) {
        TlsIdentity own = authority.member("ctl");
        if (broker != null) return new Controller.Bus.Elsewhere(broker, own);
        return new Controller.Bus.Embedded(
                new BrokerConfig(
                        catalogue.hall(),
                        null,
                        HOST,
                        port,
                        authority.server(List.of()),
                        certificate -> !authority.revoked(certificate)),
                own);
    }

    private static Annex fleet(
            Controller.Facts facts, SlotBook book, Authority authority, HallKeys keys) {
        Imprint imprint =
                new Imprint(
                        facts.catalogue().hall(),
                        facts.catalogue().plan().name(),
                        HELP,
                        facts.catalogue().time(),
                        facts.broker(),
                        keys,
                        node -> isBridge(facts.catalogue(), node));
        ClaimDesk claims = new ClaimDesk(book, authority, imprint::files, facts.clock());
        return new FleetAnnex(
                book, facts.roster(), claims, facts.clock(), facts.catalogue().time());
    }

    private static boolean isBridge(Catalogue catalogue, NodeId node) {
        return catalogue.windows().stream().anyMatch(window -> window.bridge().equals(node))
                || catalogue.zones().stream().anyMatch(zone -> zone.announcer().equals(node));
    }

    public Controller controller() {
        return controller;
    }

    public SlotDesk slots() {
        return slots;
    }

    /** What the days of the hall in this folder have taught. */
    public static Lessons lessons(Path data) {
        return new Lessons(PrivateFile.folder(data.resolve("hall")).resolve("lessons"));
    }

    @Override
    public void close() {
        revocations.close();
        controller.close();
    }
}
