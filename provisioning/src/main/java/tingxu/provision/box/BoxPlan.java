package tingxu.provision.box;

import org.jspecify.annotations.Nullable;

import tingxu.control.catalogue.Catalogue;
import tingxu.wire.NodeId;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/**
 * What to build.
 *
 * @param data keeps everything that survives a restart
 * @param port of the hall's screens; 0 for any free one
 * @param kioskPort of the first kiosk's screen, the others count on from it; 0 for free ones
 * @param kiosks by name
 * @param broker one elsewhere, {@code ssl://host:8883}; null for the embedded one
 */
public record BoxPlan(
        Path data,
        Catalogue catalogue,
        int port,
        int kioskPort,
        List<NodeId> kiosks,
        @Nullable URI broker) {

    public BoxPlan {
        kiosks = List.copyOf(kiosks);
    }
}
