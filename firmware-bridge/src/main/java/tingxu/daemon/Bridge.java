package tingxu.daemon;

import tingxu.bridge.Parts;
import tingxu.bridge.file.FileWrong;
import tingxu.bridge.port.SteadyClock;
import tingxu.wire.DeviceStatus;
import tingxu.wire.mqtt.Courier;
import tingxu.wire.mqtt.MessageIds;
import tingxu.wire.mqtt.MqttWire;
import tingxu.wire.outbox.SqliteOutbox;

import java.time.InstantSource;
import java.util.List;

/** A whole bridge, running: its devices, its outbox, its way to the hall. */
public final class Bridge implements AutoCloseable {

    private final Parts parts = new Parts();
    private final BridgeDaemon daemon;
    private final Courier courier;

    /** Runs when this returns. */
    public Bridge(BridgeConfig config) throws FileWrong {
        InstantSource wall = InstantSource.system();
        InstantSource steady = new SteadyClock(wall.instant());
        try {
            SqliteOutbox outbox =
                    parts.keep(new SqliteOutbox(config.folder().resolve("outbox.db"), wall));
            MqttWire wire =
                    new MqttWire(
                            new MqttWire.Line(
                                    config.broker(), config.node().name(), config.identity()));
            this.courier =
                    new Courier(
                            wire,
                            outbox,
                            config.hall(),
                            config.node(),
                            steady,
                            new MessageIds(wall));
            this.daemon = new BridgeDaemon(config, wire, courier, steady);
            parts.keep(daemon);
            daemon.start();
        } catch (FileWrong | RuntimeException failed) {
            parts.close();
            throw failed;
        }
    }

    /** How its devices feel. */
    public List<DeviceStatus> devices() {
        return daemon.feelings().all();
    }

    /** Whether the broker is reached. */
    public boolean connected() {
        return courier.connected();
    }

    @Override
    public void close() {
        parts.close();
    }
}
