package tingxu.provision.demo;

import tingxu.bridge.board.onbon.SimulatedBoard;
import tingxu.bridge.callpad.Key;
import tingxu.bridge.callpad.SimulatedCallPad;
import tingxu.bridge.card.SimulatedCardReader;
import tingxu.bridge.pad.SimulatedPad;
import tingxu.bridge.printer.SimulatedPrinter;
import tingxu.bridge.scanner.SimulatedScanner;
import tingxu.bridge.scanner.camera.SimulatedCamera;
import tingxu.bridge.voice.SimulatedSpeaker;
import tingxu.control.catalogue.Catalogue;
import tingxu.provision.box.Box;
import tingxu.provision.box.KioskDevices;
import tingxu.provision.box.WindowDevices;
import tingxu.wire.NodeId;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** All simulated devices of a box, in the order in which a visitor would meet them. */
final class Toys {

    /** The deed that wants a text. */
    static final String SCAN = "scan";

    private Toys() {}

    static List<Corner> of(Box box) {
        List<Corner> corners = new ArrayList<>();
        Catalogue catalogue = box.controller().catalogue();
        for (Box.BoxKiosk kiosk : box.kiosks())
            corners.add(
                    new Corner(
                            "kiosk",
                            kiosk.node().label(),
                            Stream.concat(
                                            Stream.of(
                                                    reader(kiosk), scanner(kiosk), printer(kiosk)),
                                            camera(kiosk).stream())
                                    .toList()));
        for (Catalogue.PlannedWindow window : catalogue.windows()) {
            WindowDevices devices = box.window(window.id());
            corners.add(
                    new Corner(
                            "window",
                            Integer.toString(window.id().number()),
                            Stream.concat(
                                            Stream.of(
                                                    board(window, devices),
                                                    pad(window, devices),
                                                    callPad(window, devices)),
                                            box.rare(window.id()).stream()
                                                    .flatMap(rare ->
                                                            RareToys.of(window, rare).stream()))
                                    .toList()));
        }
        TreeSet<NodeId> speakers = new TreeSet<>();
        catalogue.zones().forEach(zone -> speakers.add(zone.announcer()));
        for (NodeId node : speakers)
            corners.add(new Corner("voice", node.label(), List.of(voice(node, box.speaker(node)))));
        return List.copyOf(corners);
    }

    // ------------------------------------------------------------------ at a kiosk

    private static Toy reader(Box.BoxKiosk kiosk) {
        KioskDevices devices = kiosk.devices();
        SimulatedCardReader card = devices.card();
        Random people = new Random();
        SequencedMap<String, Consumer<String>> deeds = new LinkedHashMap<>();
        deeds.put("place", _ -> card.place(MadeUpCard.any(people)));
        deeds.put("remove", _ -> card.remove());
        return Toy.of(
                place(kiosk, "card"),
                "card",
                List.of(SimulatedCardReader.Mood.values()),
                card::mood,
                card::mood,
                () -> new Toy.Face.Reader(card.holdsCard()),
                devices.cardMeter(),
                deeds);
    }

    private static Toy scanner(Box.BoxKiosk kiosk) {
        KioskDevices devices = kiosk.devices();
        SimulatedScanner scanner = devices.scanner();
        SequencedMap<String, Consumer<String>> deeds = new LinkedHashMap<>();
        deeds.put(SCAN, scanner::scan);
        return Toy.of(
                place(kiosk, "scanner"),
                devices.hasKeyboard() ? "keyboard" : "scanner",
                scanner.moods(),
                scanner::mood,
                scanner::mood,
                Toy.Face.Blank::new,
                devices.scannerMeter(),
                deeds);
    }

