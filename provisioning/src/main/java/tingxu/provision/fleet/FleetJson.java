package tingxu.provision.fleet;

import org.jspecify.annotations.Nullable;

import tingxu.wire.DeviceStatus;
import tingxu.wire.Words;

import java.time.Instant;
import java.util.List;

/** The fleet as {@code GET /api/v1/fleet} gives it. */
record FleetJson(List<Row> machines) {

    /**
     * @param node such as {@code k01}
     * @param slot NONE, FREE, CLAIMABLE, EXPIRED, ENROLLED or REVOKED
     * @param until when the claim code or the certificate runs out
     */
    record Row(
            String node,
            String presence,
            @Nullable Instant since,
            @Nullable Instant heard,
            @Nullable String software,
            String slot,
            @Nullable Instant until,
            List<Device> devices) {}

    record Device(
            String device,
            String kind,
            String state,
            @Nullable Words reason,
            @Nullable String remedy,
            Instant since) {}

    static FleetJson of(List<Machine> machines) {
        return new FleetJson(machines.stream().map(FleetJson::row).toList());
    }

    private static Row row(Machine machine) {
        return new Row(
                machine.node().name(),
                machine.presence().name(),
                machine.since(),
                machine.heard(),
                machine.software(),
                machine.slot().name(),
                machine.until(),
                machine.devices().stream().map(FleetJson::device).toList());
    }

    private static Device device(Machine.Part part) {
        DeviceStatus status = part.status();
        return new Device(
                status.device(),
                status.kind(),
                status.state().name(),
                status.reason(),
                status.remedy(),
                part.since());
    }
}
