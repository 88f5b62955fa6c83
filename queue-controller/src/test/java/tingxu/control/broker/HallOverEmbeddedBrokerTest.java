package tingxu.control.broker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

class HallOverEmbeddedBrokerTest extends HallOverTheWire<EmbeddedStation> {

    @Override
    EmbeddedStation station(Path folder) throws IOException {
        return new EmbeddedStation(Map.of());
    }
}