    private static Toy printer(Box.BoxKiosk kiosk) {
        KioskDevices devices = kiosk.devices();
        SimulatedPrinter printer = devices.printer();
        SequencedMap<String, Consumer<String>> deeds = new LinkedHashMap<>();
        deeds.put("clear-knife", _ -> printer.clearKnife());
        deeds.put("close-cover", _ -> printer.closeCover());
        return Toy.of(
                place(kiosk, "printer"),
                "printer",
                List.of(SimulatedPrinter.Mood.values()),
                printer::mood,
                printer::mood,
                () -> new Toy.Face.Tray(printer.papers().size(), printer.atWork()),
                devices.printerMeter(),
                deeds);
    }

    private static Optional<Toy> camera(Box.BoxKiosk kiosk) {
        return kiosk.devices()
                .eye()
                .map(eye -> {
                    SimulatedCamera camera = eye.camera();
                    SequencedMap<String, Consumer<String>> deeds = new LinkedHashMap<>();
                    deeds.put(SCAN, camera::hold);
                    deeds.put("take-away", _ -> camera.hold(null));
                    return Toy.of(
                            place(kiosk, "camera"),
                            "camera",
                            List.of(SimulatedCamera.Mood.values()),
                            camera::mood,
                            camera::mood,
                            () -> new Toy.Face.Camera(camera.held() != null),
                            eye.meter(),
                            deeds);
                });
    }

    private static Toy.Place place(Box.BoxKiosk kiosk, String device) {
        NodeId node = kiosk.node();
        return new Toy.Place(node.name() + "-" + device, node, device);
    }

    // ------------------------------------------------------------------ at a window

    private static Toy board(Catalogue.PlannedWindow window, WindowDevices devices) {
        SimulatedBoard board = devices.board();
        SequencedMap<String, Consumer<String>> deeds = new LinkedHashMap<>();
        deeds.put("power", _ -> board.restart());
        return Toy.of(
                place(window, "board"),
                "board",
                List.of(SimulatedBoard.Mood.values()),
                board::mood,
                board::mood,
                () -> new Toy.Face.Board(board.text().lines().toList()),
                devices.boardMeter(),
                deeds);
    }

    private static Toy pad(Catalogue.PlannedWindow window, WindowDevices devices) {
        SimulatedPad pad = devices.pad();
        SequencedMap<String, Consumer<String>> deeds = new LinkedHashMap<>();
        for (int level = 5; level >= 1; level--) {
            int pressed = level;
            deeds.put("level:" + level, _ -> pad.press(pressed));
        }
        deeds.put("power", _ -> pad.powerCycle());
        return Toy.of(
                place(window, "pad"),
                "pad",
                List.of(SimulatedPad.Mood.values()),
                pad::mood,
                pad::mood,
                () -> new Toy.Face.Pad(pad.inviting()),
                devices.padMeter(),
                deeds);
    }

    private static Toy callPad(Catalogue.PlannedWindow window, WindowDevices devices) {
        SimulatedCallPad pad = devices.callPad();
        SequencedMap<String, Consumer<String>> deeds = new LinkedHashMap<>();
        for (Key key : Key.values()) deeds.put("key:" + key, _ -> pad.press(key));
        deeds.put("power", _ -> pad.powerCycle());
        return Toy.of(
                place(window, "callpad"),
                "callpad",
                List.of(SimulatedCallPad.Mood.values()),
                pad::mood,
                pad::mood,
                () -> new Toy.Face.CallPad(pad.awake(), pad.waiting()),
                devices.callPadMeter(),
                deeds);
    }

    static Toy.Place place(Catalogue.PlannedWindow window, String kind) {
        String device = kind + "-" + window.id().number();
        return new Toy.Place(device, window.bridge(), device);
    }

    // ------------------------------------------------------------------ in a zone

    private static Toy voice(NodeId node, SimulatedSpeaker speaker) {
        return Toy.of(
                new Toy.Place(node.name() + "-voice", node, Box.ANNOUNCER),
                "voice",
                List.of(SimulatedSpeaker.Mood.values()),
                speaker::mood,
                speaker::mood,
                () -> new Toy.Face.Voice(speaker.about(), speaker.sounding()),
                null,
                new LinkedHashMap<>());
    }
}
