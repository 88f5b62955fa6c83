package tingxu.provision.faults;

import tingxu.control.gate.Places;
import tingxu.control.gate.Places.Place;
import tingxu.control.hall.HallPlan;
import tingxu.control.hall.Skill;
import tingxu.wire.HallId;
import tingxu.wire.LineId;
import tingxu.wire.NodeId;
import tingxu.wire.WindowId;
import tingxu.wire.Words;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The hall that is tried: two lines, four windows on two bridges, and some kiosks. */
final class Plan {

    static final HallId HALL = new HallId("storm");
    static final Words NAME = new Words("风暴大厅", "Hall of storms");
    static final ZoneId TIME = ZoneId.of("Asia/Shanghai");
    static final byte[] KEY = "a key for storms only".getBytes(StandardCharsets.US_ASCII);
    static final LineId HOUSEHOLD = new LineId("household");
    static final LineId TAX = new LineId("tax");
    static final List<LineId> LINES = List.of(HOUSEHOLD, TAX);
    static final List<NodeId> BRIDGES = List.of(new NodeId("b01"), new NodeId("b02"));
    static final int WINDOWS = 4;

    private Plan() {}

    static HallPlan plan(String policy) {
        return new HallPlan(
                NAME,
                policy,
                List.of(
                        new HallPlan.Line(
                                HOUSEHOLD,
                                new Words("户籍", "Household"),
                                'A',
                                Duration.ofMinutes(3)),
                        new HallPlan.Line(TAX, new Words("税务", "Tax"), 'C', Duration.ofMinutes(2))),
                HallPlan.Limits.USUAL);
    }

    static List<WindowId> windows() {
        return java.util.stream.IntStream.rangeClosed(1, WINDOWS).mapToObj(WindowId::new).toList();
    }

    static List<WindowId> windowsOf(NodeId bridge) {
        return windows().stream().filter(window -> bridgeOf(window).equals(bridge)).toList();
    }

    static NodeId bridgeOf(WindowId window) {
        return BRIDGES.get(window.number() % BRIDGES.size());
    }

    static String zone(NodeId bridge) {
        return bridge.name().equals("b01") ? "east" : "west";
    }

    static List<Skill> skills(WindowId window) {
        Skill household = new Skill(HOUSEHOLD, window.number() != 2);
        Skill tax = new Skill(TAX, window.number() == 2);
        return window.number() == 1 ? List.of(household) : List.of(household, tax);
    }

    static Places places() {
        Map<WindowId, Place> windows = new TreeMap<>();
        for (WindowId window : windows()) {
            NodeId bridge = bridgeOf(window);
            windows.put(window, new Place(zone(bridge), bridge, TAX));
        }
        Map<String, NodeId> announcers = new TreeMap<>();
        for (NodeId bridge : BRIDGES) announcers.put(zone(bridge), bridge);
        return new Places(windows, announcers);
    }
}
