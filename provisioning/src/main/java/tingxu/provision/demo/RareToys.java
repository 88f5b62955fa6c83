package tingxu.provision.demo;

import tingxu.bridge.board.digits.SimulatedDigits;
import tingxu.bridge.board.template.SimulatedTemplate;
import tingxu.bridge.signal.SimulatedButton;
import tingxu.bridge.signal.SimulatedLamp;
import tingxu.control.catalogue.Catalogue;
import tingxu.daemon.SimulatedWires;
import tingxu.provision.box.RareDevices;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** What not every window has. */
final class RareToys {

    /** How the wires of a board of dots can be. */
    enum WireMood {
        HEALTHY,
        /** Nobody drives the chips any more. */
        WIRES_CUT
    }

    private RareToys() {}

    static List<Toy> of(Catalogue.PlannedWindow window, RareDevices rare) {
        return List.of(
                digits(window, rare),
                dots(window, rare),
                described(window, rare),
                lamp(window, rare),
                button(window, rare));
    }

    private static Toy digits(Catalogue.PlannedWindow window, RareDevices rare) {
        SimulatedDigits digits = rare.digits();
        return Toy.of(
                Toys.place(window, "digits"),
                "digits",
                List.of(SimulatedDigits.Mood.values()),
                () -> digits.mood(RareDevices.ADDRESS),
                mood -> digits.mood(RareDevices.ADDRESS, mood),
                () ->
                        new Toy.Face.Board(
                                Stream.of(digits.text(RareDevices.ADDRESS))
                                        .filter(text -> !text.isEmpty())
                                        .toList()),
                rare.digitsMeter(),
                new LinkedHashMap<>());
    }

    private static Toy dots(Catalogue.PlannedWindow window, RareDevices rare) {
        Toy.Place place = Toys.place(window, "dots");
        SimulatedWires wires = rare.wires();
        AtomicReference<WireMood> mood = new AtomicReference<>(WireMood.HEALTHY);
        SequencedMap<String, Consumer<String>> deeds = new LinkedHashMap<>();
        deeds.put("power", _ -> wires.restart(place.device()));
        return Toy.of(
                place,
                "dots",
                List.of(WireMood.values()),
                mood::get,
                next -> {
                    mood.set(next);
                    wires.cut(next == WireMood.WIRES_CUT);
                },
                () -> new Toy.Face.Dots(wires.picture(place.device())),
                null,
                deeds);
    }

    private static Toy described(Catalogue.PlannedWindow window, RareDevices rare) {
        SimulatedTemplate board = rare.described();
        SequencedMap<String, Consumer<String>> deeds = new LinkedHashMap<>();
        deeds.put("power", _ -> board.restart());
        return Toy.of(
                Toys.place(window, "described"),
                "described",
                List.of(SimulatedTemplate.Mood.values()),
                board::mood,
                board::mood,
                () ->
                        new Toy.Face.Board(
                                Stream.of(board.text()).filter(text -> !text.isEmpty()).toList()),
                rare.describedMeter(),
                deeds);
    }

    private static Toy lamp(Catalogue.PlannedWindow window, RareDevices rare) {
        SimulatedLamp lamp = rare.lamp();
        return Toy.of(
                Toys.place(window, "lamp"),
                "lamp",
                List.of(SimulatedLamp.Mood.values()),
                lamp::mood,
                lamp::mood,
                () -> new Toy.Face.Lamp(rare.lampMeter().plugged() && lamp.isLit()),
                rare.lampMeter(),
                new LinkedHashMap<>());
    }

    private static Toy button(Catalogue.PlannedWindow window, RareDevices rare) {
        SimulatedButton button = rare.button();
        SequencedMap<String, Consumer<String>> deeds = new LinkedHashMap<>();
        deeds.put("press", _ -> button.press());
        return Toy.of(
                Toys.place(window, "button"),
                "button",
                List.of(SimulatedButton.Mood.values()),
                button::mood,
                button::mood,
                () -> new Toy.Face.Button(button.isDown()),
                rare.buttonMeter(),
                deeds);
    }
}
