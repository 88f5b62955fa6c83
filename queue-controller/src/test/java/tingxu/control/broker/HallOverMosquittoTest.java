package tingxu.control.broker;

import java.io.IOException;
import java.nio.file.Path;

/** With kill -9: Mosquitto is a process of its own. */
class HallOverMosquittoTest extends HallOverTheWire<MosquittoStation> {

    @Override
    MosquittoStation station(Path folder) throws IOException {
        return MosquittoStation.open(folder, Certificates.ofThisRun());
    }
}
