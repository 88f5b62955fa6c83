package tingxu.provision.imprint;

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

/**
 * What this hall tells a machine at its birth, besides its certificate.
 *
 * @param name of the hall
 * @param help where the staffed way is, as a sentence
 * @param broker where the machine finds the hall's broker, such as {@code ssl://hall:8883}
 */
public record Imprint(HallId hall, Words name, Words help, ZoneId time, URI broker, HallKeys keys) {

    /** The files, by name: the profile and the keys that it speaks of. */
    public SortedMap<String, String> files(NodeId node) {
        SortedMap<String, String> files = new TreeMap<>();
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

    /** Every JSON text is a YAML text. */
    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
