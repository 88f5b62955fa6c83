package tingxu.control.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** The embedded broker on loopback: the client id is the name. */
class EmbeddedBrokerPlainTest extends WireConformance<EmbeddedStation> {

    @Override
    EmbeddedStation station(Path folder) throws IOException {
        return new EmbeddedStation(Map.of());
    }
}
