package tingxu.provision;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

import tingxu.bridge.file.FileWrong;
import tingxu.control.broker.MosquittoConfig;
import tingxu.control.catalogue.Catalogue;
import tingxu.provision.authority.Authority;
import tingxu.provision.authority.PrivateFile;
import tingxu.provision.claim.SlotDesk;
import tingxu.wire.mqtt.TlsIdentity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;

/** Writes the files with which a Mosquitto is the broker of this hall, and of no other. */
@Command(name = "broker")
final class BrokerVerb implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private HallOptions hall;

    @Option(names = "--listen", paramLabel = "ADDRESS")
    private String listen = "0.0.0.0";

    @Option(names = "--port", paramLabel = "PORT")
    private int port = 8883;

    @Option(names = "--name", paramLabel = "HOST")
    private List<String> names = List.of();

    @Override
    public Integer call() throws FileWrong, IOException {
        Speech speech = new Speech(spec.commandLine());
        Catalogue catalogue = hall.catalogue();
        Path data = hall.data().toAbsolutePath().normalize();
        Authority authority = Authority.open(SlotDesk.authority(data), InstantSource.system());
        TlsIdentity identity = authority.server(names);
        Path acl = data.resolve("mosquitto/acl");
        Path conf = conf(data);
        MosquittoConfig config =
                new MosquittoConfig(
                        catalogue.hall(), listen, port, identity, authority.revocationList(), acl);
        PrivateFile.write(acl, config.aclText());
        PrivateFile.write(conf, config.text() + "\n# Who may read the keys above.\n" + user(data));
        String name = names.isEmpty() ? "localhost" : names.getFirst();
        speech.say("broker.written", conf, hall.data(), "ssl://" + name + ":" + port);
        return 0;
    }

    /** Where the settings of this hall's Mosquitto lie, if it has one. */
    static Path conf(Path data) {
        return data.resolve("mosquitto/mosquitto.conf");
    }

    /** A Mosquitto that root starts becomes this user before it reads its files. */
    private static String user(Path folder) throws IOException {
        return "user " + Files.getOwner(folder).getName() + "\n";
    }
}
