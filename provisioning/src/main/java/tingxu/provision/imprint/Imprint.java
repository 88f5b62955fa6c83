package tingxu.provision.imprint;

import tingxu.daemon.BridgeConfig;
import tingxu.kiosk.profile.KioskProfile;
import tingxu.provision.authority.PrivateFile;
import tingxu.wire.HallId;
import tingxu.wire.NodeId;
import tingxu.wire.Words;

import tools.jackson.databind.json.JsonMapper;

import java.net.URI;
import java.time.ZoneId;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What this hall tells a machine at its birth, besides its certificate.
 *
 * @param name of the hall
 * @param help where the staffed way is, as a sentence
 * @param broker where the machine finds the hall's broker, such as {@code ssl://hall:8883}
 * @param bridges which nodes are bridges in this hall's file; all others are kiosks
 */
public record Imprint(
        HallId hall,
        Words name,
        Words help,
        ZoneId time,
        URI broker,
        HallKeys keys,
        Predicate<NodeId> bridges) {

    /** The files, by name: the profile and, for a kiosk, the keys that it speaks of. */
    public SortedMap<String, String> files(NodeId node) {
        SortedMap<String, String> files = new TreeMap<>();
        if (bridges.test(node)) {
            files.put(BridgeConfig.FILE, bridge(hall, node, broker));
            return files;
        }
        files.put("qr.key", PrivateFile.read(keys.qrFile()));
        files.put("hall.key", PrivateFile.read(keys.hallFile()));
        files.put(KioskProfile.FILE, profile(node));
        return files;
    }

    private String profile(NodeId node) {
        return """
        # 由大厅在领取机位时写成；设备一节由本机填写。
        # Written by the hall when this machine claimed its slot; the devices are the machine's own.
        hall: %s
        node: %s
        name: {zh: %s, en: %s}
        help: {zh: %s, en: %s}
        time: %s
        broker: %s
        tls: {key: key.pem, cert: cert.pem, ca: ca.pem}
        screen-port: 8090
        languages: [zh, en]
        secrets: {qr: qr.key, hall: hall.key}
        """
                .formatted(
                        quoted(hall.name()),
                        quoted(node.name()),
                        quoted(name.zh()),
                        quoted(name.en()),
                        quoted(help.zh()),
                        quoted(help.en()),
                        quoted(time.getId()),
                        quoted(broker.toString()));
    }

    /** A bridge's file without its devices: it gets no key of the hall's, for it prints nothing. */
    public static String bridge(HallId hall, NodeId node, URI broker) {
        return """
        # 由大厅在领取机位时写成；设备由本机填写：./tingxu bridge probe 会列出。
        # Written by the hall when this machine claimed its slot; the devices are the machine's own,
        # as ./tingxu bridge probe lists them.
        hall: %s
        node: %s
        broker: %s
        tls: {key: key.pem, cert: cert.pem, ca: ca.pem}
        page-port: 8095
        """
                .formatted(quoted(hall.name()), quoted(node.name()), quoted(broker.toString()));
    }

    /** Every JSON text is a YAML text. */
    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
