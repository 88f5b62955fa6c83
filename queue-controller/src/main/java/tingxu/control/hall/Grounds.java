package tingxu.control.hall;

import tingxu.wire.LineId;
import tingxu.wire.TicketClass;

import java.time.Instant;

/**
 * What a call was decided upon, as two fingerprints: the same ones again mean the same choice.
 *
 * @param snapshot of what the window could see: its lines' heads and lengths, and who was at work
 * @param parameters of the policy and how it was set
 */
public record Grounds(String snapshot, String parameters) {

    private static final TicketClass[] CLASSES = TicketClass.values();

    public static Grounds of(HallState state, Window window, Policy policy, Instant now) {
        return new Grounds(snapshot(state, window, now).hex(), policy.parameters().hex());
    }

    private static Fingerprint snapshot(HallState state, Window window, Instant now) {
        Fingerprint print = at(Fingerprint.EMPTY, now).and(window.id().number());
        for (Skill skill : window.skills()) {
            LineId line = skill.line();
            print =
                    print.and(line.name())
                            .and(skill.primary() ? 1 : 0)
                            .and(state.waitingCount(line))
                            .and(state.capacity(line));
            Lanes.OfLine lanes = state.lanes().line(line);
            for (TicketClass each : CLASSES) {
                Ticket head = lanes.first(each);
                print = head == null ? print.and(0) : at(print, head.clock()).and(head.sequence());
            }
        }
        return print;
    }

    private static Fingerprint at(Fingerprint print, Instant time) {
        return print.and(time.getEpochSecond()).and(time.getNano());
    }
}
