package tingxu.control.forecast;

import tingxu.control.catalogue.Catalogue;
import tingxu.control.catalogue.Catalogue.PlannedWindow;
import tingxu.control.sim.Habits.Rest;
import tingxu.wire.WindowId;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The breaks that the hall's file plans for each window. */
public record Rota(List<PlannedWindow> windows, ZoneId time) {

    public static Rota of(Catalogue catalogue) {
        return new Rota(catalogue.windows(), catalogue.time());
    }

    /** On that day, in the order they fall due. */
    public SortedMap<WindowId, List<Rest>> on(LocalDate day) {
        SortedMap<WindowId, List<Rest>> breaks = new TreeMap<>();
        for (PlannedWindow window : windows)
            breaks.put(
                    window.id(),
                    window.breaks().stream()
                            .map(each ->
                                    new Rest(
                                            day.atTime(each.due()).atZone(time).toInstant(),
                                            each.length()))
                            .toList());
        return breaks;
    }
}
